"""One selection of tasks as a table, a board, a calendar or bars over time."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _
from django_stubs_ext import StrPromise

from dondoc.core.periods import Calendar
from dondoc.plans.models import STATUS_NAMES, Assignment
from dondoc.plans.work.permissions import Powers
from dondoc.plans.work.states import Status
from dondoc.web.lists import ROWS, Listing
from dondoc.web.tasks.bars import Scale, bars_of
from dondoc.web.tasks.filters import TaskFilter
from dondoc.web.tasks.rows import Row, ordering, rows_of, shown, sort_of

CARDS = 50  # cards of one column of the board
OF_A_DAY = 4  # tasks shown on one day of the calendar


class Counted(Paginator):  # type: ignore[type-arg]  # takes no parameter at run time
    """Pages of rows whose number is known already."""

    def __init__(self, rows: QuerySet[Assignment], total: int) -> None:
        super().__init__(rows, ROWS)
        self._total = total

    @cached_property
    def count(self) -> int:
        """How many rows all pages hold."""
        return self._total


@dataclass(frozen=True, slots=True)
class Column:
    """The assignments of one status, the first of them as cards."""

    status: Status
    label: StrPromise
    total: int
    rows: Sequence[Row]

    @property
    def more(self) -> int:
        """How many there are that are not shown."""
        return self.total - len(self.rows)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar; outside of its month (``number`` 0) it holds nothing."""

    day: date | None
    rows: Sequence[Row]
    total: int
    is_today: bool

    @property
    def more(self) -> int:
        """How many there are that are not shown."""
        return self.total - len(self.rows)


def table(
    rows: QuerySet[Assignment], form: TaskFilter, total: int, powers: Powers, today: date, calendar: Calendar
) -> dict[str, Any]:
    """A page of rows, with what may be done to each."""
    page, sort = _page(rows, form, total, today)
    return {"list": Listing(page, sort), "rows": rows_of(list(page), powers, today, calendar)}


def timeline(
    rows: QuerySet[Assignment], form: TaskFilter, total: int, powers: Powers, today: date, calendar: Calendar
) -> dict[str, Any]:
    """A page of rows, each with its bar from the first day of work to the due day."""
    page, sort = _page(rows, form, total, today)
    shown_rows = rows_of(list(page), powers, today, calendar)
    scale = Scale.over([row.assignment for row in shown_rows], today)
    return {"list": Listing(page, sort), "scale": scale, "bars": bars_of(shown_rows, scale)}


def board(
    rows: QuerySet[Assignment], counts: Mapping[Status, int], powers: Powers, today: date, calendar: Calendar
) -> dict[str, Any]:
    """A column for each status, in its order the most urgent first."""
    found = _first_of_each(rows, "status", CARDS, today)
    by_status: dict[Status, list[Row]] = defaultdict(list)
    for row in rows_of(found, powers, today, calendar):
        by_status[row.assignment.state].append(row)
    columns = [Column(each, name, counts.get(each, 0), by_status[each]) for each, name in STATUS_NAMES.items()]
    return {"columns": columns}


def month(rows: QuerySet[Assignment], first: date, powers: Powers, today: date, calendar: Calendar) -> dict[str, Any]:
    """The days of a month from Monday to Sunday, each with what is due then."""
    last = first.replace(day=monthrange(first.year, first.month)[1])
    due = rows.filter(due__range=(first, last))
    totals = dict(due.order_by().values_list("due").annotate(n=Count("pk")))
    by_day: dict[date | None, list[Row]] = defaultdict(list)
    for row in rows_of(_first_of_each(due, "due", OF_A_DAY, today), powers, today, calendar):
        by_day[row.assignment.due].append(row)
    days = [
        Day(day, by_day[day], totals.get(day, 0), day == today) if first <= day <= last else Day(None, (), 0, False)
        for day in _whole_weeks(first, last)
    ]
    return {
        "month": first,
        "days": days,
        "before": _month_code(first - timedelta(days=1)),
        "after": _month_code(last + timedelta(days=1)),
        "due_total": sum(totals.values()),
        "weekdays": [_("Thứ hai"), _("Thứ ba"), _("Thứ tư"), _("Thứ năm"), _("Thứ sáu"), _("Thứ bảy"), _("Chủ nhật")],
    }


def _page(rows: QuerySet[Assignment], form: TaskFilter, total: int, today: date) -> tuple[Page[Assignment], Any]:
    sort = sort_of(form.data.get("sort", ""))
    found = shown(rows, today).order_by(*ordering(sort))
    return Counted(found, total).get_page(form.data.get("page")), sort


def _first_of_each(rows: QuerySet[Assignment], column: str, most: int, today: date) -> list[Assignment]:
    """The first rows by due day of each group; they are chosen before anything is read of them."""
    order = [F("due").asc(nulls_last=True), F("pk").asc()]
    place = Window(RowNumber(), partition_by=F(column), order_by=order)
    first = rows.select_related(None).annotate(place=place).filter(place__lte=most).values("pk")
    found = shown(Assignment.objects.select_related("task__plan", "parent"), today)
    return list(found.filter(pk__in=first).order_by(*order))


def _whole_weeks(first: date, last: date) -> list[date]:
    """The days of a month, and those before and after that fill its weeks."""
    before, after = first.weekday(), 6 - last.weekday()
    count = before + (last - first).days + 1 + after
    return [first + timedelta(days=n - before) for n in range(count)]


def _month_code(day: date) -> str:
    return f"{day:%Y-%m}"
