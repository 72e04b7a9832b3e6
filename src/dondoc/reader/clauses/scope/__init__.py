"""Clauses that order work upon people: they stay in the document as text and become nothing else.

That is rule 5 of docs/scope.md. The rules are in ``rules``; here is the search.
"""

from __future__ import annotations

import re
from itertools import pairwise

from dondoc.reader.clauses.fold import fold
from dondoc.reader.clauses.scope.net import find_sensitive
from dondoc.reader.clauses.scope.rules import RULES
from dondoc.reader.plan import Outside

_SYLLABLE = re.compile(r"\w+")
_BY_SIGN: dict[str, list[int]] = {}
for _place, _rule in enumerate(RULES):
    for _sign in _rule.signs:
        _BY_SIGN.setdefault(_sign, []).append(_place)


def signs_of(folded: str) -> set[str]:
    """The syllables of a folded text and its pairs of neighbours, which rules are looked up by."""
    syllables = _SYLLABLE.findall(folded)
    return {*syllables, *map(" ".join, pairwise(syllables))}


def find_outside(text: str) -> Outside | None:
    """The first words that put the clause out of scope; None where no rule is certain.

    Ordinary service and safety work for anyone is inside: schools, roads, health, fire, classes on
    the law.
    """
    folded = fold(text)
    signs = signs_of(folded)
    places = {place for sign in _BY_SIGN.keys() & signs for place in _BY_SIGN[sign]}
    spans = [span for place in places if (span := RULES[place].find(folded)) is not None]
    if not spans:
        return None
    start, end = min(spans, key=lambda span: (span[0], -span[1]))
    return Outside(text[start:end], (start, end))


__all__ = ["find_outside", "find_sensitive", "signs_of"]
