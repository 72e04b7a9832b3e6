"""All kinds of activities of a year, unit by unit."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.activities.facts import ABOUT_PEOPLE, FACTS
from dondoc.activities.permissions import can_enter
from dondoc.activities.queries.overview import Node, overview
from dondoc.core.facts import Fact, Measured
from dondoc.exports.writers.sheet import Cell, Column, write_sheet
from dondoc.units.queries import path_of, seen_by
from dondoc.web.activities.people import told_parts
from dondoc.web.activities.tables import XLSX
from dondoc.web.requests import AuthedRequest


@dataclass(frozen=True, slots=True)
class Told:
    """A fact at a node: its sum, None where nothing is known, and of how many units; ``hidden`` stands in its place."""

    fact: Fact
    sum: Measured | None
    known: int
    hidden: str = ""


YEARS = 5  # that can be looked back at


def activities(request: AuthedRequest) -> HttpResponse:
    """The facts of a year at the seat's unit, or one below it, and at each unit right below that."""
    day = timezone.localdate()
    year = _year(request.GET.get("year", ""), day)
    first, last = date(year, 1, 1), min(date(year, 12, 31), day)
    unit_id = _unit(request, day)
    nodes = overview(unit_id, FACTS, first, last, day)
    own = can_enter(request.user, unit_id, day)
    rows = list(zip(nodes[:-1], _told(nodes[:-1], own=own), strict=True))
    context = {
        "facts": FACTS,
        "rows": rows,
        "whole": _told(nodes[-1:], own=own)[0] if nodes else [],
        "units": nodes[-1].units if nodes else 0,
        "year": year,
        "years": range(day.year, day.year - YEARS, -1),
        "unit_id": unit_id,
        "is_seat": unit_id == request.seat.unit_id,
        "name": next((node.name for node in nodes if node.is_top), ""),
        "top_url": reverse("activities"),
    }
    return render(request, "activities/overview.html", context)


def activities_export(request: AuthedRequest) -> HttpResponse:
    """What the overview shows, as an Excel file; of a share its part and its whole in columns of their own."""
    day = timezone.localdate()
    year = _year(request.GET.get("year", ""), day)
    unit_id = _unit(request, day)
    nodes = overview(unit_id, FACTS, date(year, 1, 1), min(date(year, 12, 31), day), day)
    told = _told(nodes[:-1], own=can_enter(request.user, unit_id, day))
    columns = [Column(_("Đơn vị"), 44), Column(_("Số đơn vị"), 10)]
    for fact in FACTS:
        columns.append(Column(f"{fact.label} ({fact.unit})", 16))
        if fact.is_share:
            columns.append(Column(_("trên tổng số"), 10))
    lines = [[node.name, node.units, *_in_cells(cells)] for node, cells in zip(nodes[:-1], told, strict=True)]
    file = io.BytesIO()
    write_sheet(file, str(year), columns, lines)
    answer = HttpResponse(file.getvalue(), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="hoat-dong-{year}.xlsx"'
    return answer


def _in_cells(told: Sequence[Told]) -> Iterator[Cell]:
    for each in told:
        yield each.hidden or (each.sum.amount if each.sum else None)
        if each.fact.is_share:
            yield each.sum.of if each.sum else None


def _year(text: str, day: date) -> int:
    asked = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else day.year
    return asked if day.year - YEARS < asked <= day.year else day.year


def _unit(request: AuthedRequest, day: date) -> int:
    """The unit asked for, if it is in sight and stands now; else the seat's."""
    asked = request.GET.get("unit", "")
    if asked.isascii() and asked.isdigit() and len(asked) < 12:
        unit_id = int(asked)
        if path_of(unit_id, day) and seen_by(request.user, day).filter(unit_id=unit_id).exists():
            return unit_id
    return request.seat.unit_id


def _told(nodes: Sequence[Node], *, own: bool) -> list[list[Told]]:
    """What is told of each fact at each node; of small counts of people nothing, but to a unit of itself (``own``)."""
    told = [[Told(fact, node.sums.get(fact.key), node.known[fact.key]) for fact in FACTS] for node in nodes]
    for place, fact in enumerate(FACTS):
        if fact.key in ABOUT_PEOPLE:
            shown = [line for line, node in enumerate(nodes) if fact.key in node.sums and not (own and node.is_top)]
            parts = told_parts({line: nodes[line].sums[fact.key].amount for line in shown}, own=False)
            for line, said in parts.items():
                if isinstance(said, str):
                    told[line][place] = Told(fact, None, 0, said)
    return told
