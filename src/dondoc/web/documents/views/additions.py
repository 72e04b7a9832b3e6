"""Adding what the reader missed: from words chosen in the document, or from a form."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from dondoc.core.errors import Denied, Invalid
from dondoc.documents import places
from dondoc.documents.actions import add_item
from dondoc.documents.models import Reading
from dondoc.documents.rules import head_of
from dondoc.documents.suggestions import suggested
from dondoc.web.documents.access import reading_to_check, revision_of
from dondoc.web.documents.forms import NewItemForm
from dondoc.web.documents.views.check import board_context, check_page, paper_context
from dondoc.web.documents.views.items import with_revision
from dondoc.web.forms import add_problems
from dondoc.web.requests import AuthedRequest

Span = tuple[int, int]


def reading_item_new(request: AuthedRequest, reading_id: int, kind: str) -> HttpResponse:
    """The form of a new item; ``tu`` and ``den`` are the places between which its words stand. A POST adds it."""
    reading = reading_to_check(request, reading_id, timezone.localdate())
    if request.method == "POST":
        return _add(request, reading, kind)
    context = board_context(request, reading)
    if not context["can_check"]:
        raise Denied
    new = _new(request, reading, kind)
    if not request.htmx:
        return check_page(request, reading, new=new)
    return render(request, "documents/check/new.html", context | new)


def _new(request: AuthedRequest, reading: Reading, kind: str, form: NewItemForm | None = None) -> dict[str, Any]:
    """What the form of a new item shows, 404 for a kind of which none can be added.

    Without ``form`` it proposes what the chosen words say.
    """
    asked = request.POST if request.method == "POST" else request.GET
    span = _span(reading, asked.get("tu", ""), asked.get("den", ""))
    words = places.words_at(reading.source, span) if span else ""
    try:
        read = suggested(kind, words, head_of(reading.plan, reading.edits)) if words else {}
        shown = form or NewItemForm(kind, read | {"agency": read.get("agency") or asked.get("co-quan")})
    except KeyError:
        raise Http404 from None
    return {"adding": kind, "new_form": shown, "words": words, "span": span}


def _add(request: AuthedRequest, reading: Reading, kind: str) -> HttpResponse:
    try:
        form = NewItemForm(kind, {}, request.POST.dict())
    except KeyError:
        raise Http404 from None
    span = _span(reading, request.POST.get("tu", ""), request.POST.get("den", ""))
    try:
        changed, key = add_item(
            reading=reading, kind=kind, values=form.values(), span=span, revision=revision_of(request), by=request.user
        )
    except Invalid as error:
        form.full_clean()
        add_problems(form, error)
        form.tell_required()
        return _refused(request, reading, kind, form)
    return _added(request, changed, kind, key)


def _refused(request: AuthedRequest, reading: Reading, kind: str, form: NewItemForm) -> HttpResponse:
    new = _new(request, reading, kind, form)
    if not request.htmx:
        return check_page(request, reading, new=new)
    response = render(request, "documents/check/new.html", board_context(request, reading) | new, status=422)
    response["HX-Retarget"] = f"#new-{kind}"
    response["HX-Reswap"] = "innerHTML settle:0ms"
    return response


def _added(request: AuthedRequest, reading: Reading, kind: str, key: str) -> HttpResponse:
    """The section anew with all that hangs on it: counts, agencies, and the document with the item's words marked."""
    if not request.htmx:
        return redirect(f"{reverse('reading-check', args=[reading.pk])}#i-{key}")
    context = board_context(request, reading) | paper_context(reading)
    context |= {
        "section": context["board"].section(kind),
        "touched": [page for page in context["pages"] if any(key in box.keys for box in page.boxes)],
    }
    response = with_revision(render(request, "documents/check/added.html", context), reading)
    response["HX-Trigger-After-Settle"] = json.dumps({"added": {"value": f"i-{key}"}})
    return response


def _span(reading: Reading, start: str, end: str) -> Span | None:
    """The chosen words' place; None where none were chosen, `Refused` where there is no such place."""
    if not start and not end:
        return None
    left, right = (int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1 for text in (start, end))
    return places.chosen(reading.source["text"], left, right)
