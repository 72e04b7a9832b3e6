"""Correcting, confirming, leaving out and taking in again one item."""

from __future__ import annotations

import json

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from dondoc.core.errors import Denied, Invalid
from dondoc.documents.actions import confirm_item, drop_item, edit_item, state_absent
from dondoc.documents.models import Reading
from dondoc.web.documents.access import reading_to_check, revision_of
from dondoc.web.documents.board import Row
from dondoc.web.documents.forms import ItemForm
from dondoc.web.documents.views.check import board_context, check_page
from dondoc.web.forms import add_problems
from dondoc.web.requests import AuthedRequest


def reading_item(request: AuthedRequest, reading_id: int, key: str) -> HttpResponse:
    """One item as it stands, with ``?sua`` its form; a POST writes what was typed."""
    reading = reading_to_check(request, reading_id, timezone.localdate())
    if request.method == "POST":
        return _edit(request, reading, key)
    context = board_context(request, reading)
    row: Row | None = context["board"].row(key)
    if row is None:
        raise Http404
    if "sua" in request.GET and not context["can_check"]:
        raise Denied
    context["row"] = row
    if "sua" in request.GET:
        context |= {"editing": key, "form": ItemForm(key, row.values)}
    return render(request, "documents/check/item.html", context)


@require_POST
def reading_item_drop(request: AuthedRequest, reading_id: int, key: str) -> HttpResponse:
    """Leaves an item out, or takes it in again where ``dropped`` is not "1"."""
    reading = reading_to_check(request, reading_id, timezone.localdate())
    dropped = request.POST.get("dropped") == "1"
    changed = drop_item(reading=reading, key=key, dropped=dropped, revision=revision_of(request), by=request.user)
    return item_changed(request, changed, key)


@require_POST
def reading_item_confirm(request: AuthedRequest, reading_id: int, key: str) -> HttpResponse:
    """Says that an item was found right."""
    reading = reading_to_check(request, reading_id, timezone.localdate())
    changed = confirm_item(reading=reading, key=key, revision=revision_of(request), by=request.user)
    return item_changed(request, changed, key)


@require_POST
def reading_item_absent(request: AuthedRequest, reading_id: int, key: str) -> HttpResponse:
    """Says that the document does not state the field ``absent``, or takes that back of the field ``stated``."""
    reading = reading_to_check(request, reading_id, timezone.localdate())
    absent = request.POST.get("absent", "")
    changed = state_absent(
        reading=reading,
        key=key,
        field=absent or request.POST.get("stated", ""),
        absent=bool(absent),
        revision=revision_of(request),
        by=request.user,
    )
    return item_changed(request, changed, key)


def item_changed(request: AuthedRequest, reading: Reading, key: str) -> HttpResponse:
    """The item anew with the counts and agencies that hang on it; to a plain form the page, at the item."""
    if not request.htmx:
        return redirect(f"{reverse('reading-check', args=[reading.pk])}#i-{key}")
    context = board_context(request, reading)
    found = context["board"]
    context |= {"row": found.row(key), "block": found.block(key)}
    return with_revision(render(request, "documents/check/changed.html", context), reading)


def with_revision(response: HttpResponse, reading: Reading) -> HttpResponse:
    """Tells the page's script the revision that its forms must name from now on."""
    response["HX-Trigger"] = json.dumps({"revision": {"value": reading.revision}})
    return response


def _edit(request: AuthedRequest, reading: Reading, key: str) -> HttpResponse:
    try:
        form = ItemForm(key, {}, request.POST.dict())
    except KeyError:
        raise Http404 from None
    try:
        changed = edit_item(
            reading=reading, key=key, values=form.values(), revision=revision_of(request), by=request.user
        )
    except Invalid as error:
        form.full_clean()
        add_problems(form, error)
        form.tell_required()
        return _refused(request, reading, key, form)
    return item_changed(request, changed, key)


def _refused(request: AuthedRequest, reading: Reading, key: str, form: ItemForm) -> HttpResponse:
    if not request.htmx:
        return check_page(request, reading, editing=key, form=form)
    context = board_context(request, reading)
    context |= {"row": context["board"].row(key), "editing": key, "form": form}
    response = render(request, "documents/check/item.html", context, status=422)
    response["HX-Retarget"] = f'[id="i-{key}"]'
    response["HX-Reswap"] = "outerHTML settle:0ms"
    return response
