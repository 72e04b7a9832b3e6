"""Choosing one unit among thousands: type a few letters, then choose. For any form with a field ``unit``."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dondoc.units.models import UnitVersion
from dondoc.units.queries import around, as_of, search, subtree
from dondoc.units.rules import holders
from dondoc.web.requests import AuthedRequest

CHOICES = 12
BELOW, AROUND = "below", "around"


def unit_picker(request: AuthedRequest) -> HttpResponse:
    """The units of the seat that have the words ``unit-q``, as choices of the field ``unit``.

    With ``below``, one or several kinds, only units below which such units may stand; with ``around`` also the units
    above the seat's and beside these.
    """
    text = request.GET.get("unit-q", "").strip()
    units = (around if AROUND in request.GET else subtree)(request.seat.unit_id, timezone.localdate())
    if kinds := request.GET.getlist(BELOW):
        units = units.filter(kind__in=holders(kinds))
    found = list(search(units, text)[: CHOICES + 1])
    choices = {"units": found[:CHOICES], "more": len(found) > CHOICES, "text": text}
    return render(request, "units/picker.html#choices", choices)


def only_above(versions: Iterable[UnitVersion]) -> str:
    """The query with which the picker offers just the units below which all of these may stand; "" for none."""
    return urlencode({BELOW: sorted({version.kind for version in versions})}, doseq=True)


def picked(request: AuthedRequest, unit_id: str, day: date) -> UnitVersion | None:
    """The unit chosen so far, if it is one of the seat's."""
    if not _is_id(unit_id):
        return None
    return subtree(request.seat.unit_id, day).filter(unit_id=int(unit_id)).first()


def picked_around(request: AuthedRequest, unit_id: str, day: date, also: Collection[int] = ()) -> dict[str, object]:
    """What the picker needs to offer units around the seat's too, with the unit chosen so far: one of these or of
    ``also``.
    """
    unit = None
    if _is_id(unit_id):
        units = around(request.seat.unit_id, day) | as_of(day).filter(unit_id__in=also)
        unit = units.filter(unit_id=int(unit_id)).first()
    return {"unit": unit, "picker_query": f"{AROUND}=1"}


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19  # what a database holds
