"""Blanking what is no date and no number of the clause itself, every offset kept."""

from __future__ import annotations

from functools import lru_cache

from dondoc.reader.clauses.citations import mentions
from dondoc.reader.clauses.fold import fold
from dondoc.reader.clauses.lazy import LazyPattern

BLANK = "\x00"
_TERM = LazyPattern(r"nhiệm kỳ\s(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d")


@lru_cache(maxsize=8)
def without_documents(text: str) -> str:
    """The folded text with cited documents, their dates and terms of office blanked."""
    folded = fold(text)
    for citation in mentions(text):
        folded = blank(folded, *citation.span)
    return _TERM.sub(lambda found: BLANK * len(found[0]), folded)


def blank(text: str, start: int, end: int) -> str:
    """The text with one stretch blanked."""
    return text[:start] + BLANK * (end - start) + text[end:]
