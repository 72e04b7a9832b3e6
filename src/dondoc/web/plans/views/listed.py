"""The plans in sight."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dondoc.accounts.models import Role
from dondoc.plans.queries import plans_for, search, with_counts
from dondoc.web.lists import listing
from dondoc.web.requests import AuthedRequest

COLUMNS = {"title": "title", "number": "number", "date": "date", "end": "period_end"}


def plans(request: AuthedRequest) -> HttpResponse:
    """Plans of the units in sight and those that charge them, with a search."""
    day = timezone.localdate()
    text = request.GET.get("q", "").strip()
    rows = with_counts(search(plans_for(request.user, day), text), day)
    context = {
        "list": listing(request, rows, COLUMNS, "-date"),
        "text": text,
        "is_office": request.seat.role == Role.OFFICE,
    }
    return render(request, "plans/list.html#rows" if request.htmx else "plans/list.html", context)
