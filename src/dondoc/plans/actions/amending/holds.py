"""Who holds the tasks of an amended plan. A hold keeps its status, notes and evidence while the unit has the task."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.events import Change, record_all
from dondoc.core.periods import Calendar
from dondoc.plans.actions.amending.rows import Applied
from dondoc.plans.actions.parts import given
from dondoc.plans.amending import Kind, Line, What
from dondoc.plans.models import Amendment, Assignment, Task
from dondoc.plans.rules import first_due
from dondoc.plans.work.states import OPEN, Status

_BATCH = 900  # ids that every SQLite takes in one statement
_WRITTEN = ("parent_id", "role", "due", "status", "reason", "ended_by_id")


def hold_anew(applied: Applied, today: date, calendar: Calendar, by: User) -> None:
    """Gives new tasks to their units, takes ended ones from theirs, and moves due dates of what is still open."""
    lines = [(line, row) for line, row in applied.of(Kind.TASK) if isinstance(row, Task)]
    holds: dict[int, list[Assignment]] = defaultdict(list)
    rows = Assignment.objects.select_for_update(of=("self",)).select_related("task")
    for row in rows.filter(task__in=[task.pk for _line, task in lines]).order_by("pk"):
        holds[row.task_id].append(row)
    done = _Done(applied.amendment)
    for line, task in lines:
        due = first_due(task.due, today, calendar)
        _change(done, line, task, holds[task.pk], due)
    made = Assignment.objects.bulk_create(done.made)
    _write(done.written.values())
    record_all("assignment.give", given(made), by=by)
    record_all("assignment.change", done.events(done.altered), by=by)
    record_all("assignment.end", done.events(done.ended), by=by)


@dataclass(slots=True)
class _Done:
    """What is to be written, and the state of each row as it was before."""

    amendment: Amendment
    made: list[Assignment] = field(default_factory=list)
    written: dict[int, Assignment] = field(default_factory=dict)
    altered: dict[int, dict[str, object]] = field(default_factory=dict)
    ended: dict[int, dict[str, object]] = field(default_factory=dict)

    def touch(self, row: Assignment, into: dict[int, dict[str, object]]) -> None:
        """Remembers a row as it is before it is altered."""
        if row.pk not in self.written:
            into[row.pk] = _state(row)
            self.written[row.pk] = row

    def events(self, rows: dict[int, dict[str, object]]) -> Iterator[Change]:
        for pk, before in rows.items():
            row = self.written[pk]
            yield Change(row, row.unit_id, before, {**_state(row), "amendment": self.amendment.pk})


def _change(done: _Done, line: Line, task: Task, rows: list[Assignment], due: date | None) -> None:
    if line.what is What.ENDED:
        for row in rows:
            _end(done, row)
        return
    for unit in line.lost:
        for row in _with_parts(rows, (row for row in rows if row.unit_id == unit)):
            _end(done, row)
    by_unit = {row.unit_id: row for row in rows}
    for unit, role in line.gained:
        if unit in by_unit:
            _take_up(done, by_unit[unit], role, due)
        else:
            done.made.append(Assignment(task=task, unit_id=unit, role=role, due=due))
    for unit, role in line.roles:
        if unit in by_unit and by_unit[unit].ended_by_id is None:
            done.touch(by_unit[unit], done.altered)
            by_unit[unit].role = role
    if {"due", "every"} & set(line.fields):
        _move_dates(done, [row for row in rows if row.ended_by_id is None], due)


def _end(done: _Done, row: Assignment) -> None:
    """Takes a task from a unit. What it has finished stays finished; what is open is dropped, and says why."""
    if row.ended_by_id is not None:
        return
    done.touch(row, done.ended)
    row.ended_by = done.amendment
    if row.state in OPEN:
        row.status = Status.DROPPED
        row.reason = _("Bỏ theo %(document)s.") % {"document": done.amendment.words}


def _take_up(done: _Done, row: Assignment, role: str, due: date | None) -> None:
    """A unit that had the task before, or a part of it, holds it itself; what was dropped begins anew."""
    done.touch(row, done.altered)
    row.parent, row.role, row.ended_by = None, role, None
    if row.state is Status.DROPPED:
        row.status, row.reason, row.due = Status.NOT_BEGUN, "", due


def _move_dates(done: _Done, rows: Iterable[Assignment], due: date | None) -> None:
    """What the plan itself gave is due on the new day; a part of it no later."""
    for row in rows:
        if row.state not in OPEN or row.due == due:
            continue
        late_part = row.parent_id is not None and due is not None and row.due is not None and row.due > due
        if row.parent_id is None or late_part:
            done.touch(row, done.altered)
            row.due = due


def _with_parts(rows: list[Assignment], tops: Iterable[Assignment]) -> list[Assignment]:
    """Some holds with all that their units gave on."""
    found = list(tops)
    for row in found:
        found += [part for part in rows if part.parent_id == row.pk]
    return found


def _write(rows: Iterable[Assignment]) -> None:
    """Rows that become alike in one statement: an amendment drops or moves thousands in the same way."""
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for row in rows:
        alike[tuple(getattr(row, name) for name in _WRITTEN)].append(row.pk)
    for values, pks in alike.items():
        for start in range(0, len(pks), _BATCH):
            written: dict[str, object] = dict(zip(_WRITTEN, values, strict=True))
            Assignment.objects.filter(pk__in=pks[start : start + _BATCH]).update(**written)


def _state(row: Assignment) -> dict[str, object]:
    return {"role": row.role, "due": row.due, "status": str(row.status), "parent": row.parent_id}
