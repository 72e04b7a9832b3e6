"""Changing many assignments at once: what each change would do, and the change itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import Change, record_all
from dondoc.core.reasons import fit_reason
from dondoc.plans.models import Assignment
from dondoc.plans.work.actions.locking import lock_many, refusal, state_of
from dondoc.plans.work.actions.parts import after_whole, wrong_weight
from dondoc.plans.work.actions.steps import drop_rows, open_parts
from dondoc.plans.work.progress import LIGHTEST
from dondoc.plans.work.states import OVER, Move, Status

MOST = 5_000  # assignments that are changed at once


class Edit(StrEnum):
    """What may be changed for many at once."""

    START = "start"
    DROP = "drop"
    DUE = "due"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True)
class Wish:
    """One change for many: the new due day or weight where it is of that kind."""

    edit: Edit
    due: date | None = None
    weight: int = LIGHTEST


@dataclass(frozen=True, slots=True)
class Edited:
    """Which assignments are changed, how many parts go along, and why others are not: id -> sentence."""

    changed: tuple[int, ...]
    parts: int
    refused: Mapping[int, str]


def preview_many(*, ids: Collection[int], wish: Wish) -> Edited:
    """What `edit_many` would do; nothing is changed."""
    _refuse_wish(wish, ids)
    rows = list(Assignment.objects.select_related("task__plan", "parent").filter(pk__in=ids).order_by("pk"))
    refused = _refusals(rows, wish)
    taken = [row for row in rows if row.pk not in refused]
    return _edited(taken, wish, refused)


@transaction.atomic
def edit_many(*, ids: Collection[int], wish: Wish, reason: str, day: date, by: User) -> Edited:
    """Makes one change to many assignments; those that it can't be made to stay as they are and are told.

    Every changed one has an event with the reason. Raises what `fit_reason` raises, and `Invalid` for a wrong weight.
    """
    why = fit_reason(reason, _("Hãy ghi lý do của thay đổi hàng loạt; lý do này vào nhật ký của từng việc."))
    _refuse_wish(wish, ids)
    rows = lock_many(ids)
    refused = _refusals(rows, wish)
    taken = [row for row in rows if row.pk not in refused]
    done = _edited(taken, wish, refused)
    if wish.edit is Edit.DROP:
        drop_rows(taken, why, by)
    else:
        _change(taken, wish, why, day, by)
    return done


def _edited(taken: list[Assignment], wish: Wish, refused: Mapping[int, str]) -> Edited:
    parts = len(open_parts([row.pk for row in taken])) if wish.edit is Edit.DROP else 0
    return Edited(tuple(row.pk for row in taken), parts, refused)


def _change(taken: list[Assignment], wish: Wish, why: str, day: date, by: User) -> None:
    before = [state_of(row) for row in taken]
    for row in taken:
        if wish.edit is Edit.START:
            row.status, row.begun_on, row.reason = Status.UNDER_WAY.value, row.begun_on or day, ""
        elif wish.edit is Edit.DUE:
            row.due = wish.due
        else:
            row.weight = wish.weight
    Assignment.objects.bulk_update(taken, ["status", "begun_on", "reason", "due", "weight"], batch_size=500)
    verb = "assignment.start" if wish.edit is Edit.START else "assignment.change"
    changes = (Change(row, row.unit_id, was, state_of(row)) for row, was in zip(taken, before, strict=True))
    record_all(verb, changes, by=by, reason=why)


def _refuse_wish(wish: Wish, ids: Collection[int]) -> None:
    if len(ids) > MOST:
        message = _("Chỉ thay đổi được tối đa %(most)d việc một lần. Hãy lọc bớt.")
        raise Refused(message % {"most": MOST})
    if wish.edit is Edit.WEIGHT and (wrong := wrong_weight(wish.weight)):
        raise Invalid([Problem("weight", wrong)])


def _refusals(rows: list[Assignment], wish: Wish) -> dict[int, str]:
    """Assignment id -> why the change can't be made to it."""
    if wish.edit in (Edit.START, Edit.DROP):
        move = Move.START if wish.edit is Edit.START else Move.DROP
        told = {row.pk: refusal(row, move) for row in rows}
        return {pk: message for pk, message in told.items() if message}
    ended = _("Công việc này đã kết thúc nên không sửa được. Hãy mở lại trước.")
    found = {row.pk: ended for row in rows if row.state in OVER}
    return found | _wrong_dues(rows, wish.due, found) if wish.edit is Edit.DUE else found


def _wrong_dues(rows: list[Assignment], due: date | None, refused: Collection[int]) -> dict[int, str]:
    """Those whose new due day would come after that of their whole, or before that of one of their parts.

    A whole and its part that move together fit each other; where one can't move, the other is asked again.
    """
    found: dict[int, str] = {}
    moving = {row.pk: row for row in rows if row.pk not in refused}
    latest = _latest_parts(list(moving))
    while True:
        wrong = {pk: message for pk, row in moving.items() if (message := _wrong_due(row, due, moving, latest))}
        if not wrong:
            return found
        found |= wrong
        moving = {pk: row for pk, row in moving.items() if pk not in wrong}


def _wrong_due(
    row: Assignment, due: date | None, moving: Collection[int], latest: Mapping[int, Mapping[int, date]]
) -> str:
    if row.parent is not None and row.parent_id not in moving and (late := after_whole(row.parent.due, due)):
        return late
    staying = [last for part, last in latest.get(row.pk, {}).items() if part not in moving]
    if due is not None and any(last > due for last in staying):
        return _("Đã giao phần việc có hạn sau ngày này. Hãy sửa hạn của phần việc đó trước.")
    return ""


def _latest_parts(ids: Collection[int]) -> dict[int, dict[int, date]]:
    """Assignment id -> its parts that are not over, each with its due day."""
    parts = Assignment.objects.filter(parent_id__in=ids, due__isnull=False)
    found: dict[int, dict[int, date]] = {}
    rows = parts.exclude(status__in=[each.value for each in OVER]).values_list("parent_id", "pk", "due")
    for parent_id, pk, due in rows:
        if parent_id is not None and due is not None:
            found.setdefault(parent_id, {})[pk] = due
    return found
