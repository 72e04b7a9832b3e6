"""Finds what a request is about: 404 where it is out of sight, denied where it may not be touched."""

from __future__ import annotations

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404

from dondoc.core.errors import Denied
from dondoc.plans.models import Assignment, Evidence, Plan, Task
from dondoc.plans.permissions import can_run_plan, can_see_plan
from dondoc.plans.work.actions import EnteredFor
from dondoc.plans.work.permissions import powers_of
from dondoc.plans.work.queries import assignments_for, named
from dondoc.plans.work.states import Side
from dondoc.web.plans.access import plan_in_sight
from dondoc.web.requests import AuthedRequest


def task_in_sight(request: AuthedRequest, task_id: int, day: date) -> Task:
    """A task of a plan in sight: whoever sees the plan reads its words, and of its holders those in sight."""
    task = get_object_or_404(Task.objects.select_related("plan__reading"), pk=task_id)
    if not can_see_plan(request.user, task.plan, day):
        raise Http404
    return task


def task_to_run(request: AuthedRequest, task_id: int, day: date) -> Task:
    """A task for the office of its plan."""
    task = task_in_sight(request, task_id, day)
    if not powers_of(request.seats).runs(task.plan):
        raise Denied
    return task


def plan_to_run(request: AuthedRequest, plan_id: int, day: date) -> Plan:
    """A plan for its office."""
    plan = plan_in_sight(request, plan_id, day)
    if not can_run_plan(request.user, plan, day):
        raise Denied
    return plan


def assignment_in_sight(request: AuthedRequest, assignment_id: int, day: date) -> Assignment:
    """An assignment of a unit in sight, with ``unit_name`` and ``path`` of its unit."""
    return get_object_or_404(named(assignments_for(request.user, day), day), pk=assignment_id)


def assignment_to_work(request: AuthedRequest, assignment_id: int, day: date) -> tuple[Assignment, EnteredFor | None]:
    """An assignment for the unit that holds it; for an office above, with the reason that it gave for entering."""
    row = assignment_in_sight(request, assignment_id, day)
    may = powers_of(request.seats)
    if Side.HOLDER in may.sides(row):
        return row, None
    above = may.enters_from(getattr(row, "path", "") or "")
    if above is None:
        raise Denied
    return row, EnteredFor(above, request.POST.get("entered_reason", ""))


def assignment_to_decide(request: AuthedRequest, assignment_id: int, day: date) -> Assignment:
    """An assignment for the unit that gave it."""
    row = assignment_in_sight(request, assignment_id, day)
    if Side.GIVER not in powers_of(request.seats).sides(row):
        raise Denied
    return row


def assignment_to_split(request: AuthedRequest, assignment_id: int, day: date) -> Assignment:
    """An assignment for those who may give parts of it to units below."""
    row = assignment_in_sight(request, assignment_id, day)
    if not powers_of(request.seats).may_give(row):
        raise Denied
    return row


def evidence_in_sight(request: AuthedRequest, evidence_id: int, day: date) -> Evidence:
    """A piece of evidence beside an assignment in sight."""
    seen = assignments_for(request.user, day).order_by().values("pk")
    found = Evidence.objects.select_related("assignment__task__plan", "assignment__parent", "file")
    evidence = found.filter(pk=evidence_id, assignment__in=seen).first()
    if evidence is None:
        raise Http404
    return evidence
