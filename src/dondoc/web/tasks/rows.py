"""Assignments as lists, cards and files show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, OrderBy, QuerySet

from dondoc.core.periods import Calendar
from dondoc.plans.models import Assignment
from dondoc.plans.work.permissions import Powers
from dondoc.plans.work.queries import named, reached, waiting
from dondoc.plans.work.rounds import opens
from dondoc.plans.work.states import STEPS, Move, Status, days_late, finished, moves
from dondoc.web.lists import Sort
from dondoc.web.tasks.words import BUTTONS, Button

COLUMNS = {"due": "due", "unit": "path", "status": "status", "percent": "percent", "task": "task__order"}
DEFAULT = "due"


@dataclass(frozen=True, slots=True)
class Step:
    """A move that the user may make from a row: how it looks, and the status that it leads to."""

    move: Move
    button: Button
    to: Status


@dataclass(frozen=True, slots=True)
class Row:
    """One assignment: ``days_late`` is 0 where it is not late; ``waits_for`` the words of a task that holds it up.

    ``opens`` is the day from which the round at hand of what comes again and again is asked for, while it lies ahead.
    """

    assignment: Assignment
    unit_name: str
    days_late: int
    percent: int
    waits_for: str
    steps: tuple[Step, ...]
    opens: date | None = None


def shown(rows: QuerySet[Assignment], day: date) -> QuerySet[Assignment]:
    """The rows with all that `rows_of` needs."""
    return waiting(named(rows, day))


def rows_of(found: Sequence[Assignment], powers: Powers, day: date, calendar: Calendar) -> list[Row]:
    """What is shown of assignments of `shown`; one query."""
    percents = reached(found)
    ahead = {each.pk: since for each in found if (since := opens(each)) and since > day}
    return [
        Row(
            assignment=each,
            unit_name=getattr(each, "unit_name", "") or "",
            days_late=days_late(each.state, each.due, day, calendar),
            percent=percents[each.pk],
            waits_for=getattr(each, "waits_for", "") or "",
            steps=tuple(steps_of(each, powers, ahead=each.pk in ahead)),
            opens=ahead.get(each.pk),
        )
        for each in found
    ]


def steps_of(row: Assignment, powers: Powers, *, ahead: bool = False) -> Iterable[Step]:
    """The moves that need no more than a click or a reason; a round that is still ``ahead`` can't be done."""
    asks = row.task.plan.asks_evidence
    for move in moves(row.state, powers.sides(row)):
        if move is not Move.REPORT and not (ahead and move is Move.FINISH):
            to = finished(asks_evidence=asks) if move is Move.FINISH else STEPS[move].to
            yield Step(move, BUTTONS[move], to)


def sort_of(asked: str) -> Sort:
    """The column that a list is sorted by, the due day where none is asked for that there is."""
    if asked.removeprefix("-") not in COLUMNS:
        asked = DEFAULT
    return Sort(asked.removeprefix("-"), asked.startswith("-"))


def by_unit(rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Rows of `shown` in the order of the tree of units."""
    return rows.order_by(F("path").asc(nulls_last=True), "pk")


def ordering(sort: Sort) -> list[OrderBy | str]:
    """For a query of `shown`: what has no due day comes last either way."""
    column = F(COLUMNS[sort.column])
    first = column.desc(nulls_last=True) if sort.downward else column.asc(nulls_last=True)
    return [first, "task__plan_id", "task__order", "pk"]
