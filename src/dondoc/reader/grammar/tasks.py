"""One clause of work: how it charges its agency, with whom, and whether it is in scope."""

from __future__ import annotations

import re

from dondoc.reader.clauses import find_outside, read_opening
from dondoc.reader.passage import Passage
from dondoc.reader.plan import Outside, Role, Task, Text

_BRACKET = re.compile(r"\s*\([^()]*\)[\s,;:]*|[\s,;:]+")


def read_task(body: Passage, opening: int = 0) -> Task:
    """One task; ``opening`` is where the words begin that charge the agency."""
    bracket = _BRACKET.match(body.text, opening)
    skipped = bracket.end() if bracket else opening
    found = read_opening(body.text[skipped:])
    role = found.role if found else Role.OWN
    partners = found.partners if found else ()
    return Task(
        body.text,
        body.span(),
        role,
        tuple(Text(one.text, body.span(one.span[0] + skipped, one.span[1] + skipped)) for one in partners),
        outside=outside_of(body),
    )


def outside_of(body: Passage) -> Outside | None:
    """Why a clause is out of scope, its words as a span of the source."""
    found = find_outside(body.text)
    return Outside(found.words, body.span(*found.span)) if found else None
