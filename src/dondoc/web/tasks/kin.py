"""The task of the plan above that a task carries out, and the tasks of own plans that carry it out in turn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from dondoc.accounts.models import User
from dondoc.plans.models import Task
from dondoc.plans.queries import plans_for
from dondoc.plans.work.progress import COUNTED_ROLES
from dondoc.plans.work.states import Status
from dondoc.units.models import UnitVersion

MOST = 20


@dataclass(frozen=True, slots=True)
class Carrying:
    """A task of an own plan: the unit that runs the plan, and of those that hold the task how many are over with it."""

    task: Task
    unit_name: str
    over: int
    count: int


@dataclass(frozen=True, slots=True)
class Kin:
    """``above`` is what a task carries out, where its plan is in sight; ``below`` the first that carry it out."""

    above: Task | None
    below: tuple[Carrying, ...]
    more: int


def kin_of(task: Task, user: User, day: date) -> Kin:
    """Of plans in sight alone; four queries at most."""
    plans = plans_for(user, day).values("pk")
    above = None
    if task.parent_id is not None:
        above = Task.objects.filter(pk=task.parent_id, plan__in=plans).select_related("plan").first()
    rows = Task.objects.filter(parent=task, ended_by=None, plan__in=plans)
    found = [
        Carrying(row, getattr(row, "unit_name", None) or "", getattr(row, "over", 0), getattr(row, "held", 0))
        for row in _with_units(rows, day)[: MOST + 1]
    ]
    more = rows.count() - MOST if len(found) > MOST else 0
    return Kin(above, tuple(found[:MOST]), more)


def _with_units(rows: QuerySet[Task], day: date) -> QuerySet[Task]:
    names = UnitVersion.objects.filter(unit_id=OuterRef("plan__unit_id"), valid_from__lte=day).order_by("-valid_from")
    counted = Q(assignments__parent=None, assignments__ended_by=None, assignments__role__in=COUNTED_ROLES)
    counted &= ~Q(assignments__status=Status.DROPPED)
    over = counted & Q(assignments__status=Status.CONFIRMED)
    return (
        rows.select_related("plan")
        .annotate(
            unit_name=Subquery(names.values("name")[:1]),
            held=Count("assignments", filter=counted),
            over=Count("assignments", filter=over),
        )
        .order_by("unit_name", "plan_id", "order")
    )
