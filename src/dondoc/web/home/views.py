"""What a unit owes and by when; what an office waits for."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dondoc.accounts.models import Role
from dondoc.calendar.queries import calendar
from dondoc.plans.own.queries import issues, owed_by
from dondoc.plans.queries import assignments_of
from dondoc.plans.work.states import OPEN
from dondoc.web.home.amended import amended_for
from dondoc.web.home.duties import duties_of
from dondoc.web.home.rounds import readings_waiting, rounds_of
from dondoc.web.requests import AuthedRequest

TASKS = 10
OWN_PLANS = 10


def home(request: AuthedRequest) -> HttpResponse:
    """Own duties first for a unit's people, rounds and readings first for an office."""
    day = timezone.localdate()
    unit_id, role = request.seat.unit_id, request.seat.role
    assigned = assignments_of(unit_id).filter(status__in=[status.value for status in OPEN])
    tasks = list(assigned[: TASKS + 1])
    context: dict[str, Any] = {
        "today": day,
        "amended": amended_for(unit_id, day),
        "own_plans": issues(owed_by([unit_id], day), day, calendar())[:OWN_PLANS],
        "duties": duties_of(unit_id, day),
        "rounds": rounds_of(unit_id, day),
        "tasks": tasks[:TASKS],
        "more_tasks": len(tasks) > TASKS,
        "is_office": role in (Role.OFFICE, Role.ADMINISTRATOR),
        "may_upload": role == Role.OFFICE,
        "role": role,
    }
    if context["is_office"]:
        context["readings"] = readings_waiting(request.user, unit_id, day)
    return render(request, "home/home.html", context)
