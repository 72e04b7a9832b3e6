"""Totals of a round at one unit: figures against targets, the units below, who is missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from dondoc.accounts.models import Role
from dondoc.consolidation.breakdown import attributes, break_down
from dondoc.consolidation.comparison import compare, cycles_beside
from dondoc.consolidation.totals import Totals
from dondoc.reporting.models import Cycle
from dondoc.reporting.permissions import runs_from
from dondoc.reporting.queries import cycles_for, opened_on, unit_names
from dondoc.web.reporting.before import before
from dondoc.web.reporting.printing import tells_of_hiding
from dondoc.web.reporting.totals_asked import indicator_asked, totals_asked, totals_url
from dondoc.web.reporting.totals_children import below, lines_below, owes
from dondoc.web.reporting.totals_lines import Child, Line, child_of, levels_met, line_of
from dondoc.web.requests import AuthedRequest

TOP = 0


def cycle_totals(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """Everything at one unit, as of a day of the unit tree."""
    today = timezone.localdate()
    cycle = get_object_or_404(cycles_for(request.user, today), pk=cycle_id)
    whole = getattr(cycle, "whole", False)
    totals, row = totals_asked(request, cycle, today)
    unit_id, as_of = totals.unit_id(row), totals.as_of
    results = totals.results_at(row)
    chosen = indicator_asked(request, len(results))
    counts = totals.counts_at(row)
    earlier, estimate = cycles_beside(cycle)
    comparison = compare(totals, earlier) if earlier else None
    past = comparison.at(row) if comparison else [None] * len(results)
    guessed = compare(totals, estimate).at(row) if estimate else [None] * len(results)
    lines = [
        line_of(each, levels_met(totals, each, row), before(each, was), before(each, guess))
        for each, was, guess in zip(results, past, guessed, strict=True)
    ]
    above = [totals.unit_id(each) for each in totals.above(row)] if whole else []
    table = below(totals, row, request.GET.get("page"))
    units = table.units(totals)
    names = unit_names([totals.unit_id(TOP), *above, unit_id, *units], as_of)
    owing = owes(cycle, totals, row, units, today)
    children = lines_below(totals, table, owing, names, chosen, cycle, comparison)
    offered = attributes(totals, row, cycle, names[totals.unit_id(TOP)][0])
    by = _attribute_asked(request, offered)
    groups = _groups(totals, row, by, chosen) if by else []
    shown: list[Line | Child] = [*lines, *children, *groups]
    context = {
        "cycle": cycle,
        "as_of": as_of,
        "today": today,
        "opens": _opens(cycle, totals, today),
        "node": {"id": unit_id, "name": names[unit_id][1]},
        "above": [(names[each][1], totals_url(cycle, each)) for each in above],
        "counts": counts,
        "lines": lines,
        "earlier": earlier,
        "met": sum(1 for each in results if each.result and each.result.met),
        "judged": sum(1 for each in results if each.result and each.result.met is not None),
        "chosen": chosen,
        "children": children,
        "children_page": table.page,
        "offered": offered,
        "by": by,
        "by_label": dict(offered).get(by, ""),
        "groups": groups,
        "hides": tells_of_hiding(text for each in shown for text in _figures_of(each)),
        "lists": owing.lists(counts, min(as_of, today)),
        "whole": whole,
        "runs": runs_from(request.seats, cycle),
        "collects": _collects(request, cycle, children),
    }
    return render(request, "reporting/totals.html", context)


def _opens(cycle: Cycle, totals: Totals, today: date) -> date | None:
    """The day on which the round opened, where that is after the day asked for: nothing was owed yet."""
    if totals.as_of >= today or totals.counts_at(TOP).total:
        return None
    first = opened_on(cycle)
    return first if first and first > totals.as_of else None


def _collects(request: AuthedRequest, cycle: Cycle, children: Sequence[Child]) -> bool:
    """Whether workbooks of units below may be taken in from here."""
    return request.seat.role == Role.OFFICE and cycle.closed_at is None and bool(children)


def _figures_of(each: Line | Child) -> list[str]:
    """The figures of a line or a unit as they are shown."""
    beside = [each.before, each.estimate] if isinstance(each, Line) else [each.before]
    return [each.figure, *(shown.figure for shown in beside if shown)]


def _attribute_asked(request: AuthedRequest, offered: Sequence[tuple[str, str]]) -> str:
    asked = request.GET.get("theo", "")
    return asked if asked in dict(offered) else ""


def _groups(totals: Totals, row: int, by: str, chosen: int) -> list[Child]:
    """The units below by an attribute: each group as a line without a page of its own."""
    found = break_down(totals, row, by)
    indicator = totals.indicators[chosen] if totals.indicators else None
    groups = []
    for label, place in found.groups():
        result = found.totals.result_at(indicator, place) if indicator else None
        groups.append(child_of(label, found.totals.counts_at(place), result, None, ""))
    return groups
