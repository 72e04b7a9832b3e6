"""A plan at work as a whole, as far as somebody sees it: what its page and its exports show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from dondoc.plans.models import Assignment, Duty, DutyKind, Owing, Plan, Target, Task
from dondoc.units.models import UnitVersion

NAMED = 5
"""Of more units than these only the number is told."""

Part = TypeVar("Part", Task, Duty, Target)


@dataclass(frozen=True, slots=True)
class Charged:
    """The units that a task or duty is charged to: how many, and the names in sight when they are few.

    ``mine`` says that the asking unit is one of them; ``notes`` tell from which units those in sight took it over.
    """

    count: int
    names: tuple[str, ...]
    mine: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskPart:
    """A task and its units."""

    task: Task
    units: Charged


@dataclass(frozen=True, slots=True)
class DutyPart:
    """A duty and its units; ``issued`` is how many of them have a plan of their own linked to it.

    ``own`` is the asking unit's own row, where it must issue such a plan.
    """

    duty: Duty
    units: Charged
    issued: int
    own: Owing | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """What is in force of a plan, in the document's order; ``ended`` is what each amendment took out of it, by id."""

    targets: tuple[Target, ...]
    tasks: tuple[TaskPart, ...]
    duties: tuple[DutyPart, ...]
    ended: Mapping[int, list[Task | Duty | Target]]

    @property
    def asks_for_plans(self) -> bool:
        """Whether units must issue plans of their own."""
        return any(part.duty.kind == DutyKind.PLAN for part in self.duties)


def overview(plan: Plan, visible: QuerySet[UnitVersion], unit_id: int) -> Overview:
    """The plan for somebody who sees the units ``visible`` and asks from the unit ``unit_id``; five queries."""
    ended: dict[int, list[Task | Duty | Target]] = defaultdict(list)
    tasks = _in_force(_tasks(plan, unit_id), ended)
    duties = _in_force(_duties(plan, unit_id), ended)
    targets = _in_force(plan.targets.all(), ended)
    held = _held(plan, tasks, visible)
    own, owed = _owed(plan, duties, visible, unit_id)
    return Overview(
        targets=tuple(targets),
        tasks=tuple(TaskPart(task, _charged(task, held[task.pk])) for task in tasks),
        duties=tuple(
            DutyPart(duty, _charged(duty, owed[duty.pk]), getattr(duty, "issued", 0), own.get(duty.pk))
            for duty in duties
        ),
        ended=dict(ended),
    )


@dataclass(frozen=True, slots=True)
class _Hold:
    """One unit of a task or duty: its name where it is in sight, whether it counts, and its note."""

    name: str
    counts: bool
    note: str


def _tasks(plan: Plan, unit_id: int) -> QuerySet[Task]:
    holds = Assignment.objects.filter(task=OuterRef("pk"), ended_by=None)
    given, mine = holds.filter(parent=None), holds.filter(unit=unit_id)
    return plan.tasks.annotate(given=_number(given, "task"), mine=Exists(mine))


def _duties(plan: Plan, unit_id: int) -> QuerySet[Duty]:
    owing = Owing.objects.filter(duty=OuterRef("pk"))
    return plan.duties.annotate(
        given=_number(owing, "duty"),
        issued=_number(owing.filter(plan__isnull=False), "duty"),
        mine=Exists(owing.filter(unit=unit_id)),
    )


def _number(rows: QuerySet[Assignment] | QuerySet[Owing], part: str) -> Coalesce:
    return Coalesce(Subquery(rows.order_by().values(part).annotate(n=Count("pk")).values("n")), 0)


def _in_force(rows: Iterable[Part], ended: dict[int, list[Task | Duty | Target]]) -> list[Part]:
    """Those in force; the others are put to what ended them."""
    found = []
    for row in rows:
        if row.ended_by_id is None:
            found.append(row)
        else:
            ended[row.ended_by_id].append(row)
    return found


def _held(plan: Plan, tasks: Collection[Task], visible: QuerySet[UnitVersion]) -> Mapping[int, list[_Hold]]:
    """Task id -> its units where they are few, and those that took it over with a note; one query."""
    few = set(_few(tasks))
    given = Q(task__in=few, parent=None, ended_by=None)
    rows = Assignment.objects.filter(given | ~Q(note=""), task__plan=plan).annotate(seen=_name(visible)).order_by("pk")
    found: dict[int, list[_Hold]] = defaultdict(list)
    for task_id, part_of, gone, note, name in rows.values_list("task_id", "parent_id", "ended_by_id", "note", "seen"):
        counts = task_id in few and part_of is None and gone is None
        found[task_id].append(_Hold(name or "", counts, note))
    return found


def _owed(
    plan: Plan, duties: Collection[Duty], visible: QuerySet[UnitVersion], unit_id: int
) -> tuple[dict[int, Owing], Mapping[int, list[_Hold]]]:
    """Duty id -> the asking unit's own row where it must issue a plan, and the units as of `_held`; one query."""
    few, by_id = set(_few(duties)), {duty.pk: duty for duty in duties}
    wanted = Q(duty__in=few) | ~Q(note="") | Q(unit=unit_id, duty__kind=DutyKind.PLAN)
    rows = Owing.objects.filter(wanted, duty__in=by_id).select_related("plan").annotate(seen=_name(visible))
    own: dict[int, Owing] = {}
    found: dict[int, list[_Hold]] = defaultdict(list)
    for row in rows.order_by("unit_id"):
        duty = row.duty = by_id[row.duty_id]
        found[row.duty_id].append(_Hold(row.seen or "", row.duty_id in few, row.note))
        if row.unit_id == unit_id and duty.kind == DutyKind.PLAN:
            own[row.duty_id] = row
    return own, found


def _few(parts: Iterable[Model]) -> list[int]:
    return [part.pk for part in parts if 0 < getattr(part, "given", 0) <= NAMED]


def _name(visible: QuerySet[UnitVersion]) -> Subquery:
    """The name of a row's unit, for those who see it."""
    return Subquery(visible.filter(unit_id=OuterRef("unit_id")).order_by().values("name")[:1])


def _charged(part: Task | Duty, holds: Iterable[_Hold]) -> Charged:
    seen = [hold for hold in holds if hold.name]
    return Charged(
        count=getattr(part, "given", 0),
        names=tuple(hold.name for hold in seen if hold.counts),
        mine=getattr(part, "mine", False),
        notes=tuple(dict.fromkeys(hold.note for hold in seen if hold.note)),
    )
