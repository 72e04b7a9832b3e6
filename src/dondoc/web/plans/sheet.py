"""A plan at work as its page shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dondoc.core.periods import Calendar
from dondoc.plans.models import Duty, DutyKind, Target, Task
from dondoc.plans.overview import Charged, DutyPart, Overview
from dondoc.plans.own.queries import issue
from dondoc.plans.own.rounds import due_day
from dondoc.plans.own.standing import Judged
from dondoc.plans.wording import duty_sentence, target_sentence, task_sentence
from dondoc.plans.work.progress import AtWork
from dondoc.reporting.models import Cycle
from dondoc.reporting.rules.standing import Counts

Works = Mapping[int, AtWork]
Rounds = Mapping[int, Sequence[tuple[Cycle, Counts]]]


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target and the sentence that says it."""

    target: Target
    said: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task, the sentence that says it, its units, and how they stand, for those who see all of them."""

    task: Task
    said: str
    units: Charged
    work: AtWork | None


@dataclass(slots=True)
class AgencyBlock:
    """The tasks of one agency, wherever in the plan they stand; ``mine`` when the asking unit holds any of them."""

    agency: str
    rows: list[TaskRow] = field(default_factory=list)

    @property
    def mine(self) -> bool:
        """Whether the asking unit holds any of the tasks."""
        return any(row.units.mine for row in self.rows)


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty, the sentence that says it, its units and its rounds.

    Of a duty to issue a plan ``issued`` says how many of the units have; ``own`` and ``judged`` are for the asking
    unit, where it must: its row, and how it stands.
    """

    part: DutyPart
    said: str
    rounds: Sequence[tuple[Cycle, Counts]]
    judged: Judged | None = None
    due: date | None = None

    @property
    def duty(self) -> Duty:
        """The duty itself."""
        return self.part.duty


def target_rows(plan: Overview) -> list[TargetRow]:
    """The plan's targets in the document's order."""
    return [TargetRow(target, target_sentence(target)) for target in plan.targets]


def blocks(plan: Overview, works: Works | None) -> list[AgencyBlock]:
    """The plan's tasks by agency, those of the asking unit first, the rest in the document's order."""
    found: dict[str, AgencyBlock] = {}
    for part in plan.tasks:
        task = part.task
        work = works.get(task.pk) if works is not None else None
        block = found.setdefault(task.agency, AgencyBlock(task.agency))
        block.rows.append(TaskRow(task, task_sentence(task), part.units, work))
    return sorted(found.values(), key=lambda block: not block.mine)


def duty_rows(plan: Overview, rounds: Rounds, day: date, calendar: Calendar) -> Iterator[DutyRow]:
    """The plan's duties in the document's order, with their rounds, the newest first.

    A date that stands in the words of a task that is due on it is left to that task.
    """
    for part in plan.duties:
        if part.duty.kind == DutyKind.OTHER and any(_dates(part.duty, each.task) for each in plan.tasks):
            continue
        said, own_rounds = duty_sentence(part.duty), rounds.get(part.duty.pk, ())
        if part.own is None:
            yield DutyRow(part, said, own_rounds)
            continue
        stands = issue(part.own, "", due_day(part.own, calendar), day, calendar)
        yield DutyRow(part, said, own_rounds, stands.judged, stands.due)


def _dates(duty: Duty, task: Task) -> bool:
    within = task.span_start <= duty.span_start < duty.span_end <= task.span_end
    return within and task.due == duty.due
