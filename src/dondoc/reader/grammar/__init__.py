"""The grammar of whole documents: how a plan is built, by Nghị định 30/2020/NĐ-CP and by the offices' custom.

One module per noun. Each takes the source, or what a module before it made of the source, and gives frozen
values; the grammar of single clauses stands in ``dondoc.reader.clauses``.
"""
