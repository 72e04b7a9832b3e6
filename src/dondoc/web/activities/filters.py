"""What lists of activities are narrowed by: words, area, state, year, a unit with all below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_stubs_ext import StrPromise

from dondoc.activities.queries import titled, under
from dondoc.units.queries import children, seen_by
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
    """The units right below the seat's, each with all below; and the one asked for, where it is in sight."""
    found = [(str(each.unit_id), each.name) for each in children(request.seat.unit_id, day).order_by("path")]
    asked = request.GET.get("unit", "")
    if asked.isascii() and asked.isdigit() and len(asked) < 12 and asked not in dict(found):
        seen = seen_by(request.user, day).filter(unit_id=int(asked)).first()
        found += [(asked, seen.name)] if seen else []
    return found


def window_picked(request: AuthedRequest) -> tuple[list[Picked], tuple[date, date] | None]:
    """The days that a link asks for (``from`` and ``to``), as drop-downs that take them off, and as days."""
    asked = [request.GET.get(name, "") for name in ("from", "to")]
    try:
        first, last = (date.fromisoformat(each) for each in asked)
    except ValueError:
        return [], None
    names = (("from", _("Từ ngày"), first), ("to", _("Đến ngày"), last))
    every = _("Mọi ngày")
    found = [
        Picked(name, label, [(day.isoformat(), date_format(day, "SHORT_DATE_FORMAT"))], day.isoformat(), every)
        for name, label, day in names
    ]
    return found, (first, last)


def below(rows: QuerySet[Row], unit: Picked, day: date) -> QuerySet[Row]:
    """The rows at the chosen unit and below it."""
    return under(rows, int(unit.value), day) if unit.value else rows


def searched(rows: QuerySet[Row], request: AuthedRequest) -> tuple[QuerySet[Row], str]:
    """The rows that hold the words asked for, and these."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    return (titled(rows, text) if text else rows), text
