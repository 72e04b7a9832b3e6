"""The days on which something falls due."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from dondoc.core.periods import Calendar, add_working_days, is_working_day
from dondoc.plans.dues.kinds import (
    MONTHS,
    After,
    Due,
    EndOf,
    Fixed,
    HalfYearly,
    Measure,
    Monthly,
    Quarterly,
    Weekly,
    Yearly,
)

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


def occurrences(due: Due, start: date, until: date, calendar: Calendar) -> Iterator[date]:
    """Every day from ``start`` to ``until``, both included, on which it falls due, the earliest first.

    A day off stays as it is: `dondoc.core.periods.last_day_to_send` says until when one may send. A period after
    an event whose day is not known falls due on no day.
    """
    match due:
        case Fixed() | After():
            day = only_day(due, calendar)
            every = iter([day] if day else [])
        case Weekly(weekday):
            every = _weeks(start + _DAY * ((weekday - start.isoweekday()) % 7), until)
        case _:
            every = _in_months(due, start, until, calendar)
    return (day for day in every if start <= day <= until)


def upcoming(due: Due, day: date, calendar: Calendar, count: int) -> list[date]:
    """The next days from ``day`` on, itself included, at most ``count``; all lie within the years until then."""
    until = date(min(day.year + count + 1, date.max.year), 12, 31)
    return list(islice(occurrences(due, day, until, calendar), count))


def only_day(due: Due, calendar: Calendar) -> date | None:
    """The day of a due date that comes once; None for one that recurs or waits for an event."""
    match due:
        case Fixed(day):
            return day
        case After():
            return day_after(due, calendar)
    return None


def day_after(due: After, calendar: Calendar) -> date | None:
    """The day that a period after an event, or before it, ends on; None where the event's day is not known.

    Hours count as the days that they may reach into.
    """
    if due.since is None:
        return None
    match due.measure:
        case Measure.WORKING_DAYS:
            return add_working_days(due.since, due.amount, calendar)
        case Measure.MONTHS:
            months = due.since.year * 12 + due.since.month - 1 + due.amount
            return _in_month(months // 12, months % 12 + 1, due.since.day)
        case Measure.HOURS:
            days = -(-abs(due.amount) // 24)
            return due.since + _DAY * (days if due.amount > 0 else -days)
        case Measure.DAYS:
            return due.since + _DAY * due.amount


def _weeks(day: date, until: date) -> Iterator[date]:
    while day <= until:
        yield day
        day += _WEEK


def _in_months(due: Due, start: date, until: date, calendar: Calendar) -> Iterator[date]:
    for year in range(start.year, until.year + 1):
        for month in range(1, 13):
            day = _of_month(due, year, month, calendar)
            if day is not None:
                yield day


def _of_month(due: Due, year: int, month: int, calendar: Calendar) -> date | None:
    """The day of one month; None where it does not fall due in that month."""
    match due:
        case Monthly(day):
            return _in_month(year, month, day)
        case Yearly(of, day) if of == month:
            return _in_month(year, month, day)
        case HalfYearly(of, day) if (month - 1) % 6 + 1 == of:
            return _in_month(year, month, day)
        case Quarterly(of, day) if (month - 1) % 3 + 1 == of:
            return _in_month(year, month, day)
        case EndOf(span, working) if month % MONTHS[span] == 0:
            last = _in_month(year, month, 31)
            return last if not working or is_working_day(last, calendar) else add_working_days(last, -1, calendar)
    return None


def _in_month(year: int, month: int, day: int) -> date:
    """That day of the month, or its last where it has no such day."""
    return date(year, month, min(day, monthrange(year, month)[1]))
