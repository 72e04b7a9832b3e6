"""The file of a unit, by year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dondoc.units.models import UnitVersion
from dondoc.units.permissions import can_see_unit
from dondoc.units.queries import last_version, version_of
from dondoc.web.dossier.sections.awards import awards
from dondoc.web.dossier.sections.duties import reports, tasks
from dondoc.web.dossier.sections.measured import measured
from dondoc.web.dossier.sections.money import money
from dondoc.web.dossier.sections.running import initiatives
from dondoc.web.dossier.sections.standing import findings, scores, visits
from dondoc.web.dossier.tables import Section
from dondoc.web.requests import AuthedRequest

SECTIONS: tuple[Callable[[int, int, date], Section], ...] = (
    reports,
    tasks,
    scores,
    visits,
    findings,
    awards,
    initiatives,
    money,
)
YEARS = 6  # to choose from, the present one first


def dossier(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """Everything that is kept of a unit in a year: for its own people and those above."""
    today = timezone.localdate()
    if not can_see_unit(request.user, unit_id, today):
        raise Http404
    year = _year(request.GET.get("nam", ""), today)
    context = {
        "version": _version(unit_id, today),
        "year": year,
        "years": [today.year + 1 - n for n in range(YEARS + 1)],
        "sections": [
            measured(unit_id, year, own=request.seat.unit_id == unit_id),
            *(section(unit_id, year, today) for section in SECTIONS),
        ],
        "today": today,
    }
    return render(request, "dossier/dossier.html", context)


def _year(text: str, today: date) -> int:
    return int(text) if len(text) == len("2026") and text.isdecimal() and text > "1900" else today.year


def _version(unit_id: int, today: date) -> UnitVersion:
    """The unit as it is, or as it last was."""
    found = version_of(unit_id, today) or last_version(unit_id)
    if found is None:
        raise Http404
    return found
