"""Totals of a round at one unit: figures against targets, the units below, who is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import Role
from dondoc.calendar.queries import calendar
from dondoc.consolidation.breakdown import attributes, break_down
from dondoc.consolidation.comparison import Comparison, compare, earlier_cycle, estimate_of
from dondoc.consolidation.totals import Totals
from dondoc.reporting.models import Cycle
from dondoc.reporting.permissions import can_run_cycle
from dondoc.reporting.queries import Owed, as_owed, cycles_for, obligations_in, unit_names
from dondoc.reporting.rules.standing import Counts, Standing
from dondoc.web.reporting.before import before
from dondoc.web.reporting.printing import tells_of_hiding
from dondoc.web.reporting.totals_asked import indicator_asked, totals_asked, totals_url
from dondoc.web.reporting.totals_lines import Child, Line, child_of, levels_met, line_of
from dondoc.web.requests import AuthedRequest

LISTED = 50
Names = Mapping[int, tuple[str, str]]
"""Path and name of units, by id."""
LISTS = (Standing.LATE, Standing.NOT_YET_DUE, Standing.RETURNED, Standing.SENT, Standing.ACCEPTED)


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
    earlier = earlier_cycle(cycle)
    comparison = compare(totals, earlier) if earlier else None
    past = comparison.at(row) if comparison else [None] * len(results)
    estimate = estimate_of(cycle)
    guessed = compare(totals, estimate).at(row) if estimate else [None] * len(results)
    lines = [
        line_of(each, levels_met(totals, each, row), before(each, was), before(each, guess))
        for each, was, guess in zip(results, past, guessed, strict=True)
    ]
    above = [totals.unit_id(each) for each in totals.above(row)] if whole else []
    rows = [each for each in totals.children(row) if totals.counts_at(each).total]
    here = [each for each in totals.reporting_at(row) if rows or each != unit_id][:LISTED]
    names = unit_names([*above, unit_id, *here, *(totals.unit_id(each) for each in rows)], as_of)
    children = [
        *_children(totals, rows, names, chosen, cycle, comparison),
        *_counted_here(totals, unit_id, here, names, chosen, cycle),
    ]
    offered = attributes(totals, row, cycle)
    by = _attribute_asked(request, offered)
    groups = _groups(totals, row, by, chosen) if by else []
    shown: list[Line | Child] = [*lines, *children, *groups]
    context = {
        "cycle": cycle,
        "as_of": as_of,
        "today": today,
        "node": {"id": unit_id, "name": names[unit_id][1]},
        "above": [(names[each][1], totals_url(cycle, each)) for each in above],
        "counts": counts,
        "lines": lines,
        "earlier": earlier,
        "met": sum(1 for each in results if each.result and each.result.met),
        "judged": sum(1 for each in results if each.result and each.result.met is not None),
        "chosen": chosen,
        "children": children,
        "offered": offered,
        "by": by,
        "by_label": dict(offered).get(by, ""),
        "groups": groups,
        "hides": tells_of_hiding(text for each in shown for text in _figures_of(each)),
        "lists": _lists(cycle, totals, row, counts, today),
        "whole": whole,
        "runs": can_run_cycle(request.user, cycle, today),
        "collects": _collects(request, cycle, children),
    }
    return render(request, "reporting/totals.html", context)


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


def _children(
    totals: Totals, rows: Sequence[int], names: Names, chosen: int, cycle: Cycle, comparison: Comparison | None
) -> list[Child]:
    ids = [totals.unit_id(each) for each in rows]
    owing = dict(cycle.obligations.filter(unit_id__in=ids).values_list("unit_id", "pk"))
    indicator = totals.indicators[chosen] if totals.indicators else None
    found = []
    for each, unit_id in zip(rows, ids, strict=True):
        counts = totals.counts_at(each)
        leaf = unit_id in owing and counts.total == 1
        url = reverse("obligation", args=[owing[unit_id]]) if leaf else totals_url(cycle, unit_id)
        result = totals.result_at(indicator, each) if indicator else None
        past = before(result, comparison.of(indicator, each)) if result and comparison and indicator else None
        found.append(child_of(names[unit_id][1], counts, result, past, url))
    return found


def _counted_here(
    totals: Totals, node: int, units: Sequence[int], names: Names, chosen: int, cycle: Cycle
) -> list[Child]:
    """What counts at the unit itself, so that the lines add up to its total: its own report, and those of units that
    have ended since."""
    owing = dict(cycle.obligations.filter(unit_id__in=units).values_list("unit_id", "pk")) if units else {}
    indicator = totals.indicators[chosen] if totals.indicators else None
    found = []
    for each in units:
        told = _("%(name)s (báo cáo riêng)") if each == node else _("%(name)s (đã kết thúc hoặc ở ngoài cây)")
        result = totals.own_result(indicator, each) if indicator else None
        url = reverse("obligation", args=[owing[each]])
        found.append(child_of(told % {"name": names[each][1]}, totals.own_counts(each), result, None, url))
    return found


def _lists(
    cycle: Cycle, totals: Totals, row: int, counts: Counts, today: date
) -> list[tuple[Standing, int, Sequence[Owed]]]:
    """For each standing how many, and the first of them in the order of the tree; as of the totals' day."""
    first = {where: totals.standing_at(row, where, LISTED) for where in LISTS if counts[where]}
    rows = obligations_in(cycle, today).filter(unit_id__in=[unit for units in first.values() for unit in units])
    owed = {each.obligation.unit_id: each for each in as_owed(rows, min(totals.as_of, today), calendar())}
    return [(where, counts[where], [owed[unit] for unit in units if unit in owed]) for where, units in first.items()]
