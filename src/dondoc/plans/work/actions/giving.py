"""Giving a task of a plan to units by hand, where its wording led to none or to too few."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import Change, record_all
from dondoc.plans.models import Assignment, AssignmentRole, Plan, Task
from dondoc.plans.work.queries import unit_names
from dondoc.units.queries import subtree


@transaction.atomic
def give_task(
    *, task: Task, unit_ids: Collection[int], role: str, due: date | None, day: date, by: User
) -> list[Assignment]:
    """Charges units with a task, in one role and by one day.

    Raises `Refused` for a task that an amendment took out of its plan, `Invalid` for a role that there is not, without
    a unit, and for units that do not stand at the plan's unit or below it, or hold the task already.
    """
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=task.plan_id)
    if task.ended_by_id is not None:
        raise Refused(_("Nhiệm vụ này đã được bỏ khỏi kế hoạch nên không giao được nữa."))
    problems = [] if role in AssignmentRole.values else [Problem("role", _("Hãy chọn vai trò trong danh sách."))]
    problems += _wrong_units(task, plan, unit_ids, day)
    if problems:
        raise Invalid(problems)
    made = Assignment.objects.bulk_create(
        Assignment(task=task, unit_id=unit_id, role=role, due=due) for unit_id in dict.fromkeys(unit_ids)
    )
    told = {"plan": plan.pk, "task": task.pk, "role": role, "due": due}
    record_all("assignment.give", (Change(row, row.unit_id, None, told) for row in made), by=by)
    return made


def _wrong_units(task: Task, plan: Plan, unit_ids: Collection[int], day: date) -> list[Problem]:
    if not unit_ids:
        return [Problem("unit", _("Hãy chọn ít nhất một đơn vị."))]
    below = set(subtree(plan.unit_id, day).filter(unit_id__in=unit_ids).values_list("unit_id", flat=True))
    holding = set(task.assignments.filter(unit_id__in=unit_ids).values_list("unit_id", flat=True))
    names = unit_names(unit_ids, day)
    elsewhere = _("Đơn vị này không trực thuộc đơn vị điều hành kế hoạch. Hãy chọn đơn vị khác.")
    twice = _("Đơn vị này đã được giao nhiệm vụ. Hãy sửa hạn hoặc mở lại việc đang có.")
    return [
        Problem(names.get(unit, "unit"), elsewhere if unit not in below else twice)
        for unit in unit_ids
        if unit not in below or unit in holding
    ]
