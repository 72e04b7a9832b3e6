"""Reads of what own plans take up of the plan above: task by task, target by target."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from dondoc.plans.models import Assignment, Owing, Plan, Target, Task
from dondoc.plans.own.likeness import Above, Own, Proposal, propose
from dondoc.plans.own.queries import ASKED
from dondoc.units.folding import fold


@dataclass(frozen=True, slots=True)
class Taken:
    """An item of a plan: ``of`` units should take it up in a plan of their own, ``by`` of them did, and ``others``."""

    item: Task | Target
    of: int
    by: int
    others: int

    @property
    def by_nobody(self) -> bool:
        """Whether units should take it up and none has."""
        return bool(self.of) and not self.by and not self.others


@dataclass(frozen=True, slots=True)
class Hung:
    """An item of an own plan, with what it carries out (``above``) or what is proposed for it.

    What hangs under an item that was taken out of the plan above, or of a plan no longer linked, carries out nothing.
    """

    item: Task | Target
    above: Task | Target | None
    proposal: Proposal | None


def taken_tasks(plan: Plan) -> list[Taken]:
    """The tasks of a plan. Units that hold one and must issue a plan should take it up; four queries."""
    asked = Owing.objects.filter(ASKED, duty__plan=plan)
    holds = Assignment.objects.filter(task__plan=plan, parent__isnull=True, ended_by=None)
    should = holds.filter(unit_id__in=asked.values("unit_id")).order_by()
    of = dict(should.values_list("task_id").annotate(n=Count("pk")))
    own = _linked(Task.objects.filter(parent__plan=plan), plan)
    their = Exists(should.filter(task_id=OuterRef("parent_id"), unit_id=OuterRef("plan__unit_id")))
    by, others = _units(own.filter(their)), _units(own.exclude(their))
    return [
        Taken(task, of.get(task.pk, 0), by.get(task.pk, 0), others.get(task.pk, 0))
        for task in plan.tasks.filter(ended_by=None)
    ]


def taken_targets(plan: Plan) -> list[Taken]:
    """The targets of a plan; every unit that must issue a plan should take each up. Three queries."""
    of = Owing.objects.filter(ASKED, duty__plan=plan).values("unit_id").distinct().count()
    by = _units(_linked(Target.objects.filter(parent__plan=plan), plan))
    return [Taken(target, of, by.get(target.pk, 0), 0) for target in plan.targets.filter(ended_by=None)]


def hung_tasks(plan: Plan, parents: Collection[Plan]) -> tuple[list[Hung], list[Task]]:
    """The tasks of an own plan with what is proposed for those that hang nowhere, and all that may be chosen."""
    choices = list(_of(Task.objects, parents))
    held = set(
        Assignment.objects.filter(
            task__plan__in=parents, unit_id=plan.unit_id, parent__isnull=True, ended_by=None
        ).values_list("task_id", flat=True)
    )
    every = [Above(each.pk, fold(each.text), fold(each.agency), "", each.pk in held) for each in choices]
    own, there = list(plan.tasks.filter(ended_by=None)), {each.pk: each for each in choices}
    loose = [Own(each.pk, fold(each.text), fold(each.agency)) for each in own if each.parent_id not in there]
    found = propose(loose, every)
    return [Hung(each, there.get(each.parent_id or 0), found.get(each.pk)) for each in own], choices


def hung_targets(plan: Plan, parents: Collection[Plan]) -> tuple[list[Hung], list[Target]]:
    """The targets of an own plan, as `hung_tasks` gives its tasks."""
    choices = list(_of(Target.objects, parents))
    every = [Above(each.pk, fold(each.text), "", fold(each.unit)) for each in choices]
    own, there = list(plan.targets.filter(ended_by=None)), {each.pk: each for each in choices}
    loose = [Own(each.pk, fold(each.text), "", fold(each.unit)) for each in own if each.parent_id not in there]
    found = propose(loose, every)
    return [Hung(each, there.get(each.parent_id or 0), found.get(each.pk)) for each in own], choices


def _of(items: Any, parents: Collection[Plan]) -> QuerySet[Any]:
    found: QuerySet[Any] = items.filter(plan__in=parents, ended_by=None)
    return found.select_related("plan").order_by("plan_id", "order")


def _linked(items: QuerySet[Any], plan: Plan) -> QuerySet[Any]:
    """Those of some items that stand in plans linked to this one."""
    linked = Owing.objects.filter(ASKED, duty__plan=plan, plan=OuterRef("plan_id"))
    return items.filter(Exists(linked), ended_by=None)


def _units(items: QuerySet[Any]) -> dict[int, int]:
    """Item above -> in how many units' plans it is taken up."""
    counted: Iterable[tuple[int, int]] = (
        items.order_by().values_list("parent_id").annotate(n=Count("plan__unit_id", distinct=True))
    )
    return dict(counted)
