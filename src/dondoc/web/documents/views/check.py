"""The check page: the document beside what was understood of it, and the document's own file."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dondoc.documents.grounds import warnings_of
from dondoc.documents.identifiers import sightings
from dondoc.documents.models import Reading, ReadingState
from dondoc.documents.paper import lay_out, marks, page_views, unsure
from dondoc.documents.paper.marks import IDENTIFIER, Mark
from dondoc.documents.permissions import can_check_reading
from dondoc.documents.queries import twins_of
from dondoc.documents.rules import merged
from dondoc.units.queries import seen_by, version_of
from dondoc.web.documents.access import reading_in_sight
from dondoc.web.documents.board import Board, board
from dondoc.web.documents.board.sections import choices
from dondoc.web.documents.forms import ItemForm
from dondoc.web.downloads import download
from dondoc.web.plans.choosing import amending_context
from dondoc.web.requests import AuthedRequest

TWINS = 3  # told at most


def reading_check(request: AuthedRequest, reading_id: int) -> HttpResponse:
    """The whole page; ``?sua=<key>`` opens the form of one item, ``?xem=anh`` shows the pages as pictures,
    ``?loc=can-xem`` only what is still to be checked."""
    reading = reading_in_sight(request, reading_id, timezone.localdate())
    return check_page(request, reading, editing=request.GET.get("sua", ""))


def check_page(
    request: AuthedRequest,
    reading: Reading,
    *,
    editing: str = "",
    form: ItemForm | None = None,
    new: dict[str, Any] | None = None,
) -> HttpResponse:
    """The page with the form of the item ``editing`` open; ``form`` holds what was refused, ``new`` what the form of
    a new item shows."""
    context = board_context(request, reading)
    found: Board = context["board"]
    row = found.row(editing) if context["can_check"] else None
    if row is not None:
        context |= {"editing": row.key, "form": form or ItemForm(row.key, row.values)}
    context |= {
        **paper_context(reading),
        **(new or {}),
        "as_pictures": request.GET.get("xem") == "anh",
        "only_doubtful": request.GET.get("loc") == "can-xem",
        "warnings": warnings_of(reading.plan),
        "owner_ended": not context["can_check"] and version_of(reading.unit_id, timezone.localdate()) is None,
    }
    refused = form or (new and new["new_form"].errors)
    return render(request, "documents/check.html", context, status=422 if refused else 200)


def paper_context(reading: Reading) -> dict[str, Any]:
    """The document with the words of each item marked, those that people added too."""
    told = sightings(reading.source)
    spoken = marks(merged(reading.plan, reading.edits))
    told_marks = [Mark("", each.start, each.end, IDENTIFIER) for each in told]
    return {
        "paper": lay_out(reading.source, [*spoken, *told_marks, *unsure(reading.source)]),
        "unsure": bool(reading.source.get("unsure")),
        "pages": page_views(reading.source, spoken),
        "sightings": told,
    }


def board_context(request: AuthedRequest, reading: Reading) -> dict[str, Any]:
    """What the page and every fragment of it show."""
    day = timezone.localdate()
    waiting = reading.state == ReadingState.WAITING
    return {
        "reading": reading,
        "board": board(reading, day),
        "waiting": waiting,
        "can_check": waiting and can_check_reading(request.user, reading, day),
        "twins": list(twins_of(reading, seen_by(request.user, day), day)[:TWINS]) if waiting else [],
        **amending_context(reading, request.user, day),
        "makes": choices(),
    }


def reading_file(request: AuthedRequest, reading_id: int) -> FileResponse:
    """The file as it came in, to be saved: never shown by the browser, whatever is in it."""
    reading = reading_in_sight(request, reading_id, timezone.localdate())
    return download(reading.file)
