"""Clauses that order work upon people: they stay in the document as text and become nothing else.

That is rule 5 of docs/scope.md. The rules are in ``rules``; here is the search.
"""

from __future__ import annotations

import re

from dondoc.reader.clauses.fold import fold
from dondoc.reader.clauses.scope.rules import RULES
from dondoc.reader.plan import Outside

_SYLLABLE = re.compile(r"\w+")


def find_outside(text: str) -> Outside | None:
    """The first words that put the clause out of scope; None where no rule is certain.

    Ordinary service and safety work for anyone is inside: schools, roads, health, fire, classes on
    the law.
    """
    folded = fold(text)
    syllables = frozenset(_SYLLABLE.findall(folded))
    spans = [
        found.span()
        for rule in RULES
        if not rule.signs.isdisjoint(syllables) and (found := rule.pattern.search(folded))
    ]
    if not spans:
        return None
    start, end = min(spans, key=lambda span: (span[0], -span[1]))
    return Outside(text[start:end], (start, end))


__all__ = ["find_outside"]
