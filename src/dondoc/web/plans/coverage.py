"""The list of units that must issue a plan, as its address asks: filtered, sorted, fifty a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import prefetch_related_objects
from django.http import QueryDict

from dondoc.calendar.queries import calendar
from dondoc.plans.models import Plan
from dondoc.plans.own.queries import Issue, issues_of
from dondoc.plans.own.sentences import STANDING_NAMES
from dondoc.plans.own.standing import Standing
from dondoc.plans.queries import plans_for
from dondoc.units.folding import fold
from dondoc.units.permissions import can_see_unit
from dondoc.units.queries import visible_to
from dondoc.web.lists import ROWS, Sort
from dondoc.web.requests import AuthedRequest

URGENCY = list(STANDING_NAMES)
KEYS: dict[str, Callable[[Issue], Any]] = {
    "unit": lambda each: fold(each.unit_name),
    "state": lambda each: (URGENCY.index(each.judged.standing), -each.judged.days),
    "due": lambda each: each.due or date.max,
    "issued": lambda each: (each.owing.plan.date if each.owing.plan else None) or date.max,
    "days": lambda each: each.judged.days,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; what it does not know, it leaves at the default."""

    text: str
    state: str
    sort: Sort

    @classmethod
    def of(cls, data: QueryDict) -> Asked:
        state, sort = data.get("state", ""), data.get("sort", "state")
        column = sort.removeprefix("-")
        return cls(
            data.get("q", "").strip(),
            state if state in set(Standing) else "",
            Sort(column, sort.startswith("-")) if column in KEYS else Sort("state", downward=False),
        )

    def rows(self, found: Sequence[Issue]) -> list[Issue]:
        """Those of the rows that are asked for, in the order asked for."""
        words = fold(self.text).split()
        names = {each.owing.pk: fold(each.unit_name) for each in found} if words else {}
        wanted = [
            each
            for each in found
            if (not self.state or each.judged.standing == self.state)
            and all(word in names[each.owing.pk] for word in words)
        ]
        wanted.sort(key=KEYS["unit"])
        return sorted(wanted, key=KEYS[self.sort.column], reverse=self.sort.downward)


@dataclass(frozen=True, slots=True)
class Rows:
    """One page of the list, and how it is sorted."""

    page: Page[Issue]
    sort: Sort


def in_sight(request: AuthedRequest, plan: Plan, day: date) -> list[Issue]:
    """All units that must issue a plan for who sees the whole plan, else those that the user sees."""
    whole = can_see_unit(request.user, plan.unit_id, day)
    units = None if whole else visible_to(request.user, day).order_by().values_list("unit_id", flat=True)
    return issues_of(plan, units, day, calendar())


def paged(rows: Sequence[Issue], sort: Sort, number: str | None) -> Rows:
    """The page that is asked for."""
    return Rows(Paginator(rows, ROWS).get_page(number), sort)


def with_past(rows: Sequence[Issue]) -> Sequence[Issue]:
    """The same rows with the past rounds of duties that come again and again, and their plans, at hand."""
    prefetch_related_objects([each.owing for each in rows if each.owing.duty.due.startswith("-")], "rounds__plan")
    return rows


def plans_in_sight(request: AuthedRequest, rows: Sequence[Issue], day: date, *, past: bool = False) -> set[int]:
    """The ids of those own plans that the user may open; those of past rounds too (``past``), of `with_past`."""
    ids = {each.owing.plan_id for each in rows}
    if past:
        ids |= {old.plan_id for each in rows if each.owing.duty.due.startswith("-") for old in each.owing.rounds.all()}
    known = [each for each in ids if each is not None]
    return set(plans_for(request.user, day).filter(pk__in=known).values_list("pk", flat=True)) if known else set()
