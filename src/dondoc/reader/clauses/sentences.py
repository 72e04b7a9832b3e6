"""Sentences of a paragraph and the segments that semicolons divide them into."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.source import Span

_SENTENCE_END = LazyPattern(r"[.!?…]\s+(?=[-+“\"(]?\s?[A-ZĐÀ-Ỹ]|\d{1,3}(?:,\d+)?\s?%\s)")
_ABBREVIATION = LazyPattern(r"(?:\b(?:TT|TP|CT|PCT|Tx|TS|ThS|KT|TM|Q|P)|^\d{1,2}(?:\.\d+)*|^[IVX]+)\.$")
_SEMICOLON = LazyPattern(r";\s*")


def sentences(text: str) -> Iterator[Span]:
    """Spans of the sentences; an abbreviation ("TP. Huế") or a number ("2. Giao") ends none."""
    start = 0
    for mark in _SENTENCE_END.finditer(text):
        end = mark.start() + 1
        if _ABBREVIATION.search(text, max(0, end - 8), end):
            continue
        yield start, end
        start = mark.end()
    if start < len(text):
        yield start, len(text)


def segments(text: str, start: int, end: int) -> Iterator[Span]:
    """Spans of the parts of a sentence between semicolons."""
    for mark in _SEMICOLON.finditer(text, start, end):
        if mark.start() > start:
            yield start, mark.start()
        start = mark.end()
    if start < end:
        yield start, end
