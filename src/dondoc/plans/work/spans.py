"""The named periods that notes of progress are about: "2026-11" a month, "2026-Q4", "2026-H2", "2026" a year. Pure."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_CODE = re.compile(r"(?P<year>\d{4})(?:-(?P<kind>[QH])?(?P<number>\d{1,2}))?")
_MOST = {"M": 12, "Q": 4, "H": 2, "Y": 1}


class Span(NamedTuple):
    """A period of a year: ``kind`` M for a month, Q, H, Y; ``number`` counts from 1."""

    year: int
    kind: str
    number: int

    @property
    def code(self) -> str:
        """As it is kept."""
        if self.kind == "Y":
            return f"{self.year:04}"
        return f"{self.year:04}-{self.number:02}" if self.kind == "M" else f"{self.year:04}-{self.kind}{self.number}"


def span_of(code: str) -> Span | None:
    """Reads a period as it is kept; None for anything else."""
    found = _CODE.fullmatch(code)
    if found is None:
        return None
    kind = found["kind"] or ("M" if found["number"] else "Y")
    span = Span(int(found["year"]), kind, int(found["number"] or 1))
    return span if 1 <= span.number <= _MOST[kind] and span.code == code else None


def spans_around(day: date) -> list[Span]:
    """The periods that somebody may report on a day: this month, the one before, this quarter, half-year and year."""
    before = (day.year - 1, 12) if day.month == 1 else (day.year, day.month - 1)
    return [
        Span(day.year, "M", day.month),
        Span(before[0], "M", before[1]),
        Span(day.year, "Q", (day.month + 2) // 3),
        Span(day.year, "H", 1 if day.month <= 6 else 2),
        Span(day.year, "Y", 1),
    ]
