"""Tasks that units lead or do."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Case, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.exports.calendar_feed.dated import LONGEST_CLAUSE, MOST, Dated, Span, logged, shortened
from dondoc.plans.models import Assignment, Task
from dondoc.plans.work.progress import COUNTED_ROLES
from dondoc.plans.work.states import OPEN, Status


def tasks_held(unit_ids: Collection[int], span: Span) -> list[Dated]:
    """What was not dropped, nor taken out of its plan; who helps has no due date of its own. One query."""
    rows = Assignment.objects.filter(unit_id__in=unit_ids, due__range=span, role__in=COUNTED_ROLES)
    rows = rows.filter(ended_by=None, task__ended_by=None).exclude(status=Status.DROPPED)
    done = Case(When(status__in=[*OPEN], then=Value(0)), default=Value(1))
    return [_dated(row) for row in rows.select_related("task__plan").order_by(done, "due", "pk")[: MOST + 1]]


def _dated(row: Assignment) -> Dated:
    assert row.due is not None
    return Dated(
        name=f"task-{row.pk}",
        unit_id=row.unit_id,
        day=row.due,
        is_open=row.state in OPEN,
        lead=_lead(row.state),
        what=row.said,
        state=row.get_status_display(),
        category=_("Nhiệm vụ"),
        plan=row.task.plan,
        facts=(shortened(row.said, LONGEST_CLAUSE), _("Vai trò: %(role)s") % {"role": row.get_role_display()}),
        path=f"{reverse('task', args=[row.task_id])}?phan={row.pk}",
        since=row.task.plan.created_at,
        logged=(logged(Assignment, row.pk), logged(Task, row.task_id)),
    )


def _lead(status: Status) -> str:
    if status is Status.SENT_BACK:
        return _("Bị trả lại, hạn")
    if status is Status.DONE:
        return _("Đã xong, chờ xác nhận")
    return _("Đã hoàn thành") if status is Status.CONFIRMED else _("Hạn")
