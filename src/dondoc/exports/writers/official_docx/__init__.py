"""The frame of an official paper as a Word file, laid out by Nghị định 30/2020/NĐ-CP, Phụ lục I.

The styles, the page number and the numbering stand as plain XML in ``parts/``; the body is built with lxml,
in time linear in its length. Equal input gives equal bytes.
"""
