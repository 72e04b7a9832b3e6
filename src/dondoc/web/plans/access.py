"""Finds the plan that a request is about, for those who may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404

from dondoc.plans.models import Plan
from dondoc.plans.permissions import can_see_plan
from dondoc.plans.queries import plans_of_units
from dondoc.plans.work.permissions import powers_of
from dondoc.units.models import UnitVersion
from dondoc.units.queries import seen_by
from dondoc.web.requests import AuthedRequest


@dataclass(frozen=True, slots=True)
class Seen:
    """A plan with the eyes of a user: the units in sight, whether the plan's own is one of them and what that is
    called, and whether the user runs the plan."""

    plan: Plan
    visible: QuerySet[UnitVersion]
    sees_whole: bool
    unit_name: str
    can_run: bool

    @property
    def plans(self) -> QuerySet[Plan]:
        """All plans in sight."""
        return plans_of_units(self.visible)


def plan_seen(request: AuthedRequest, plan_id: int, day: date) -> Seen:
    """The plan with all that its page asks about the user, for those who may see it; 404 for all others."""
    visible = seen_by(request.user, day)
    name = UnitVersion.objects.filter(unit_id=OuterRef("unit_id"), valid_from__lte=day).order_by("-valid_from")
    whole = Exists(visible.filter(unit_id=OuterRef("unit_id")))
    rows = plans_of_units(visible).annotate(owner=Subquery(name.values("name")[:1]), whole=whole)
    plan: Plan = get_object_or_404(rows, pk=plan_id)
    can_run = powers_of(request.seats).runs(plan)
    return Seen(plan, visible, getattr(plan, "whole", False), getattr(plan, "owner", None) or "", can_run)


def plan_in_sight(request: AuthedRequest, plan_id: int, day: date) -> Plan:
    """The plan, for those who may see it; 404 for all others."""
    plan = get_object_or_404(Plan, pk=plan_id)
    if not can_see_plan(request.user, plan, day):
        raise Http404
    return plan
