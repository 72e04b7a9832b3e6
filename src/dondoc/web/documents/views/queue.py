"""The check queue: the readings of the units in sight."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dondoc.accounts.models import Role
from dondoc.documents.models import ReadingState
from dondoc.documents.queries import readings_for, search
from dondoc.web.lists import listing
from dondoc.web.requests import AuthedRequest

COLUMNS = {"title": "title", "unit": "unit_name", "received": "created_at", "state": "state"}


def documents(request: AuthedRequest) -> HttpResponse:
    """Readings by state, with a search over titles and file names."""
    day = timezone.localdate()
    text, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    rows = search(readings_for(request.user, day), text)
    if state in ReadingState.values:
        rows = rows.filter(state=state)
    found = listing(request, rows, COLUMNS, "-received")
    context = {
        "list": found,
        "text": text,
        "state": state,
        "states": ReadingState.choices,
        "filtered": bool(text or state),
        "can_upload": request.seat.role == Role.OFFICE,
    }
    return render(request, "documents/list.html#rows" if request.htmx else "documents/list.html", context)
