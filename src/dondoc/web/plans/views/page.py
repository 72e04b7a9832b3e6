"""The page of one plan."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dondoc.accounts.models import Role
from dondoc.calendar.queries import calendar
from dondoc.plans.amendments import amendments_of
from dondoc.plans.overview import overview
from dondoc.plans.queries import kin
from dondoc.plans.work.queries import at_work
from dondoc.reporting.plan_rounds import rounds_of
from dondoc.web.plans import sheet
from dondoc.web.plans.access import plan_seen
from dondoc.web.plans.own import own_plan
from dondoc.web.plans.progress import plan_progress
from dondoc.web.requests import AuthedRequest


def plan(request: AuthedRequest, plan_id: int) -> HttpResponse:
    """Head, what it cites and what cites it, targets, tasks by agency and duties, each leading to its words."""
    day = timezone.localdate()
    seen = plan_seen(request, plan_id, day)
    found, whole, days = seen.plan, seen.sees_whole, calendar()
    cited, citing = kin(found, seen.plans)
    whats = overview(found, seen.visible, request.seat.unit_id)
    blocks = sheet.blocks(whats, at_work(found, day, days) if whole else None)
    duties = list(sheet.duty_rows(whats, rounds_of(found, day, days) if whole else {}, day, days))
    amendments = amendments_of(found)
    context = {
        "plan": found,
        "unit_name": seen.unit_name,
        "recipients": list(found.recipients.all()),
        "cited": cited,
        "citing": citing,
        "progress": plan_progress(found, blocks, duties) if whole else None,
        "targets": sheet.target_rows(whats),
        "blocks": blocks,
        "duties": duties,
        "sees_whole": whole,
        "amendments": amendments,
        "ended": [(each, whats.ended[each.pk]) for each in amendments if each.number and each.pk in whats.ended],
        "can_run": seen.can_run,
        "is_office": request.seat.role == Role.OFFICE,
        "asks": whats.asks_for_plans,
        "own": own_plan(found, [other for _citation, others in cited for other in others], can_run=seen.can_run),
    }
    return render(request, "plans/plan.html", context)
