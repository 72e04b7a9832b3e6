"""The check queue: the readings of the units in sight, above them the scans that are being read."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dondoc.accounts.models import Role
from dondoc.documents.models import ReadingState
from dondoc.documents.queries import jobs_of, readings_of, search
from dondoc.units.models import UnitVersion
from dondoc.units.queries import seen_by
from dondoc.web.lists import listing
from dondoc.web.requests import AuthedRequest

COLUMNS = {"title": "title", "unit": "unit_name", "received": "created_at", "state": "state"}
JOBS_SHOWN = 20


def documents(request: AuthedRequest) -> HttpResponse:
    """Readings by state, with a search over titles and file names; ``?dang-doc`` for htmx the scans alone."""
    day = timezone.localdate()
    visible = seen_by(request.user, day)
    if request.htmx and "dang-doc" in request.GET:
        return render(request, "documents/job/list.html", _jobs(request, visible))
    text, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    rows = search(readings_of(visible, day), text)
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
    if request.htmx:
        return render(request, "documents/list.html#rows", context)
    return render(request, "documents/list.html", context | _jobs(request, visible))


def _jobs(request: AuthedRequest, visible: QuerySet[UnitVersion]) -> dict[str, Any]:
    """The scans, and the units whose scans this seat's office may have read again."""
    jobs = list(jobs_of(visible))
    return {
        "runs": [request.seat.unit_id] if request.seat.role == Role.OFFICE else [],
        "jobs": jobs[:JOBS_SHOWN],
        "more_jobs": len(jobs[JOBS_SHOWN:]),
        "polling": any(job.busy for job in jobs),
    }
