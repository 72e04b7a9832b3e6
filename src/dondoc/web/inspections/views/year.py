"""The report of a year's inspections: numbers and units, to print."""

from __future__ import annotations

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dondoc.calendar.queries import calendar
from dondoc.exports.inspections import write_year
from dondoc.inspections.models import ProgrammeState, Severity
from dondoc.inspections.queries.findings import findings_seen_by
from dondoc.inspections.queries.programmes import programmes_seen_by, standings_of_all, total_of
from dondoc.inspections.queries.visits import visits_seen_by
from dondoc.inspections.queries.year import units_of_year
from dondoc.inspections.queries.year import year_of as numbers_of
from dondoc.web.downloads import as_excel
from dondoc.web.inspections.forms import year_of
from dondoc.web.requests import AuthedRequest
from dondoc.web.templatetags.components import Bar

SHOWN = 100  # units that the page lists; the file has all
PROGRAMMES = 10


def year(request: AuthedRequest) -> HttpResponse:
    """What was required, held, found and put right in a year."""
    day, days = timezone.localdate(), calendar()
    asked = year_of(request.GET.get("year", ""), day) or day.year
    visits, findings = visits_seen_by(request.user, day), findings_seen_by(request.user, day)
    numbers = numbers_of(visits, findings, asked, day, days)
    units = units_of_year(visits, findings, asked, day, days)
    begun = programmes_seen_by(request.user, day).filter(year=asked).exclude(state=ProgrammeState.DRAFT)
    running = list(begun[:PROGRAMMES])
    standings = standings_of_all(running, day)
    labels = dict(Severity.choices)
    bars = [
        Bar(str(labels[key]), n, numbers.findings or 1, str(n), tone={"grave": "bad", "serious": "warn"}.get(key, ""))
        for key, n in numbers.severities.items()
    ]
    context = {
        "year": asked,
        "years": range(day.year + 1, day.year - 5, -1),
        "numbers": numbers,
        "programmes": [(each, total_of(standings[each.pk])) for each in running],
        "bars": bars,
        "units": units[:SHOWN],
        "more": max(0, len(units) - SHOWN),
    }
    return render(request, "inspections/year.html", context)


def year_export(request: AuthedRequest) -> FileResponse:
    """Every unit's year as an Excel file."""
    day = timezone.localdate()
    asked = year_of(request.GET.get("year", ""), day) or day.year
    visits, findings = visits_seen_by(request.user, day), findings_seen_by(request.user, day)
    units = units_of_year(visits, findings, asked, day, calendar())
    return as_excel(f"ket-qua-kiem-tra-{asked}-{day:%Y-%m-%d}.xlsx", lambda file: write_year(file, units))
