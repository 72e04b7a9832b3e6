"""Parts of an assignment for units below the one that holds it; due days and weights."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import Change, record, record_all
from dondoc.core.identifiers import refuse_identifiers
from dondoc.plans.models import Assignment, AssignmentRole
from dondoc.plans.work.actions.locking import lock, state_of
from dondoc.plans.work.progress import HEAVIEST, LIGHTEST
from dondoc.plans.work.queries import unit_names
from dondoc.plans.work.states import OVER
from dondoc.units.folding import fold
from dondoc.units.queries import subtree

LONGEST_WORDS = 2_000  # characters


@transaction.atomic
def give_parts(
    *,
    assignment: Assignment,
    unit_ids: Collection[int],
    role: str,
    words: str,
    due: date | None,
    weight: int,
    day: date,
    by: User,
) -> list[Assignment]:
    """Gives units below the one that holds an assignment a part of it, in words of its own.

    A part is due no later than the whole. Raises `Invalid` for units that do not stand below or have a part already,
    for a due day after the whole's, a weight out of range, or words that are missing, too long or hold identifiers.
    """
    locked = lock(assignment.pk)
    if locked.state in OVER:
        raise Refused(_("Công việc này đã kết thúc nên không giao tiếp được. Hãy đề nghị mở lại trước."))
    said = words.strip()
    problems = [*_wrong_values(locked, role, said, due, weight), *_wrong_units(locked, unit_ids, day)]
    if problems:
        raise Invalid(problems)
    refuse_identifiers({"words": said})
    values = {"role": role, "words": said, "folded": fold(said), "due": due, "weight": weight}
    made = Assignment.objects.bulk_create(
        Assignment(task=locked.task, parent=locked, unit_id=unit_id, **values) for unit_id in dict.fromkeys(unit_ids)
    )
    told: dict[str, Any] = {"plan": locked.task.plan_id, "task": locked.task_id, "parent": locked.pk}
    told |= {"role": role, "words": said, "due": due, "weight": weight}
    record_all("assignment.give", (Change(row, row.unit_id, None, told | {"unit": row.unit_id}) for row in made), by=by)
    return made


@transaction.atomic
def change_assignment(
    *, assignment: Assignment, due: date | None, weight: int, words: str | None = None, by: User
) -> Assignment:
    """Changes what the giver says of an assignment: its due day, its weight and, of a part, its words (None: as is).

    Raises `Invalid` as `give_parts` does, and for a due day before that of one of its own parts.
    """
    locked = lock(assignment.pk)
    if locked.state in OVER:
        raise Refused(_("Công việc này đã kết thúc nên không sửa được. Hãy mở lại trước."))
    said = locked.words if words is None or locked.parent_id is None else words.strip()
    problems = _wrong_values(locked.parent, locked.role, said if locked.parent_id else None, due, weight)
    if later := later_part(locked, due):
        problems.append(Problem("due", later))
    if problems:
        raise Invalid(problems)
    refuse_identifiers({"words": said})
    before = state_of(locked)
    locked.due, locked.weight, locked.words, locked.folded = due, weight, said, fold(said)
    locked.save(update_fields=["due", "weight", "words", "folded"])
    record("assignment.change", locked, by=by, unit_id=locked.unit_id, before=before, after=state_of(locked))
    return locked


def wrong_weight(weight: int) -> str:
    """Why a weight can't be kept; "" where it can."""
    if LIGHTEST <= weight <= HEAVIEST:
        return ""
    return _("Trọng số là số nguyên từ %(least)d đến %(most)d.") % {"least": LIGHTEST, "most": HEAVIEST}


def after_whole(whole_due: date | None, due: date | None) -> str:
    """Why a part can't be due so late; "" where it can."""
    if whole_due is None or (due is not None and due <= whole_due):
        return ""
    last = date_format(whole_due)
    return _("Phần việc phải có hạn không sau hạn của công việc là %(day)s. Hãy chọn ngày khác.") % {"day": last}


def later_part(row: Assignment, due: date | None) -> str:
    """Why an assignment can't be due so early; "" where none of its parts that are not over is due later."""
    if due is None:
        return ""
    parts = row.parts.exclude(status__in=[each.value for each in OVER]).filter(due__gt=due)
    last = parts.order_by("-due").values_list("due", flat=True).first()
    if last is None:
        return ""
    return _("Đã giao phần việc có hạn %(day)s. Hãy sửa hạn của phần việc đó trước.") % {"day": date_format(last)}


def _wrong_values(
    whole: Assignment | None, role: str, words: str | None, due: date | None, weight: int
) -> list[Problem]:
    """What is wrong with what is said of a part of ``whole``; words are None for what is no part."""
    problems = [Problem("weight", wrong_weight(weight)), Problem("due", after_whole(whole.due if whole else None, due))]
    if role not in AssignmentRole.values:
        problems.append(Problem("role", _("Hãy chọn vai trò trong danh sách.")))
    if words == "":
        problems.append(Problem("words", _("Hãy ghi phần việc mà đơn vị phải làm.")))
    if words and len(words) > LONGEST_WORDS:
        problems.append(Problem("words", _("Phần việc dài quá 2.000 ký tự. Hãy viết ngắn lại.")))
    return [problem for problem in problems if problem.message]


def _wrong_units(whole: Assignment, unit_ids: Collection[int], day: date) -> list[Problem]:
    if not unit_ids:
        return [Problem("unit", _("Hãy chọn ít nhất một đơn vị trực thuộc."))]
    below = set(subtree(whole.unit_id, day).filter(unit_id__in=unit_ids).values_list("unit_id", flat=True))
    holding = set(whole.task.assignments.filter(unit_id__in=unit_ids).values_list("unit_id", flat=True))
    names = unit_names(unit_ids, day)
    elsewhere = [unit for unit in unit_ids if unit not in below or unit == whole.unit_id]
    problems = [
        Problem(names.get(unit, "unit"), _("Đơn vị này không trực thuộc đơn vị giao. Hãy chọn đơn vị khác."))
        for unit in elsewhere
    ]
    twice = _("Đơn vị này đã có phần trong nhiệm vụ. Hãy sửa phần việc đang có.")
    return problems + [Problem(names.get(unit, "unit"), twice) for unit in unit_ids if unit in holding - {*elsewhere}]
