"""The next round of a reporting duty: its name, the window of its data and its due date. Pure.

The plan's own date goes first; Nghị định 09/2019/NĐ-CP gives the window, and the date where there is none.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from dondoc.core.periods import Calendar, Period, Window, add_working_days, window
from dondoc.plans.dues import (
    Due,
    EndOf,
    HalfYearly,
    Monthly,
    Quarterly,
    Span,
    Weekly,
    Yearly,
    occurrences,
    only_day,
    parse,
    recurs,
)

DAYS_TO_COMPILE = 3
"""Working days after the cut-off, where the plan names no due date: room for three levels."""

_DATES = re.compile(r"ngày \d+(?:[/-]\d+)*|tháng \d+(?:/\d{4})?(?! tháng)|năm \d{4}|giai đoạn [\d –-]+")
_WORDS = (
    (re.compile(r"\b(?:0?9|chín) tháng"), Period.NINE_MONTHS),
    (re.compile(r"\b(?:0?6|sáu) tháng"), Period.SIX_MONTHS),
    (re.compile(r"\bquý\b"), Period.QUARTER),
    (re.compile(r"\b(?:hằng|hàng|mỗi|báo cáo) tháng\b"), Period.MONTH),
    (re.compile(r"\bnăm\b"), Period.YEAR),
)
_EVERY = {
    "month": Period.MONTH,
    "quarter": Period.QUARTER,
    "6 months": Period.SIX_MONTHS,
    "year": Period.YEAR,
}
_A_YEAR = {Period.MONTH: 12, Period.QUARTER: 4, Period.SIX_MONTHS: 2, Period.NINE_MONTHS: 1, Period.YEAR: 1}
_AHEAD = {Period.MONTH: 0, Period.QUARTER: 10, Period.SIX_MONTHS: 31, Period.NINE_MONTHS: 31, Period.YEAR: 92}
_ROMAN = ("I", "II", "III", "IV")
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_WEEKS = 9  # rounds of a weekly report that are looked through: those opened ahead are passed over
_FRIDAY = 5


class HasDue(Protocol):
    """What a schedule needs to know of a reporting duty."""

    @property
    def text(self) -> str: ...
    @property
    def due(self) -> str: ...
    @property
    def every(self) -> str: ...


class HasPeriod(Protocol):
    """What a schedule needs to know of a plan."""

    @property
    def period_start(self) -> date | None: ...
    @property
    def period_end(self) -> date | None: ...


class Round(NamedTuple):
    """One round: the window's days are both included; ``due`` is that of the highest level that owes."""

    name: str
    window_start: date
    window_end: date
    due: date


def suggest(
    duty: HasDue, plan: HasPeriod, day: date, calendar: Calendar, opened: Container[tuple[date, date]] = ()
) -> Round:
    """The first round due on ``day`` or later of those in the plan's period, else the last of them.

    ``opened`` holds the windows of rounds that are there already; they are passed over.
    """
    rounds = _unopened(duty, plan, day, calendar, opened)
    if rounds:
        return _first_due(rounds, day) or rounds[-1]
    return _single(plan, add_working_days(day, 1, calendar))


def coming(
    duty: HasDue, plan: HasPeriod, day: date, calendar: Calendar, opened: Container[tuple[date, date]] = ()
) -> Round | None:
    """The round that `suggest` finds where one of the duty's own is still to come; None where none is."""
    return _first_due(_unopened(duty, plan, day, calendar, opened), day)


def _unopened(
    duty: HasDue, plan: HasPeriod, day: date, calendar: Calendar, opened: Container[tuple[date, date]]
) -> list[Round]:
    every = _rounds(duty, plan, kind_of(duty), day, calendar)
    return [each for each in every if (each.window_start, each.window_end) not in opened]


def _first_due(rounds: Sequence[Round], day: date) -> Round | None:
    return next((each for each in rounds if each.due >= day), None)


def kind_of(duty: HasDue) -> Period | None:
    """The period that a duty reports on; None for a single one.

    A due date of every month, quarter or half-year says it by itself, else the duty's words, else how often it is due.
    """
    due = _rule(duty)
    match due:
        case Monthly() | EndOf(Span.MONTH):
            return Period.MONTH
        case Quarterly() | EndOf(Span.QUARTER):
            return Period.QUARTER
        case HalfYearly():
            return Period.SIX_MONTHS
    words = _DATES.sub(" ", duty.text.casefold())
    for pattern, kind in _WORDS:
        if pattern.search(words):
            return kind
    if duty.every == "year" and isinstance(due, Yearly) and due.month in (6, 7):
        return Period.SIX_MONTHS  # the decree's half-year ends in June
    return _EVERY.get(duty.every)


def _rule(duty: HasDue) -> Due | None:
    """When the duty is due; None where the plan names no day. What is due each week without one is due on Friday."""
    if duty.due:
        return parse(duty.due)
    return Weekly(_FRIDAY) if duty.every == "week" else None


def _rounds(duty: HasDue, plan: HasPeriod, kind: Period | None, day: date, calendar: Calendar) -> Iterator[Round]:
    """The rounds around ``day`` whose period ends within the plan's, the earliest first, each window once."""
    due = _rule(duty)
    if isinstance(due, Weekly):
        yield from (_week_to(each) for each in occurrences(due, day, day + _WEEKS * _WEEK, calendar))
    elif kind is None:
        yield from (_single(plan, each) for each in _dues(due, plan, day, calendar))
    elif due is None:
        yield from (
            _periodic(kind, year, index, add_working_days(window(kind, year, index).end, DAYS_TO_COMPILE, calendar))
            for year in _years(plan, day)
            for index in range(1, _A_YEAR[kind] + 1)
            if _inside(window(kind, year, index), plan)
        )
    else:
        yield from _by_due_dates(due, plan, kind, day, calendar)


def _by_due_dates(due: Due, plan: HasPeriod, kind: Period, day: date, calendar: Calendar) -> Iterator[Round]:
    seen = set()
    for each in _dues(due, plan, day, calendar):
        year, index = _reported(kind, each)
        if (year, index) not in seen and (not recurs(due) or _inside(window(kind, year, index), plan)):
            seen.add((year, index))
            yield _periodic(kind, year, index, each)


def _reported(kind: Period, due: date) -> tuple[int, int]:
    """The last period whose cut-off comes before the due date, or so shortly after that it must be meant."""
    limit = due + timedelta(days=_AHEAD[kind])
    return max(
        (year, index)
        for year in (due.year - 1, due.year, due.year + 1)
        for index in range(1, _A_YEAR[kind] + 1)
        if window(kind, year, index).end < limit
    )


def _periodic(kind: Period, year: int, index: int, due: date) -> Round:
    start, end = window(kind, year, index)
    return Round(_name(kind, year, index), start, min(end, _last_14th(due)), due)


def _name(kind: Period, year: int, index: int) -> str:
    words = {
        Period.MONTH: f"tháng {index}",
        Period.QUARTER: f"quý {_ROMAN[(index - 1) % 4]}",
        Period.SIX_MONTHS: "6 tháng đầu" if index == 1 else "6 tháng cuối",
        Period.NINE_MONTHS: "9 tháng đầu",
    }
    return f"Báo cáo {words[kind]} năm {year}" if kind in words else f"Báo cáo năm {year}"


def _single(plan: HasPeriod, due: date) -> Round:
    """A report on the plan from its first day on."""
    start = plan.period_start or date(due.year, 1, 1)
    end = max(_last_14th(due), start)
    return Round(f"Báo cáo đến ngày {end:%d/%m/%Y}", start, end, due)


def _week_to(due: date) -> Round:
    """A report on the seven days before its due date."""
    end = due - _DAY
    return Round(f"Báo cáo tuần đến ngày {end:%d/%m/%Y}", due - _WEEK, end, due)


def _last_14th(due: date) -> date:
    """The last 14th before a due date: data ends there where the plan's date goes before the decree's."""
    if due.day > 14:
        return due.replace(day=14)
    return (due.replace(day=1) - timedelta(days=1)).replace(day=14)


def _dues(due: Due | None, plan: HasPeriod, day: date, calendar: Calendar) -> Iterator[date]:
    """The days around ``day`` that a due date means; where it names none, the end of the plan."""
    if due is not None and recurs(due):
        years = _years(plan, day)
        yield from occurrences(due, date(years[0], 1, 1), date(years[-1], 12, 31), calendar)
        return
    only = only_day(due, calendar) if due else None
    yield only or plan.period_end or date(day.year, 12, 15)


def _years(plan: HasPeriod, day: date) -> range:
    """The years to look through: a report on a plan's last year may fall due in the next."""
    first = plan.period_start.year if plan.period_start else day.year - 1
    last = plan.period_end.year + 1 if plan.period_end else max(first, day.year) + 2
    return range(first, last + 1)


def _inside(period: Window, plan: HasPeriod) -> bool:
    return (plan.period_start or date.min) <= period.end <= (plan.period_end or date.max)
