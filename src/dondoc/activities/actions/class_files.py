"""Many training classes at once, from a file: all of them or none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.activities.actions.classes import change_class, hold_class, hold_unplanned, logged, plan_class
from dondoc.activities.files.classes import ClassRow, read_classes
from dondoc.activities.models import ClassState, TrainingClass
from dondoc.core.errors import Invalid, Problem


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many classes a file added, how many it changed, and how many stood as it says already."""

    added: int
    changed: int
    same: int


@transaction.atomic
def take_in_classes(*, data: bytes, unit_id: int, today: date, by: User) -> TakenIn:
    """Takes in a file of the unit's classes. A line without a number is a new class; one with a day was held.

    Raises `Invalid` with every wrong cell by its place; nothing is stored then.
    """
    rows = read_classes(data, today=today)
    known = TrainingClass.objects.filter(unit_id=unit_id).in_bulk([row.id for row in rows if row.id])
    problems = [problem for row in rows if (problem := _unknown(row, known))]
    problems += _twice(rows)
    if problems:
        raise Invalid(problems)
    added = changed = 0
    for row in rows:
        if row.id is None:
            added += 1
            _add(row, unit_id, today, by)
        else:
            changed += _change(known[row.id], row, today, by)
    return TakenIn(added, changed, len(rows) - added - changed)


def _unknown(row: ClassRow, known: dict[int, TrainingClass]) -> Problem | None:
    """Why a numbered line can't be taken in."""
    if row.id is None:
        return None
    if row.id not in known:
        return Problem(row.place, _("Số lớp %(number)d không phải của đơn vị này.") % {"number": row.id})
    if known[row.id].state == ClassState.CANCELLED:
        return Problem(row.place, _("Lớp này đã hủy. Hãy bỏ dòng này khỏi tệp."))
    if known[row.id].state == ClassState.HELD and row.held is None:
        return Problem(row.place, _("Lớp này đã mở nên cần ngày mở lớp. Hãy giữ nguyên ngày trong tệp."))
    return None


def _twice(rows: list[ClassRow]) -> list[Problem]:
    seen: set[int] = set()
    problems = []
    for row in rows:
        if row.id is not None and row.id in seen:
            problems.append(Problem(row.place, _("Số lớp này đã có ở dòng trên. Mỗi lớp chỉ dùng một dòng.")))
        elif row.id is not None:
            seen.add(row.id)
    return problems


def _add(row: ClassRow, unit_id: int, today: date, by: User) -> None:
    if row.held is None:
        plan_class(unit_id=unit_id, told=row.planned, by=by)
    else:
        hold_unplanned(unit_id=unit_id, told=row.planned, held=row.held, today=today, by=by)


def _change(training: TrainingClass, row: ClassRow, today: date, by: User) -> bool:
    """Writes a line over a class; False where it says what there is already. What it serves stays."""
    told, held = row.planned, row.held
    now = logged(training)
    says = {"title": told.title, "area": told.area, "year": told.year, "quarter": told.quarter}
    is_planned_same = {name: now[name] for name in says} == says
    counts = dict(training.head_counts.values_list("audience", "heads"))
    is_held_same = held is None or (training.held_on, training.minutes, counts, training.cost) == (
        held.day,
        held.minutes,
        {audience: heads for audience, heads in held.heads.items() if heads},
        held.cost,
    )
    if not is_planned_same:
        with_plan = type(told)(told.title, told.area, told.year, told.quarter, training.plan, training.task)
        change_class(training=training, told=with_plan, by=by)
    if held is not None and not is_held_same:
        hold_class(training=training, held=held, today=today, by=by)
    return not (is_planned_same and is_held_same)
