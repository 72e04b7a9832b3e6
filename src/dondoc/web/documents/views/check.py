"""The check page: the document beside what was understood of it, and the document's own file."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dondoc.documents import storage
from dondoc.documents.identifiers import sightings
from dondoc.documents.models import Reading, ReadingState
from dondoc.documents.paper import lay_out, marks
from dondoc.documents.paper.marks import IDENTIFIER, Mark
from dondoc.documents.permissions import can_check_reading
from dondoc.web.documents.access import reading_in_sight
from dondoc.web.documents.board import Board, board
from dondoc.web.documents.forms import ItemForm
from dondoc.web.requests import AuthedRequest


def reading_check(request: AuthedRequest, reading_id: int) -> HttpResponse:
    """The whole page; ``?sua=<key>`` opens the form of one item."""
    reading = reading_in_sight(request, reading_id, timezone.localdate())
    return check_page(request, reading, editing=request.GET.get("sua", ""))


def check_page(
    request: AuthedRequest, reading: Reading, *, editing: str = "", form: ItemForm | None = None
) -> HttpResponse:
    """The page with the form of the item ``editing`` open; ``form`` holds what was refused."""
    context = board_context(request, reading)
    found: Board = context["board"]
    row = found.row(editing) if context["can_check"] else None
    if row is not None:
        context |= {"editing": row.key, "form": form or ItemForm(row.key, _values(found, row.key))}
    told = sightings(reading.source)
    every = marks(reading.plan) + [Mark("", each.start, each.end, IDENTIFIER) for each in told]
    context |= {"paper": lay_out(reading.source, every), "sightings": told}
    return render(request, "documents/check.html", context, status=422 if form else 200)


def board_context(request: AuthedRequest, reading: Reading) -> dict[str, Any]:
    """What the page and every fragment of it show."""
    day = timezone.localdate()
    waiting = reading.state == ReadingState.WAITING
    return {
        "reading": reading,
        "board": board(reading, day),
        "waiting": waiting,
        "can_check": waiting and can_check_reading(request.user, reading, day),
    }


def reading_file(request: AuthedRequest, reading_id: int) -> FileResponse:
    """The file as it came in, to be saved: never shown by the browser, whatever is in it."""
    reading = reading_in_sight(request, reading_id, timezone.localdate())
    path = storage.path_of(reading.file.sha256)
    if not path.is_file():
        raise Http404
    response = FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=reading.file.name,
        content_type="application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _values(found: Board, key: str) -> dict[str, Any]:
    row = found.row(key)
    return row.item if row else {}
