"""The list of successions, the page of one, and the file of its decision."""

from __future__ import annotations

from datetime import date

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from dondoc.successions.permissions import can_see_succession, can_undo
from dondoc.successions.queries import successions_for
from dondoc.units.models import Succession, SuccessionState
from dondoc.web.downloads import saved
from dondoc.web.lists import listing
from dondoc.web.requests import AuthedRequest

COLUMNS = {"day": "day", "kind": "kind", "decision": "decision_number"}


def successions(request: AuthedRequest) -> HttpResponse:
    """What has been decided about the units in sight, the latest first."""
    found = listing(request, successions_for(request.user, timezone.localdate()), COLUMNS, "-day")
    template = "successions/list.html#rows" if request.htmx else "successions/list.html"
    return render(request, template, {"list": found})


def succession(request: AuthedRequest, succession_id: int) -> HttpResponse:
    """What one decision did, and whether it can be taken back."""
    day = timezone.localdate()
    found = succession_in_sight(request, succession_id, day)
    done = found.state == SuccessionState.DONE
    context = {
        "succession": found,
        "parts": found.parts.all(),
        "done": done,
        "can_undo": done and found.carried_out and can_undo(request.user, found, day),
        "can_settle": done and found.day <= day and can_undo(request.user, found, day),
        "waits": done and found.settled_at is None,
    }
    return render(request, "successions/succession.html", context)


def succession_file(request: AuthedRequest, succession_id: int) -> FileResponse:
    """The decision as it was handed in, to be saved."""
    found = succession_in_sight(request, succession_id, timezone.localdate())
    return saved(found.file_sha256, found.file_name)


def succession_in_sight(request: AuthedRequest, succession_id: int, day: date) -> Succession:
    """A succession of units that the user sees; raises ``Http404`` for any other."""
    found = get_object_or_404(Succession.objects.prefetch_related("parts").select_related("by"), pk=succession_id)
    if not can_see_succession(request.user, found, day):
        raise Http404
    return found
