"""Money that a plan itself names for its tasks (`Funds` of the reading): proposed, never taken by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dondoc.budget.models import Line
from dondoc.budget.rules import LARGEST, SourceKind, source_named
from dondoc.documents.models import Reading
from dondoc.plans.models import Assignment, AssignmentRole, Plan, Task
from dondoc.units.folding import fold

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Named:
    """A sum that the plan names for a task; ``index`` counts the sums of one task from 0.

    ``unit_id`` is the one unit that leads the task, else the plan's own. ``line_id``: the unit has a line for it.
    """

    task: Task
    index: int
    amount: int
    words: str
    source_kind: SourceKind
    unit_id: int
    line_id: int | None


def named_funds(plan: Plan, year: int) -> list[Named]:
    """The sums that a plan names for its tasks, in its order; three queries. Clauses without a task are passed over."""
    if plan.reading_id is None:
        return []
    reading = Reading.objects.only("plan").get(pk=plan.reading_id)
    funds: dict[tuple[int, int], list[Json]] = {
        (task["span"][0], task["span"][1]): task["funds"] for task in _tasks(reading.plan) if task.get("funds")
    }
    if not funds:
        return []
    tasks = [task for task in plan.tasks.filter(ended_by=None) if (task.span_start, task.span_end) in funds]
    leads = _leads([task.pk for task in tasks])
    lines = {
        (line.task_id, line.unit_id, line.source_kind): line.pk
        for line in Line.objects.filter(plan=plan, year=year, source=None, task__in=tasks)
    }
    return [
        named
        for task in tasks
        for named in _of_task(task, funds[task.span_start, task.span_end], leads.get(task.pk, plan.unit_id), lines)
    ]


def _of_task(
    task: Task, funds: list[Json], unit_id: int, lines: dict[tuple[int | None, int, str], int]
) -> Iterator[Named]:
    for index, one in enumerate(funds):
        amount, words = one.get("amount"), str(one.get("text") or "")
        if isinstance(amount, int) and 0 < amount <= LARGEST:
            kind = source_named(fold(f"{one.get('source') or ''} {words}"))
            yield Named(task, index, amount, words, kind, unit_id, lines.get((task.pk, unit_id, kind)))


def _tasks(plan: Json) -> Iterator[Json]:
    for block in plan.get("assignments", ()):
        yield from block.get("tasks", ())


def _leads(task_ids: list[int]) -> dict[int, int]:
    """Task -> the unit that leads it, where there is just one."""
    found: dict[int, set[int]] = {}
    rows = Assignment.objects.filter(task_id__in=task_ids, parent=None, ended_by=None)
    for task_id, unit_id in rows.exclude(role=AssignmentRole.COORDINATE).values_list("task_id", "unit_id"):
        found.setdefault(task_id, set()).add(unit_id)
    return {task_id: units.pop() for task_id, units in found.items() if len(units) == 1}
