"""Finds what a request names, if the user may see it, or do something to it."""

from __future__ import annotations

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404

from dondoc.core.errors import Denied
from dondoc.inspections.models import Finding, InspectionProgramme, LinePick, ProgrammeLine, Visit
from dondoc.inspections.permissions import can_fill_sheet, can_inspect_for
from dondoc.inspections.queries.findings import findings_seen_by, named_findings
from dondoc.inspections.queries.programmes import programmes_seen_by
from dondoc.inspections.queries.visits import named, visits_seen_by
from dondoc.web.requests import AuthedRequest


def inspects(request: AuthedRequest, day: date) -> bool:
    """Whether the seat's unit inspects others through this user."""
    return can_inspect_for(request.user, request.seat.unit_id, day)


def programme_in_sight(request: AuthedRequest, programme_id: int, day: date) -> InspectionProgramme:
    """A programme whose office lies in the user's reach."""
    rows = programmes_seen_by(request.user, day).select_related("plan")
    return get_object_or_404(rows, pk=programme_id)


def programme_to_run(request: AuthedRequest, programme_id: int, day: date) -> InspectionProgramme:
    """The same for the people of its office; `Denied` to others who see it."""
    found = programme_in_sight(request, programme_id, day)
    if not can_inspect_for(request.user, found.unit_id, day):
        raise Denied
    return found


def line_in_sight(request: AuthedRequest, line_id: int, day: date) -> ProgrammeLine:
    """A line of a programme in sight."""
    rows = ProgrammeLine.objects.select_related("programme__plan")
    found: ProgrammeLine = get_object_or_404(rows, pk=line_id)
    if not programmes_seen_by(request.user, day).filter(pk=found.programme_id).exists():
        raise Http404
    return found


def line_to_run(request: AuthedRequest, line_id: int, day: date) -> ProgrammeLine:
    """The same for the people of its office."""
    found = line_in_sight(request, line_id, day)
    if not can_inspect_for(request.user, found.programme.unit_id, day):
        raise Denied
    return found


def pick_to_run(request: AuthedRequest, pick_id: int, day: date) -> LinePick:
    """A chosen unit, for the people of the office."""
    found: LinePick = get_object_or_404(LinePick.objects.select_related("line__programme"), pk=pick_id)
    line_to_run(request, found.line_id, day)
    return found


def visit_in_sight(request: AuthedRequest, visit_id: int, day: date) -> Visit:
    """A visit that the user may know of, with the names of its units."""
    rows = named(visits_seen_by(request.user, day), day).select_related("line__programme", "criteria")
    found: Visit = get_object_or_404(rows, pk=visit_id)
    return found


def visit_to_plan(request: AuthedRequest, visit_id: int, day: date) -> Visit:
    """The same for the people of the inspecting office."""
    found = visit_in_sight(request, visit_id, day)
    if not can_inspect_for(request.user, found.office_id, day):
        raise Denied
    return found


def visit_to_fill(request: AuthedRequest, visit_id: int, day: date) -> Visit:
    """The same for everybody who may fill its sheet."""
    found = visit_in_sight(request, visit_id, day)
    if not can_fill_sheet(request.user, found, day):
        raise Denied
    return found


def finding_in_sight(request: AuthedRequest, finding_id: int, day: date) -> Finding:
    """A finding at a unit, or of an office, in the user's reach."""
    found: Finding = get_object_or_404(named_findings(findings_seen_by(request.user, day), day), pk=finding_id)
    return found
