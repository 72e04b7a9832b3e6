"""What a unit owes and by when; what an office waits for."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dondoc.accounts.models import Role
from dondoc.assessments.queries import owed_by as sheets_owed
from dondoc.assessments.queries import to_review
from dondoc.calendar.queries import calendar
from dondoc.core import periods
from dondoc.plans.own.queries import issues, owed_by
from dondoc.plans.queries import assignments_of
from dondoc.plans.work.queries import late_on
from dondoc.plans.work.states import OPEN, days_late
from dondoc.reminders.openings import to_open
from dondoc.web.home.amended import amended_for
from dondoc.web.home.duties import duties_of
from dondoc.web.home.inspections import inspected
from dondoc.web.home.late import late_tasks
from dondoc.web.home.rounds import readings_waiting, rounds_of
from dondoc.web.requests import AuthedRequest

TASKS = 10
OWN_PLANS = 10
SHEETS = 10


def home(request: AuthedRequest) -> HttpResponse:
    """Own duties first for a unit's people, rounds and readings first for an office."""
    day = timezone.localdate()
    unit_id, role = request.seat.unit_id, request.seat.role
    assigned = assignments_of(unit_id).filter(status__in=[status.value for status in OPEN])
    tasks, days = list(assigned[: TASKS + 1]), calendar()
    context: dict[str, Any] = {
        "today": day,
        "amended": amended_for(unit_id, day),
        "own_plans": issues(owed_by([unit_id], day), day, days)[:OWN_PLANS],
        "duties": duties_of(unit_id, day),
        "rounds": rounds_of(unit_id, day),
        "tasks": [(each, days_late(each.state, each.due, day, days)) for each in tasks[:TASKS]],
        "tasks_late": assigned.filter(late_on(day, days)).count(),
        "more_tasks": len(tasks) > TASKS,
        "inspected": inspected(unit_id, day, days, inspects=role in (Role.OFFICE, Role.INSPECTOR)),
        "is_office": role in (Role.OFFICE, Role.ADMINISTRATOR),
        "may_upload": role == Role.OFFICE,
        "role": role,
    }
    context["sheets"] = [
        (each, periods.days_late(each.round.self_due, day, days)) for each in sheets_owed(unit_id)[:SHEETS]
    ]
    context["to_review"] = to_review(request.user, day).count()
    if context["is_office"]:
        context["late"] = late_tasks(request.user, day)
        context["to_open"] = to_open(unit_id, day, days) if role == Role.OFFICE else []
        context["readings"] = readings_waiting(request.user, unit_id, day)
    return render(request, "home/home.html", context)
