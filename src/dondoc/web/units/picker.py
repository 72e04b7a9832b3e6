"""Choosing one unit among thousands: type a few letters, then choose. For any form with a field ``unit``."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dondoc.units.models import UnitVersion
from dondoc.units.queries import search, subtree
from dondoc.web.requests import AuthedRequest

CHOICES = 12


def unit_picker(request: AuthedRequest) -> HttpResponse:
    """The units of the seat that have the words ``unit-q``, as choices of the field ``unit``."""
    text = request.GET.get("unit-q", "").strip()
    units = search(subtree(request.seat.unit_id, timezone.localdate()), text)
    found = list(units[: CHOICES + 1])
    choices = {"units": found[:CHOICES], "more": len(found) > CHOICES, "text": text}
    return render(request, "units/picker.html#choices", choices)


def picked(request: AuthedRequest, unit_id: str, day: date) -> UnitVersion | None:
    """The unit chosen so far, if it is one of the seat's."""
    if not (unit_id.isascii() and unit_id.isdigit()):
        return None
    return subtree(request.seat.unit_id, day).filter(unit_id=int(unit_id)).first()
