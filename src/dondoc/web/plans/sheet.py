"""A plan at work as its page shows it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dondoc.accounts.models import User
from dondoc.documents.words import said_deadline, said_target, said_task
from dondoc.plans.models import Duty, Plan, Target, Task
from dondoc.plans.queries import (
    Notes,
    Units,
    duties_owed,
    held_notes,
    holder_counts,
    holders,
    owing,
    owing_counts,
    owing_notes,
    tasks_held,
)
from dondoc.plans.sentences import stored_due_sentence
from dondoc.reporting.models import Cycle
from dondoc.units.queries import visible_to

NAMED = 5


@dataclass(frozen=True, slots=True)
class Charged:
    """The units that a task or duty is charged to: how many, and the names in sight when they are few.

    ``notes`` tell from which units those in sight took it over.
    """

    count: int
    names: tuple[str, ...]
    mine: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target and the sentence that says it."""

    target: Target
    said: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task, the sentence that says it, and its units."""

    task: Task
    said: str
    units: Charged


@dataclass(frozen=True, slots=True)
class AgencyBlock:
    """The tasks of one agency under one heading; ``mine`` when the seat's unit holds any of them."""

    path: str
    agency: str
    rows: tuple[TaskRow, ...]

    @property
    def mine(self) -> bool:
        """Whether the seat's unit holds any of the tasks."""
        return any(row.units.mine for row in self.rows)


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty, the sentence that says it, its units and its rounds."""

    duty: Duty
    said: str
    units: Charged
    cycles: tuple[Cycle, ...]


def targets(plan: Plan) -> list[TargetRow]:
    """The plan's targets in the document's order."""
    return [
        TargetRow(
            target,
            said_target(
                {
                    "comparator": target.comparator,
                    "value": target.value,
                    "unit": target.unit,
                    "subject": target.subject,
                    "every": target.every,
                    "by": target.by.isoformat() if target.by else None,
                }
            ),
        )
        for target in plan.targets.filter(ended_by=None)
    ]


def blocks(plan: Plan, user: User, unit_id: int, day: date) -> list[AgencyBlock]:
    """The plan's tasks by agency, those of the seat's unit first, the rest in the document's order."""
    counts, mine = holder_counts(plan), tasks_held(plan, unit_id)
    charged = _charges(counts, holders, mine, held_notes(plan), user, day)
    rows = [TaskRow(task, task_sentence(task), charged[task.pk]) for task in plan.tasks.filter(ended_by=None)]
    grouped = groupby(rows, key=lambda row: (row.task.path, row.task.agency))
    found = [AgencyBlock(path, agency, tuple(each)) for (path, agency), each in grouped]
    return sorted(found, key=lambda block: not block.mine)


def duties(plan: Plan, user: User, unit_id: int, day: date) -> list[DutyRow]:
    """The plan's duties in the document's order, with their rounds, the newest first."""
    counts, mine = owing_counts(plan), duties_owed(plan, unit_id)
    charged = _charges(counts, owing, mine, owing_notes(plan), user, day)
    return [
        DutyRow(duty, _said_duty(duty), charged[duty.pk], tuple(duty.cycles.all()))
        for duty in plan.duties.filter(ended_by=None).prefetch_related("cycles")
    ]


def _charges(
    counts: dict[int, int],
    units_of: Callable[[Collection[int]], Units],
    mine: Collection[int],
    notes: Notes,
    user: User,
    day: date,
) -> dict[int, Charged]:
    """For each task or duty its units; they are named where they are few and the user may see them."""
    few = units_of([part_id for part_id, count in counts.items() if 0 < count <= NAMED])
    wanted = {unit_id for unit_ids in few.values() for unit_id in unit_ids}
    wanted |= {unit_id for told in notes.values() for unit_id, _note in told}
    seen = visible_to(user, day).filter(unit_id__in=wanted) if wanted else visible_to(user, day).none()
    names = dict(seen.values_list("unit_id", "name"))
    return {
        part_id: Charged(
            count,
            tuple(names[unit_id] for unit_id in few.get(part_id, ()) if unit_id in names),
            part_id in mine,
            tuple(dict.fromkeys(note for unit_id, note in notes.get(part_id, ()) if unit_id in names)),
        )
        for part_id, count in counts.items()
    }


def task_sentence(task: Task) -> str:
    """What a task says beside its words: role, partners, time, product."""
    return said_task(
        {
            "role": task.role,
            "partners": task.partners,
            "time": task.time,
            **_when(task),
            "product": task.product,
        }
    )


def _said_duty(duty: Duty) -> str:
    names = ("kind", "who", "to", "via")
    return said_deadline({name: getattr(duty, name) for name in names} | _when(duty))


def _when(part: Task | Duty) -> dict[str, str]:
    """A due date in force as its sentence; without one, how often the plan asks."""
    return {"in_force": stored_due_sentence(part.due), "every": part.every}
