"""What lists of activities are narrowed by: words, area, state, year, a unit with all below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django_stubs_ext import StrPromise

from dondoc.activities.queries import titled, under
from dondoc.units.models import UnitVersion
from dondoc.units.queries import children, version_of
from dondoc.web.requests import AuthedRequest

Row = TypeVar("Row", bound=Model)
Choices = Sequence[tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Picked:
    """One drop-down of a list: its name, label, choices, and what is chosen of them ("" for all)."""

    name: str
    label: str | StrPromise
    choices: Choices
    value: str
    every: str | StrPromise


def picked(
    request: AuthedRequest,
    name: str,
    label: str | StrPromise,
    choices: Choices,
    every: str | StrPromise,
    default: str = "",
) -> Picked:
    """What the query string asks of a drop-down; what it does not know counts as the default."""
    asked = request.GET.get(name, default)
    known = {"", *(str(key) for key, _words in choices)}
    return Picked(name, label, choices, asked if asked in known else default, every)


def unit_choices(request: AuthedRequest, day: date) -> list[tuple[str, str]]:
    """The seat's unit alone and the units right below it, each with all below."""
    return [(str(each.unit_id), each.name) for each in children(request.seat.unit_id, day).order_by("path")]


def below(rows: QuerySet[Row], unit: Picked, day: date) -> QuerySet[Row]:
    """The rows at the chosen unit and below it."""
    return under(rows, int(unit.value), day) if unit.value else rows


def searched(rows: QuerySet[Row], request: AuthedRequest) -> tuple[QuerySet[Row], str]:
    """The rows that hold the words asked for, and these."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    return (titled(rows, text) if text else rows), text


def seat_unit(request: AuthedRequest, day: date) -> UnitVersion | None:
    """The seat's unit as it stands."""
    return version_of(request.seat.unit_id, day)
