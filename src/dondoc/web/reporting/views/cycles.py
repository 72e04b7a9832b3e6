"""The list of rounds."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from dondoc.calendar.queries import calendar
from dondoc.reporting.models import Cycle, Obligation
from dondoc.reporting.queries import counts_of, cycles_for
from dondoc.reporting.rules.standing import Counts
from dondoc.units.folding import fold
from dondoc.web.lists import listing
from dondoc.web.requests import AuthedRequest

COLUMNS = {"name": "name", "plan": "form__plan__title", "window": "window_end", "closed": "closed_at"}


@dataclass(frozen=True, slots=True)
class Row:
    """A round, how many have sent where that may be seen, and the page that the user goes to."""

    cycle: Cycle
    counts: Counts | None
    url: str


def cycles(request: AuthedRequest) -> HttpResponse:
    """The rounds that the user compiles, oversees or owes a report in."""
    day = timezone.localdate()
    text = request.GET.get("q", "").strip()
    state = request.GET.get("state", "")
    rows = _matching(cycles_for(request.user, day), text)
    if state in ("open", "closed"):
        rows = rows.filter(closed_at__isnull=state == "open")
    own = Obligation.objects.filter(cycle=OuterRef("pk"), unit_id=request.seat.unit_id).values("pk")
    rows = rows.annotate(own_report=Subquery(own[:1]))
    found = listing(request, rows, COLUMNS, "-window")
    page = list(found.page)
    counts = counts_of(Obligation.objects.filter(cycle__in=page), day, calendar())
    context = {
        "list": found,
        "rows": [_row(each, counts[each.pk]) for each in page],
        "text": text,
        "state": state,
    }
    return render(request, "reporting/cycles.html#rows" if request.htmx else "reporting/cycles.html", context)


def _row(cycle: Cycle, counts: Counts) -> Row:
    """A round with its counts for those who see it whole; else with the way to the own report or branch."""
    if getattr(cycle, "whole", False):
        return Row(cycle, counts, reverse("cycle", args=[cycle.pk]))
    own = getattr(cycle, "own_report", None)
    if own is not None:
        return Row(cycle, None, reverse("obligation", args=[own]))
    return Row(cycle, None, reverse("cycle-totals", args=[cycle.pk]))


def _matching(rows: QuerySet[Cycle], text: str) -> QuerySet[Cycle]:
    """Rounds whose name or plan holds every word, accents aside. There are few enough to look at each."""
    words = fold(text).split()
    if not words:
        return rows
    named = rows.values_list("pk", "name", "form__plan__title")
    return rows.filter(
        pk__in=[pk for pk, name, title in named if all(word in fold(f"{name} {title}") for word in words)]
    )
