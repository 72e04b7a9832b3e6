"""Assessment years: they run to a set day that differs by kind of unit (residential areas 1/11 to 31/10)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from dondoc.core.periods import Window


def window(year: int, month: int, day: int) -> Window:
    """The first and the last day of an assessment year that ends on a day of the year it is called by.

    A day that a month does not have is its last day: a year to 29 February ends on the 28th where there is no 29th.
    """
    return Window(_end(year - 1, month, day) + timedelta(days=1), _end(year, month, day))


def year_of(on: date, month: int, day: int) -> int:
    """The assessment year that a day lies in."""
    return on.year if on <= _end(on.year, month, day) else on.year + 1


def _end(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))
