"""Saying by hand which units owe a duty."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from dondoc.core.errors import Denied
from dondoc.plans.models import Duty
from dondoc.plans.permissions import can_run_plan
from dondoc.plans.queries import owing
from dondoc.reporting.actions.cycles import set_owing_units
from dondoc.units.queries import search, subtree
from dondoc.web.plans.access import plan_in_sight
from dondoc.web.plans.choice import Below, Choice, below, choice_of
from dondoc.web.requests import AuthedRequest

FOUND = 20  # units that a search offers
LISTED = 200  # a duty that more units owe is chosen anew by kind or level


def duty_units(request: AuthedRequest, plan_id: int, duty_id: int) -> HttpResponse:
    """Asks for kinds, levels or single units below the plan's unit; ``q`` looks for single ones."""
    day = timezone.localdate()
    plan = plan_in_sight(request, plan_id, day)
    duty = get_object_or_404(plan.duties, pk=duty_id)
    if not can_run_plan(request.user, plan, day):
        raise Denied
    under = below(plan.unit_id, day)
    if request.method == "POST":
        return _set(request, duty, under)
    context = {"plan": plan, "duty": duty, "under": under} | _choices(request, duty, under, day)
    return render(request, "units/choose_below.html#choice" if request.htmx else "plans/units.html", context)


def _set(request: AuthedRequest, duty: Duty, under: Below) -> HttpResponse:
    chosen = under.chosen(choice_of(request.POST))
    set_owing_units(duty=duty, unit_ids=[version.unit_id for version in chosen], by=request.user)
    said = ngettext("Từ kỳ sau, %(count)d đơn vị phải gửi.", "Từ kỳ sau, %(count)d đơn vị phải gửi.", len(chosen))
    messages.success(request, said % {"count": len(chosen)})
    return redirect("plan", plan_id=duty.plan_id)


def _choices(request: AuthedRequest, duty: Duty, under: Below, day: date) -> dict[str, Any]:
    """What is ticked (at first the units that owe now), how many units that means, and what was found."""
    owed = owing([duty.pk]).get(duty.pk, [])
    now = Choice(units=frozenset(owed) if len(owed) <= LISTED else frozenset())
    asked = choice_of(request.GET) if request.GET else now
    text = request.GET.get("q", "").strip()
    others = subtree(duty.plan.unit_id, day).exclude(unit_id__in={*asked.units, duty.plan.unit_id})
    return {
        "asked": asked,
        "owed": len(owed),
        "meant": len(under.chosen(asked)),
        "text": text,
        "ticked": [version for version in under.versions if version.unit_id in asked.units],
        "found": search(others, text)[:FOUND] if text else (),
    }
