"""The grammar of single clauses: what one sentence of a plan says, apart from where it stands.

Every function takes the text of one paragraph, NFC and with white space collapsed, and gives values
whose spans are offsets into that text: ``text[start:end]`` is the value as printed. None of them
raises on any text.

- ``read_citations(text)``: the documents cited by number, each once.
- ``read_deadlines(text, context)``: the due dates; ``path`` is left empty for the caller.
- ``read_targets(text, context)``: the numbers that the plan sets itself; ``path`` is left empty as well.
- ``read_opening(text)``: how a task charges its agency, and with whom; None where the text is no task.
- ``read_due(time_cell, context)``: (due, every) of a table's time cell.
- ``read_after(time_cell)``: the period that such a cell names in place of a date.
- ``read_funds(text)``: the money that a clause sets aside for its work.
- ``find_outside(text)``: the words that put a clause out of scope, None where it is inside.
- ``clauses_json(kind, text, context)``: one kind of reading as plain data for JSON.
"""

from dondoc.reader.clauses.as_json import KINDS, clauses_json
from dondoc.reader.clauses.citations import read_citations
from dondoc.reader.clauses.context import Context
from dondoc.reader.clauses.deadlines import read_deadlines
from dondoc.reader.clauses.due import read_after, read_due
from dondoc.reader.clauses.funds import read_funds
from dondoc.reader.clauses.openings import Opening, read_opening
from dondoc.reader.clauses.scope import find_outside
from dondoc.reader.clauses.targets import read_targets

__all__ = [
    "KINDS",
    "Context",
    "Opening",
    "clauses_json",
    "find_outside",
    "read_after",
    "read_citations",
    "read_deadlines",
    "read_due",
    "read_funds",
    "read_opening",
    "read_targets",
]
