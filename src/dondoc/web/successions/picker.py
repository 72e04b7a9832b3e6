"""Choosing several units beside one: those ticked stay, a search adds others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone

from dondoc.units.models import UnitVersion
from dondoc.units.queries import as_of, search, subtree
from dondoc.web.requests import AuthedRequest

OFFERED = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """The units ticked, and those offered beside them."""

    ticked: Sequence[UnitVersion]
    offered: Sequence[UnitVersion]
    text: str


def succession_units(request: AuthedRequest) -> HttpResponse:
    """The units of the seat that are ticked or have the words ``q``, as choices of the field ``other``."""
    found = choice(request, request.GET, numbers(request.GET, "unit"), timezone.localdate())
    return render(request, "successions/units.html", {"choice": found})


def choice(request: AuthedRequest, data: QueryDict, itself: Sequence[int], day: date) -> Choice:
    """What is ticked and offered, all of the kind of the one that it is about; without words the units beside it."""
    about = as_of(day).filter(unit_id__in=itself)
    mine = subtree(request.seat.unit_id, day).exclude(unit_id__in=[*itself, request.seat.unit_id])
    mine = mine.filter(kind__in=about.values("kind"))
    ticked = list(mine.filter(unit_id__in=numbers(data, "other")))
    rest = mine.exclude(unit_id__in=[version.unit_id for version in ticked])
    text = data.get("q", "").strip()
    if text:
        return Choice(ticked, list(search(rest, text)[:OFFERED]), text)
    return Choice(ticked, list(rest.filter(parent_id__in=about.values("parent_id"))[:OFFERED]), text)


def numbers(data: QueryDict, name: str) -> list[int]:
    """The ids that a form sent under one name; whatever is no number is left out."""
    texts = (text for text in data.getlist(name) if text.isascii() and text.isdigit() and len(text) < 12)
    return [int(text) for text in texts]
