"""The tree of units and the page of one unit, as of a day."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dondoc.units.permissions import can_manage_units, can_see_unit
from dondoc.units.queries import search, version_of, visible_to
from dondoc.web.lists import listing
from dondoc.web.permissions import administers
from dondoc.web.requests import AuthedRequest
from dondoc.web.units.forms import LookForm
from dondoc.web.units.queries import branch, history, visible_above

STEP = 100  # rows that one opening of a branch loads
COLUMNS = {"name": "name", "kind": "kind", "code": "code"}


def units(request: AuthedRequest) -> HttpResponse:
    """The seat's unit and the branch below it; with words to look for, a list of the units that have them."""
    form = LookForm(request.GET)
    day, text = form.day(), form.text()
    context = {"form": form, "day": day, "text": text}
    if text:
        context["list"] = listing(request, search(visible_to(request.user, day), text), COLUMNS, "name")
    else:
        context["top"] = version_of(request.seat.unit_id, day)
        context |= _branch(request.seat.unit_id, request)
    if request.htmx:
        return render(request, "units/tree.html#result", context)
    context["can_manage"] = administers(request.seat)
    return render(request, "units/tree.html", context)


def unit_branch(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """The next rows of one branch, for the tree."""
    if not can_see_unit(request.user, unit_id, LookForm(request.GET).day()):
        raise Http404
    return render(request, "units/tree.html#branch", _branch(unit_id, request))


def unit(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """What a unit is on a day, what it was before, and the units below it."""
    form = LookForm(request.GET)
    day = form.day()
    version = version_of(unit_id, day)
    if version is None or not can_see_unit(request.user, unit_id, day):
        raise Http404
    context = {
        "form": form,
        "day": day,
        "version": version,
        "above": visible_above(request.user, version, day),
        "history": history(unit_id),
        "list": listing(request, branch(unit_id, day), COLUMNS, "name"),
        "can_manage": can_manage_units(request.user, unit_id, timezone.localdate()),
    }
    return render(request, "units/unit.html", context)


def _branch(unit_id: int, request: AuthedRequest) -> dict[str, object]:
    """Rows of a branch from ``start`` in the query string on, and where the next ones begin."""
    day = LookForm(request.GET).day()
    asked = request.GET.get("start", "")
    start = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0
    rows = list(branch(unit_id, day)[start : start + STEP + 1])
    following = start + STEP if len(rows) > STEP else None
    return {"rows": rows[:STEP], "next_start": following, "branch_of": unit_id, "day": day}
