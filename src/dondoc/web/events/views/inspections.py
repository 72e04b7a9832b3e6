"""What happened to programmes, visits and findings."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from dondoc.inspections.models import Finding, InspectionProgramme, Visit, VisitState
from dondoc.inspections.permissions import can_fill_sheet
from dondoc.web.events.queries import about
from dondoc.web.events.views.history import history_page
from dondoc.web.inspections.access import finding_in_sight, programme_in_sight, visit_in_sight
from dondoc.web.requests import AuthedRequest


def inspection_programme_history(request: AuthedRequest, inspection_programme_id: int) -> HttpResponse:
    """A programme, its lines and the choice of units."""
    found = programme_in_sight(request, inspection_programme_id, timezone.localdate())
    back = reverse("inspection-programme", args=[found.pk])
    thing = (InspectionProgramme, found.pk)
    return history_page(request, str(found), back, thing, about(thing))


def visit_history(request: AuthedRequest, visit_id: int) -> HttpResponse:
    """A visit and its sheet; to those who do not fill it, what was written there is told once it is signed."""
    day = timezone.localdate()
    found = visit_in_sight(request, visit_id, day)
    events = about((Visit, found.pk))
    if found.state != VisitState.SIGNED and not can_fill_sheet(request.user, found, day):
        events = events.exclude(verb__in=["visit.sheet", "visit.file", "visit.file_out"])
    return history_page(request, str(found), reverse("visit", args=[found.pk]), (Visit, found.pk), events)


def finding_history(request: AuthedRequest, finding_id: int) -> HttpResponse:
    """A finding: given, answered, returned, extended, closed."""
    found = finding_in_sight(request, finding_id, timezone.localdate())
    thing = (Finding, found.pk)
    return history_page(request, str(found), reverse("finding", args=[found.pk]), thing, about(thing))
