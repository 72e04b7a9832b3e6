"""Rounds of what comes again and again: which day follows, and from which day on a round is asked for."""

from __future__ import annotations

from datetime import date, timedelta

from dondoc.core.periods import Calendar
from dondoc.plans.dues.days import occurrences, upcoming
from dondoc.plans.dues.kinds import Due, EndOf, HalfYearly, Monthly, Quarterly, Span, Weekly, recurs

AHEAD = timedelta(days=14)
"""The least time before its due date for which a round that comes every month or less often is asked for."""
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


def following(due: Due, after: date, until: date | None, calendar: Calendar) -> date | None:
    """The due day of the round after one that was due on a day, up to the last day of its plan (``until``, where that
    has one). None where there is none any more, and for what comes once.

    Where a round's due day was moved, the date that its month, quarter, half-year or year has still ahead is its own.
    """
    if not recurs(due):
        return None
    coming = upcoming(due, after + _DAY, calendar, 1)[0]
    while opens_on(due, coming) <= after:
        coming = upcoming(due, coming + _DAY, calendar, 1)[0]
    return coming if until is None or coming <= until else None


def opens_on(due: Due, coming: date) -> date:
    """From which day on the round that is due on ``coming`` is asked for.

    A round of every week is from the day after the one before. Others are from the first day of the month, quarter,
    half-year or year that the date lies in, and at least `AHEAD` before it.
    """
    if isinstance(due, Weekly):
        return coming - _WEEK + _DAY
    return min(_first_day(due, coming), coming - AHEAD)


def gone_by(due: Due, first: date, day: date, calendar: Calendar) -> list[date]:
    """The due days of the rounds after one (``first``) that have come up to a day; none where it comes once."""
    found = []
    coming = following(due, first, day, calendar)
    while coming is not None:
        found.append(coming)
        coming = following(due, coming, day, calendar)
    return found


def left(due: Due, coming: date, until: date, calendar: Calendar) -> int:
    """How many rounds there are from one that is due on ``coming`` to the last of its plan."""
    return sum(1 for _day in occurrences(due, coming, until, calendar))


def _first_day(due: Due, coming: date) -> date:
    months = _months(due)
    return coming.replace(month=(coming.month - 1) // months * months + 1, day=1)


def _months(due: Due) -> int:
    """How many months a round takes."""
    match due:
        case Monthly() | EndOf(Span.MONTH):
            return 1
        case Quarterly() | EndOf(Span.QUARTER):
            return 3
        case HalfYearly():
            return 6
    return 12
