"""Finds the plan that a request is about, for those who may see it."""

from __future__ import annotations

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404

from dondoc.plans.models import Plan
from dondoc.plans.permissions import can_see_plan
from dondoc.web.requests import AuthedRequest


def plan_in_sight(request: AuthedRequest, plan_id: int, day: date) -> Plan:
    """The plan, for those who may see it; 404 for all others."""
    plan = get_object_or_404(Plan, pk=plan_id)
    if not can_see_plan(request.user, plan, day):
        raise Http404
    return plan
