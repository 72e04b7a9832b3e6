"""Reads of own plans: who must issue one and how that stands, what a plan carries out, what may be linked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from dondoc.core.periods import Calendar
from dondoc.plans.dues import only_day, parse
from dondoc.plans.models import Citation, Duty, DutyKind, Owing, Plan
from dondoc.plans.own.standing import Judged, judge
from dondoc.plans.queries import may_name
from dondoc.plans.work.queries import unit_names

ASKED = Q(duty__kind=DutyKind.PLAN, duty__ended_by=None)
"""Of `Owing`: that the unit must issue a plan of its own."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One unit that must issue a plan: which one it did, by when it had to, and how that stands.

    ``cites`` says that no plan is linked, and yet one of the unit is here which cites the plan above.
    """

    owing: Owing
    unit_name: str
    due: date | None
    judged: Judged
    cites: bool


def issuing_duties(plan: Plan) -> QuerySet[Duty]:
    """The duties of a plan that ask units for plans of their own."""
    return plan.duties.filter(kind=DutyKind.PLAN, ended_by=None)


def issues_of(plan: Plan, units: QuerySet[Any, int] | None, day: date, calendar: Calendar) -> list[Issue]:
    """The units that must issue a plan for this one, those among ``units`` where these are given; two queries."""
    rows = Owing.objects.filter(ASKED, duty__plan=plan).select_related("duty__plan", "plan").order_by("pk")
    if units is not None:
        rows = rows.filter(unit_id__in=units)
    return issues(rows, day, calendar)


def issues(rows: QuerySet[Owing], day: date, calendar: Calendar) -> list[Issue]:
    """How each of the rows stands on a day, in their order; duty, its plan and the own plan at hand. Two queries."""
    cited = Citation.objects.filter(key=OuterRef("duty__plan__key"), plan__unit_id=OuterRef("unit_id")).exclude(key="")
    found = list(rows.annotate(cites=Exists(cited)))
    names = unit_names({row.unit_id for row in found}, day)
    dues = {row.duty.due: due_day(row.duty, calendar) for row in found}
    return [_issue(row, names.get(row.unit_id, ""), dues[row.duty.due], day, calendar) for row in found]


def due_day(duty: Duty, calendar: Calendar) -> date | None:
    """The one day by which a plan is to be issued; None where the duty names none, or a day of every year."""
    return only_day(parse(duty.due), calendar) if duty.due else None


def owed_by(unit_ids: Collection[int], day: date) -> QuerySet[Owing]:
    """What plans these units must still issue for plans that run on a day."""
    running = Q(duty__plan__period_end__isnull=True) | Q(duty__plan__period_end__gte=day)
    rows = Owing.objects.filter(ASKED, running, unit_id__in=unit_ids, plan__isnull=True)
    return rows.select_related("duty__plan", "plan").order_by("duty__due", "pk")


def offered(plan: Plan, cited: Iterable[Plan]) -> list[Owing]:
    """What a plan probably discharges: its unit must issue one for a plan that it cites. One query."""
    ids = [other.pk for other in cited]
    rows = Owing.objects.filter(ASKED, unit_id=plan.unit_id, plan__isnull=True, duty__plan__in=ids)
    return list(rows.select_related("duty__plan").order_by("pk"))


def discharged_by(plan: Plan) -> list[Owing]:
    """What a plan discharges."""
    return list(plan.discharges.filter(ASKED).select_related("duty__plan").order_by("pk"))


def plans_for_duty(duty: Duty, unit_ids: Collection[int]) -> QuerySet[Plan]:
    """The plans of some units that may be what a duty asks for: those that cite its plan first, then the newest."""
    parent = duty.plan
    cites = (
        Citation.objects.filter(may_name({parent.key}), plan=OuterRef("pk")) if parent.key else Citation.objects.none()
    )
    found = Plan.objects.filter(unit_id__in=unit_ids).exclude(pk__in={parent.pk, *above([parent.pk])})
    taken = Owing.objects.filter(duty=duty, plan=OuterRef("pk"))
    return found.filter(~Exists(taken)).annotate(cites=Exists(cites)).order_by("-cites", "-date", "-pk")


def above(plan_ids: Sequence[int]) -> set[int]:
    """The plans that some plans carry out, those that these carry out, and so on; one query a step."""
    found: set[int] = set()
    coming = set(plan_ids)
    while coming:
        coming = set(Owing.objects.filter(plan_id__in=coming).values_list("duty__plan_id", flat=True)) - found
        found |= coming
    return found


def _issue(row: Owing, name: str, due: date | None, day: date, calendar: Calendar) -> Issue:
    issued_on = row.plan.date if row.plan else None
    judged = judge(is_issued=row.plan is not None, issued_on=issued_on, due=due, day=day, calendar=calendar)
    return Issue(row, name, due, judged, bool(getattr(row, "cites", False)) and row.plan is None)
