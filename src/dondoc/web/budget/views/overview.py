"""Money of a unit and all below it in one year: who has spent how much, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import Role
from dondoc.budget.models import SOURCE_NAMES
from dondoc.budget.queries import Part, Place, by_plan_and_source, by_unit, open_closing, places
from dondoc.budget.queries.places import below
from dondoc.budget.queries.sums import chosen
from dondoc.budget.rules import NOTHING, SourceKind, Standing, Sums, expected_share, rolled_up, standing
from dondoc.exports.budget import write_overview
from dondoc.units.folding import fold
from dondoc.web.budget.access import unit_in_sight
from dondoc.web.budget.asked import Asked, asked_of
from dondoc.web.downloads import as_excel
from dondoc.web.lists import ROWS, Sort
from dondoc.web.requests import AuthedRequest


@dataclass(frozen=True, slots=True)
class Row:
    """A unit right below the one looked at, or that one itself (``own``), with the sums of all below it."""

    place: Place
    sums: Sums
    state: Standing
    own: bool = False


_SORTS: dict[str, Callable[[Row], Any]] = {
    "name": lambda row: row.place.folded,
    "estimate": lambda row: row.sums.estimate,
    "available": lambda row: row.sums.available,
    "spent": lambda row: row.sums.spent,
    "share": lambda row: row.sums.per_cent if row.sums.per_cent is not None else -1,
    "left": lambda row: row.sums.left,
    "settled": lambda row: row.sums.settled,
}


def budget(request: AuthedRequest) -> HttpResponse:
    """The sums of one unit in sight, and of each unit right below it."""
    today = timezone.localdate()
    asked = asked_of(request.GET, today)
    found = _look(request, asked, today)
    sort = _sort(asked)
    page = Paginator(_sorted(found["rows"], asked), ROWS).get_page(request.GET.get("page"))
    context = found | asked.choices(today) | {"asked": asked, "page": page, "sort": sort}
    context["expected"] = expected_share(asked.year, today)
    template = "budget/overview.html#rows" if request.htmx else "budget/overview.html"
    return render(request, template, context)


def budget_export(request: AuthedRequest) -> HttpResponseBase:
    """The same rows, all of them, as an Excel file."""
    today = timezone.localdate()
    asked = asked_of(request.GET, today)
    found = _look(request, asked, today)
    own = _("Phần của chính đơn vị")
    rows = [(own if row.own else row.place.name, row.sums, row.state) for row in _sorted(found["rows"], asked)]
    return as_excel(
        f"kinh-phi-{asked.year}.xlsx",
        lambda file: write_overview(file, asked.year, rows, found["whole"], found["by_source"], found["by_plan"]),
    )


def _look(request: AuthedRequest, asked: Asked, today: date) -> dict[str, Any]:
    node_id = asked.unit_id or request.seat.unit_id
    day = asked.until(today)
    if node_id != request.seat.unit_id:
        unit_in_sight(request, node_id, today)
    units = below(node_id, day)
    found = places(units, day)
    if node_id not in found:  # a year before the unit came to be: with all that stands below it now, none of it spent
        units = below(node_id, today)
        found = places(units, today)
    entries = chosen(asked.year, units, plan_id=asked.plan_id, source_kind=asked.source_kind)
    own = {unit_id: sums for unit_id, sums in by_unit(entries).items() if unit_id in found}
    depth = len(found[node_id].way)
    rolled = rolled_up(own, {unit_id: found[unit_id].way[depth - 1 :] for unit_id in own})
    node, closing = found[node_id], open_closing(node_id, asked.year)
    plans, sources = by_plan_and_source(entries, units)
    whole = rolled.get(node_id, NOTHING)
    return {
        "node": node,
        "parent": found.get(node.parent_id or 0) or _above(request, node),
        "whole": whole,
        "state": standing(whole, asked.year, today),
        "mine": own.get(node_id, NOTHING),
        "rows": list(_rows(node, found, own, rolled, asked, today)),
        "silent": sum(place.parent_id == node_id and key not in rolled for key, place in found.items()),
        "by_source": [named_source(part) for part in sources],
        "by_plan": plans,
        "closing": closing,
        "can_close": asked.year < today.year
        and request.seat.role == Role.OFFICE
        and (node_id == request.seat.unit_id or (node.ended and closing is not None)),
    }


def _above(request: AuthedRequest, node: Place) -> bool:
    """Whether there is a unit above the node that the seat sees too."""
    return node.unit_id != request.seat.unit_id


def _rows(
    node: Place, found: dict[int, Place], own: dict[int, Sums], rolled: dict[int, Sums], asked: Asked, today: date
) -> list[Row]:
    """The unit itself and those right below it that have money, as the filters ask."""
    rows = []
    if mine := own.get(node.unit_id):
        rows.append(Row(node, mine, standing(mine, asked.year, today), own=True))
    depth = len(node.way)
    for unit_id, sums in rolled.items():
        if unit_id in found and len(found[unit_id].way) == depth + 1:
            rows.append(Row(found[unit_id], sums, standing(sums, asked.year, today)))
    words = fold(asked.text).split()
    return [
        row
        for row in rows
        if all(word in row.place.folded for word in words) and (asked.state is None or row.state is asked.state)
    ]


def _sort(asked: Asked) -> Sort:
    column = asked.sort.removeprefix("-")
    return Sort(column, asked.sort.startswith("-")) if column in _SORTS else Sort("name", False)


def _sorted(rows: list[Row], asked: Asked) -> list[Row]:
    sort = _sort(asked)
    return sorted(rows, key=lambda row: (_SORTS[sort.column](row), row.place.unit_id), reverse=sort.downward)


def named_source(part: Part) -> Part:
    """A source by its name, an office's own one behind that which it belongs to."""
    kind, own = part.key
    label = str(SOURCE_NAMES[SourceKind(kind)])
    return Part(part.key, f"{label}: {own}" if own else label, part.sums)
