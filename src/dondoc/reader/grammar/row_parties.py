"""Who leads and who works with them, where one cell of a table names both."""

from __future__ import annotations

import re

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.source import Span

# "Chủ trì: Sở Y tế; phối hợp: Sở Tài chính" and "Sở Y tế (chủ trì), Sở Tài chính (phối hợp)".
_WHO = r"(?:(?:cơ quan|đơn vị) )?"
_LABELLED = LazyPattern(
    rf"{_WHO}chủ trì\s*[:–-]\s*(?P<lead>.+?)[\s;.,–-]*(?:{_WHO}phối hợp(?: thực hiện)?\s*[:–-]\s*(?P<partners>.+))?$",
    re.IGNORECASE,
)
_BRACKETED = LazyPattern(rf"(?P<lead>.+?)\s*\({_WHO}chủ trì\)[\s;,]*(?P<partners>.*)$", re.IGNORECASE)
_WITH = LazyPattern(
    r"(?P<lead>.+?)[,;]?\s+(?:chủ trì,?\s+)?phối hợp với\s+(?P<partners>.+)$|(?P<alone>.+?)\s+chủ trì$", re.IGNORECASE
)
_BRACKET_END = LazyPattern(rf"\s*\({_WHO}phối hợp\)\s*$", re.IGNORECASE)


def part_parties(text: str) -> tuple[Span, Span | None]:
    """Where the leading agencies stand in the cell's text, and where those that work with them stand."""
    for pattern in (_LABELLED, _BRACKETED, _WITH):
        found = pattern.match(text)
        if found is not None:
            lead = found.span("lead") if found["lead"] else found.span("alone")
            return lead, _partners(text, found.span("partners")) if found["partners"] else None
    return (0, len(text)), None


def _partners(text: str, span: Span) -> Span:
    bracket = _BRACKET_END.search(text, *span)
    return span[0], bracket.start() if bracket else span[1]
