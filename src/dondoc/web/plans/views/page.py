"""The page of one plan."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dondoc.plans.permissions import can_run_plan
from dondoc.units.permissions import can_see_unit
from dondoc.units.queries import version_of
from dondoc.web.plans import sheet
from dondoc.web.plans.access import plan_in_sight
from dondoc.web.requests import AuthedRequest


def plan(request: AuthedRequest, plan_id: int) -> HttpResponse:
    """Head, targets, tasks by agency and duties, each leading back to its words in the document."""
    day = timezone.localdate()
    found = plan_in_sight(request, plan_id, day)
    unit_id = request.seat.unit_id
    owner = version_of(found.unit_id, day)
    context = {
        "plan": found,
        "unit_name": owner.name if owner else "",
        "recipients": list(found.recipients.all()),
        "targets": sheet.targets(found),
        "blocks": sheet.blocks(found, request.user, unit_id, day),
        "duties": sheet.duties(found, request.user, unit_id, day),
        "sees_whole": can_see_unit(request.user, found.unit_id, day),
        "can_run": can_run_plan(request.user, found, day),
    }
    return render(request, "plans/plan.html", context)
