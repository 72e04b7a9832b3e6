"""How far a programme is at every unit above the chosen ones."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dondoc.inspections.queries.programmes import coverage_at, is_below
from dondoc.units.queries import ancestors, seen_by
from dondoc.web.inspections.access import programme_in_sight
from dondoc.web.requests import AuthedRequest


def coverage(request: AuthedRequest, inspection_programme_id: int, unit_id: int) -> HttpResponse:
    """A unit and those right below it: required, planned, held, missing."""
    day = timezone.localdate()
    found = programme_in_sight(request, inspection_programme_id, day)
    if not is_below(found, unit_id, day) or not seen_by(request.user, day).filter(unit_id=unit_id).exists():
        raise Http404
    rows = coverage_at(found, unit_id, day)
    if not rows:
        raise Http404
    above = [each for each in ancestors(unit_id, day) if is_below(found, each.unit_id, day)]
    context = {"programme": found, "here": rows[0], "rows": rows[1:], "above": above}
    return render(request, "inspections/coverage.html", context)
