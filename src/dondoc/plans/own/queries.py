"""Reads of own plans: who must issue one and how that stands, what a plan carries out, what may be linked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from dondoc.core.periods import Calendar
from dondoc.plans.models import Citation, DeclinedTie, Duty, DutyKind, Owing, Plan, PlanRound
from dondoc.plans.own.rounds import due_day
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


def issues_of(plan: Plan, units: QuerySet[Any, int] | None, day: date, calendar: Calendar) -> list[Issue]:
    """The units that must issue a plan for this one, those among ``units`` where these are given; two queries."""
    rows = Owing.objects.filter(ASKED, duty__plan=plan).select_related("duty__plan", "plan").order_by("pk")
    if units is not None:
        rows = rows.filter(unit_id__in=units)
    return issues(rows, day, calendar)


def issues(rows: QuerySet[Owing], day: date, calendar: Calendar) -> list[Issue]:
    """How each of the rows stands on a day, in their order; duty, its plan and the own plan at hand. Two queries."""
    found = list(rows.annotate(cites=Exists(citing_asking())))
    names = unit_names({row.unit_id for row in found}, day)
    dues = {(row.duty_id, row.due): row for row in found}
    days = {key: due_day(row, calendar) for key, row in dues.items()}
    return [issue(row, names.get(row.unit_id, ""), days[row.duty_id, row.due], day, calendar) for row in found]


def citing_asking() -> QuerySet[Citation]:
    """Of an outer `Owing`: where plans of its unit cite the plan that asks, save plans that the unit says it is not."""
    declined = DeclinedTie.objects.filter(plan=OuterRef("plan"), duty=OuterRef(OuterRef("duty")))
    rows = Citation.objects.filter(key=OuterRef("duty__plan__key"), plan__unit_id=OuterRef("unit_id")).exclude(key="")
    return rows.filter(~Exists(declined))


def issue(row: Owing, name: str, due: date | None, day: date, calendar: Calendar) -> Issue:
    """How a row stands, by the name of its unit and the day of its duty."""
    issued_on = row.plan.date if row.plan else None
    judged = judge(is_issued=row.plan is not None, issued_on=issued_on, due=due, day=day, calendar=calendar)
    return Issue(row, name, due, judged, bool(getattr(row, "cites", False)) and row.plan is None)


def owed_by(unit_ids: Collection[int], day: date) -> QuerySet[Owing]:
    """What plans these units must still issue for plans that run on a day."""
    running = Q(duty__plan__period_end__isnull=True) | Q(duty__plan__period_end__gte=day)
    rows = Owing.objects.filter(ASKED, running, unit_id__in=unit_ids, plan__isnull=True)
    return rows.select_related("duty__plan", "plan").order_by("duty__due", "pk")


def ties(plan: Plan, cited: Iterable[Plan]) -> tuple[list[Owing], list[Owing]]:
    """What a plan discharges, or did in a round that is past; and what it probably does besides: its unit must issue
    one for a plan that it cites, has linked none, and does not say that this is not the one. One query."""
    ids = [other.pk for other in cited]
    did = Q(plan=plan) | Exists(PlanRound.objects.filter(plan=plan, owing=OuterRef("pk")))
    declined = DeclinedTie.objects.filter(plan=plan, duty=OuterRef("duty"))
    may = Q(~Exists(declined), unit_id=plan.unit_id, plan__isnull=True, duty__plan__in=ids)
    found = Owing.objects.filter(ASKED, did | may).annotate(did=ExpressionWrapper(did, BooleanField()))
    rows = list(found.select_related("duty__plan").order_by("pk"))
    return [row for row in rows if row.did], [row for row in rows if not row.did]


def carried_out(plan: Plan) -> list[Plan]:
    """The plans that a plan carries out, those of past rounds included, the first linked on top; two queries."""
    now = plan.discharges.filter(ASKED).order_by("linked_at", "pk").select_related("duty__plan")
    before = plan.discharged.filter(owing__duty__kind=DutyKind.PLAN, owing__duty__ended_by=None)
    past = before.order_by("linked_at", "pk").select_related("owing__duty__plan")
    found = [each.owing.duty.plan for each in past] + [row.duty.plan for row in now]
    return list({each.pk: each for each in found}.values())


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
        now = Owing.objects.filter(plan_id__in=coming).values_list("duty__plan_id")
        past = PlanRound.objects.filter(plan_id__in=coming).values_list("owing__duty__plan_id").order_by()
        coming = {pk for (pk,) in now.union(past)} - found
        found |= coming
    return found
