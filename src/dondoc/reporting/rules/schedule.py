"""The next round of a reporting duty: its name, the window of its data and its due date. Pure.

The plan's own date goes first; Nghị định 09/2019/NĐ-CP gives the window, and the date where there is none.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Container, Iterator
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from dondoc.core.periods import Period, Window, add_working_days, window

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
_WEEK = timedelta(days=7)


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


def suggest(duty: HasDue, plan: HasPeriod, day: date, opened: Container[tuple[date, date]] = ()) -> Round:
    """The first round due on ``day`` or later of those in the plan's period, else the last of them.

    ``opened`` holds the windows of rounds that are there already; they are passed over.
    """
    kind = kind_of(duty)
    rounds = [each for each in _rounds(duty, plan, kind, day) if (each.window_start, each.window_end) not in opened]
    coming = [each for each in rounds if each.due >= day]
    return coming[0] if coming else rounds[-1] if rounds else _single(plan, day, add_working_days(day, 1))


def kind_of(duty: HasDue) -> Period | None:
    """The period that a duty reports on, by its words, else by how often it is due; None for a single one."""
    words = _DATES.sub(" ", duty.text.casefold())
    for pattern, kind in _WORDS:
        if pattern.search(words):
            return kind
    if duty.every == "year" and duty.due[2:4] in ("06", "07"):
        return Period.SIX_MONTHS  # the decree's half-year ends in June
    return _EVERY.get(duty.every)


def _rounds(duty: HasDue, plan: HasPeriod, kind: Period | None, day: date) -> Iterator[Round]:
    """The rounds around ``day`` whose period ends within the plan's, the earliest first, each window once."""
    if duty.every == "week" or duty.due.startswith("-W"):
        yield _weekly(duty.due, day)
    elif kind is None:
        yield from (_single(plan, day, due) for due in _dues(duty.due, plan, day))
    elif not duty.due:
        yield from (
            _periodic(kind, year, index, add_working_days(window(kind, year, index).end, DAYS_TO_COMPILE))
            for year in _years(plan, day)
            for index in range(1, _A_YEAR[kind] + 1)
            if _inside(window(kind, year, index), plan)
        )
    else:
        yield from _by_due_dates(duty.due, plan, kind, day)


def _by_due_dates(due: str, plan: HasPeriod, kind: Period, day: date) -> Iterator[Round]:
    seen = set()
    for each in _dues(due, plan, day):
        year, index = _reported(kind, each)
        once = not due.startswith("-")
        if (year, index) not in seen and (once or _inside(window(kind, year, index), plan)):
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


def _single(plan: HasPeriod, day: date, due: date) -> Round:
    """A report on the plan from its first day on."""
    start = plan.period_start or date(due.year, 1, 1)
    end = max(_last_14th(due), start)
    return Round(f"Báo cáo đến ngày {end:%d/%m/%Y}", start, end, due)


def _weekly(due: str, day: date) -> Round:
    weekday = int(due[-1]) if due.startswith("-W") else 5
    next_due = day + timedelta(days=(weekday - day.isoweekday()) % 7)
    end = next_due - timedelta(days=1)
    return Round(f"Báo cáo tuần đến ngày {end:%d/%m/%Y}", end - _WEEK + timedelta(days=1), end, next_due)


def _last_14th(due: date) -> date:
    """The last 14th before a due date: data ends there where the plan's date goes before the decree's."""
    if due.day > 14:
        return due.replace(day=14)
    return (due.replace(day=1) - timedelta(days=1)).replace(day=14)


def _dues(due: str, plan: HasPeriod, day: date) -> Iterator[date]:
    """The days that a due date means: itself, or ("--06-15", "---18") that day of every year or month."""
    if not due.startswith("-"):
        yield date.fromisoformat(due) if due else plan.period_end or date(day.year, 12, 15)
        return
    months = range(1, 13) if due.startswith("---") else [int(due[2:4])]
    number = int(due[-2:])
    for year in _years(plan, day):
        for month in months:
            yield date(year, month, min(number, monthrange(year, month)[1]))


def _years(plan: HasPeriod, day: date) -> range:
    """The years to look through: a report on a plan's last year may fall due in the next."""
    first = plan.period_start.year if plan.period_start else day.year - 1
    last = plan.period_end.year + 1 if plan.period_end else max(first, day.year) + 2
    return range(first, last + 1)


def _inside(period: Window, plan: HasPeriod) -> bool:
    return (plan.period_start or date.min) <= period.end <= (plan.period_end or date.max)
