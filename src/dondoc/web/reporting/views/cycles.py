"""The list of rounds."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from dondoc.reporting.models import Cycle, Obligation
from dondoc.reporting.queries import counts_of, cycles_for
from dondoc.reporting.rules.standing import Counts
from dondoc.units.folding import fold
from dondoc.units.queries import visible_to
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
    found = listing(request, rows, COLUMNS, "-window")
    page = list(found.page)
    plan_units = {each.form.plan.unit_id for each in page}
    visible = visible_to(request.user, day).filter(unit_id__in=plan_units).values_list("unit_id", flat=True)
    whole = set(visible)
    owed = Obligation.objects.filter(cycle__in=page, unit_id=request.seat.unit_id)
    own = dict(owed.values_list("cycle_id", "pk"))
    counts = counts_of(Obligation.objects.filter(cycle__in=page), day)
    context = {
        "list": found,
        "rows": [
            Row(
                each,
                counts[each.pk] if each.form.plan.unit_id in whole else None,
                _page_of(each, each.form.plan.unit_id in whole, own.get(each.pk)),
            )
            for each in page
        ],
        "text": text,
        "state": state,
    }
    return render(request, "reporting/cycles.html#rows" if request.htmx else "reporting/cycles.html", context)


def _page_of(cycle: Cycle, whole: bool, obligation_id: int | None) -> str:
    if whole:
        return reverse("cycle", args=[cycle.pk])
    if obligation_id is not None:
        return reverse("obligation", args=[obligation_id])
    return reverse("cycle-totals", args=[cycle.pk])


def _matching(rows: QuerySet[Cycle], text: str) -> QuerySet[Cycle]:
    """Rounds whose name or plan holds every word, accents aside. There are few enough to look at each."""
    words = fold(text).split()
    if not words:
        return rows
    named = rows.values_list("pk", "name", "form__plan__title")
    return rows.filter(
        pk__in=[pk for pk, name, title in named if all(word in fold(f"{name} {title}") for word in words)]
    )
