"""Spreads visits over a window of time."""

from __future__ import annotations

from datetime import date, timedelta

from dondoc.core.periods import Calendar, is_working_day


def spread(n: int, start: date, end: date, calendar: Calendar) -> list[date]:
    """``n`` working days from ``start`` to ``end``, as even as can be, several visits on one where they are more.

    Without any working day in the window all fall on its last day.
    """
    days = [start + timedelta(each) for each in range((end - start).days + 1)]
    open_days = [day for day in days if is_working_day(day, calendar)] or [end]
    return [open_days[place * len(open_days) // n] for place in range(n)]
