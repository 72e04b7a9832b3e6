"""Working days in Vietnam, due dates that follow from them, and the cut-off windows of periodic reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

import holidays

_DAY = timedelta(days=1)
_VIETNAM = holidays.country_holidays("VN", language="vi")  # public holidays, days off in lieu, working weekends


@dataclass(frozen=True, slots=True)
class Calendar:
    """What an administrator sets over the announced calendar: more days off, more days worked (swap days)."""

    days_off: frozenset[date] = frozenset()
    days_worked: frozenset[date] = frozenset()


ANNOUNCED = Calendar()
"""The announced calendar alone. What is stored asks `dondoc.calendar.queries.calendar` for the one in force."""


def holiday(day: date) -> str:
    """What the announced calendar calls a day off, in the language of documents; "" for any other day."""
    return str(_VIETNAM.get(day) or "")


def last_year_announced() -> int:
    """The last year whose swapped days this program knows; of later ones it knows the yearly holidays alone."""
    return int(max(_VIETNAM.special_public_holidays))


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Whether offices work that day. A day that is set as worked goes before one that is set as off."""
    if day in calendar.days_worked:
        return True
    return day not in calendar.days_off and bool(_VIETNAM.is_working_day(day))


def add_working_days(day: date, n: int, calendar: Calendar) -> date:
    """The n-th working day after ``day`` (before it when n is negative); ``day`` itself when n is 0."""
    if n == 0:
        return day
    step = _DAY if n > 0 else -_DAY
    return next(islice(_working_days(day + step, step, calendar), abs(n) - 1, None))


def working_days_between(start: date, end: date, calendar: Calendar) -> int:
    """The number of working days after ``start``, up to and with ``end``; negative when that is earlier."""
    if end < start:
        return -working_days_between(end - _DAY, start - _DAY, calendar)
    days = (start + _DAY * n for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day, calendar) for day in days)


def last_day_to_send(due: date, calendar: Calendar) -> date:
    """The due date itself or, when offices are closed that day, the next working day.

    This is how the Civil Code (Bộ luật Dân sự 2015, Điều 148) ends a period that falls on a day off.
    """
    return due if is_working_day(due, calendar) else add_working_days(due, 1, calendar)


def days_late(due: date, day: date, calendar: Calendar) -> int:
    """How many calendar days ``day`` is past the last day to send; 0 when it is not late."""
    return max(0, (day - last_day_to_send(due, calendar)).days)


def first_not_late(day: date, calendar: Calendar) -> date:
    """Of what is open on a day, whatever was due before this date is late; the date itself and later ones are not."""
    due = day
    while last_day_to_send(due - _DAY, calendar) >= day:
        due -= _DAY
    return due


def cascade(due_top: date, gaps: Sequence[int], calendar: Calendar) -> list[date]:
    """The due dates of the levels, the top one (``due_top``, as the plan says) first.

    ``gaps`` holds for each level below it how many working days it is due before the level above; one is the
    least that Nghị định 09/2019/NĐ-CP leaves for compiling. Raises ValueError for less.
    """
    if any(gap < 1 for gap in gaps):
        raise ValueError("a level is due at least one working day before the one above it")
    dues = [due_top]
    for gap in gaps:
        dues.append(add_working_days(dues[-1], -gap, calendar))
    return dues


class Period(StrEnum):
    """The periods for which reports fall due."""

    MONTH = "month"
    QUARTER = "quarter"
    SIX_MONTHS = "six_months"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


class Window(NamedTuple):
    """The days whose data a report covers, both ends included."""

    start: date
    end: date


_MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.SIX_MONTHS: 6, Period.NINE_MONTHS: 9, Period.YEAR: 12}


def window(kind: Period, year: int, index: int = 1) -> Window:
    """The cut-off window of Nghị định 09/2019/NĐ-CP for one period of a year.

    It runs from the 15th of the month before the period to the 14th of the period's last month. ``index``
    counts the periods of a year from 1; a plan's own window goes before this default.
    Raises ValueError when the year has no such period.
    """
    months = _MONTHS[kind]
    if not 1 <= index <= 12 // months:
        raise ValueError(f"a year has no {kind} number {index}")
    last_month = index * months
    before = last_month - months
    start = date(year, before, 15) if before else date(year - 1, 12, 15)
    return Window(start, date(year, last_month, 14))


def _working_days(day: date, step: timedelta, calendar: Calendar) -> Iterator[date]:
    """Working days from ``day`` on, itself included, forward or backward."""
    while True:
        if is_working_day(day, calendar):
            yield day
        day += step
