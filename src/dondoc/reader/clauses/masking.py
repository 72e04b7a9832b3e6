"""Blanking what is no date and no number of the clause itself, every offset kept."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dondoc.reader.clauses.citations import mentions
from dondoc.reader.clauses.fold import fold
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.source import Span

BLANK = "\x00"
_TERM = LazyPattern(r"nhiệm kỳ\s(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d")


@lru_cache(maxsize=8)
def without_documents(text: str) -> str:
    """The folded text with cited documents, their dates and terms of office blanked."""
    folded = blank(fold(text), [citation.span for citation in mentions(text)])
    return _TERM.sub(lambda found: BLANK * len(found[0]), folded)


def blank(text: str, spans: Iterable[Span]) -> str:
    """The text with some stretches blanked."""
    pieces: list[str] = []
    done = 0
    for start, end in sorted(spans):
        if end > done:
            pieces += text[done:start], BLANK * (end - max(start, done))
            done = end
    return "".join(pieces) + text[done:] if pieces else text
