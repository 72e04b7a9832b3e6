"""The page of one plan."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dondoc.accounts.models import Role
from dondoc.plans.amendments import amendments_of, ended_items
from dondoc.plans.permissions import can_run_plan
from dondoc.plans.queries import cited_by, citing, plans_for
from dondoc.units.permissions import can_see_unit
from dondoc.units.queries import version_of
from dondoc.web.plans import sheet
from dondoc.web.plans.access import plan_in_sight
from dondoc.web.plans.own import own_plans
from dondoc.web.requests import AuthedRequest
from dondoc.web.tasks.progress import plan_progress


def plan(request: AuthedRequest, plan_id: int) -> HttpResponse:
    """Head, what it cites and what cites it, targets, tasks by agency and duties, each leading to its words."""
    day = timezone.localdate()
    found = plan_in_sight(request, plan_id, day)
    unit_id = request.seat.unit_id
    owner = version_of(found.unit_id, day)
    amendments = list(amendments_of(found))
    taken = ended_items(found) if amendments else {}
    can_run = can_run_plan(request.user, found, day)
    in_sight, sees_whole = plans_for(request.user, day), can_see_unit(request.user, found.unit_id, day)
    cited = cited_by(found, in_sight)
    named = [other for _citation, others in cited for other in others]
    context = {
        "plan": found,
        "unit_name": owner.name if owner else "",
        "recipients": list(found.recipients.all()),
        "cited": cited,
        "citing": list(citing(found, in_sight)),
        "progress": plan_progress(found) if sees_whole else None,
        "targets": sheet.targets(found),
        "blocks": sheet.blocks(found, request.user, unit_id, day),
        "duties": sheet.duties(found, request.user, unit_id, day),
        "sees_whole": sees_whole,
        "amendments": amendments,
        "ended": [(each, gone) for each in amendments if (gone := taken.get(each.pk))],
        "can_run": can_run,
        "is_office": request.seat.role == Role.OFFICE,
        "own": own_plans(request, found, named, day, can_run=can_run),
    }
    return render(request, "plans/plan.html", context)
