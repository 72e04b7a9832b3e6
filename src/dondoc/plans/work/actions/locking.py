"""An assignment locked for a change, and its whole state for the log."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from dondoc.core.errors import Refused
from dondoc.plans.models import STATUS_NAMES, Assignment
from dondoc.plans.work.states import STEPS, Move


def lock(assignment_id: int) -> Assignment:
    """The row as it stands now, with task, plan and parent; nobody else changes it until the transaction ends."""
    return lock_many([assignment_id])[0]


def lock_many(assignment_ids: Collection[int]) -> list[Assignment]:
    """Several rows, locked in the order of their ids."""
    rows = Assignment.objects.select_for_update(of=("self",)).select_related("task__plan", "parent")
    return list(rows.filter(pk__in=assignment_ids).order_by("pk"))


def refusal(assignment: Assignment, move: Move) -> str:
    """Why a move can't be made from where the assignment stands; "" when it can."""
    if assignment.state in STEPS[move].come_from:
        return ""
    return _("Công việc này đang ở tình trạng “%(status)s” nên không làm được việc này. Hãy tải lại trang.") % {
        "status": STATUS_NAMES[assignment.state]
    }


def refuse(assignment: Assignment, move: Move) -> None:
    """Raises `Refused` where a move can't be made."""
    message = refusal(assignment, move)
    if message:
        raise Refused(message)


def state_of(assignment: Assignment) -> dict[str, Any]:
    """What the log compares."""
    names = ("status", "percent", "due", "weight", "words", "begun_on", "done_on")
    return {name: getattr(assignment, name) for name in names} | {"entered_by_unit": assignment.entered_by_unit_id}
