"""A round as a table: units below a node by how their reports stand."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from dondoc.calendar.queries import calendar
from dondoc.core.errors import Denied
from dondoc.reporting.matrix import matrix
from dondoc.reporting.models import Cycle
from dondoc.reporting.permissions import can_see_totals
from dondoc.reporting.queries import cycles_for
from dondoc.units.models import UnitVersion
from dondoc.units.queries import ancestors, version_of
from dondoc.units.rules import level
from dondoc.web.reporting.views.cycle import FILTERS
from dondoc.web.requests import AuthedRequest


def cycle_matrix(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """The counts at one unit; each leads to the units that it counts, each unit to those below it."""
    day = timezone.localdate()
    cycle = get_object_or_404(cycles_for(request.user, day), pk=cycle_id)
    whole = getattr(cycle, "whole", False)
    node = _node(request, cycle, day, whole=whole)
    at_top = whole and node.unit_id == cycle.form.plan.unit_id
    if not at_top and not can_see_totals(request.user, cycle, node.unit_id, day):
        raise Denied
    found = matrix(cycle, node.unit_id, day, calendar())
    context = {
        "cycle": cycle,
        "node": node,
        "above": _above(cycle, node, day) if whole and not at_top else [],
        "lines": [(each, [(where.value, each.counts[where]) for where, _label in FILTERS]) for each in found.lines],
        "ended": [(where.value, found.ended[where]) for where, _label in FILTERS] if found.ended.total else None,
        "ended_owed": found.ended.owed,
        "total": [(where.value, found.total[where]) for where, _label in FILTERS],
        "owed": found.total.owed,
        "received": found.total.received,
        "headings": [label for _where, label in FILTERS],
        "whole": whole,
    }
    return render(request, "reporting/matrix.html", context)


def _node(request: AuthedRequest, cycle: Cycle, day: date, *, whole: bool) -> UnitVersion:
    """The unit of the query string; else the plan's for those who see it, their own for others."""
    asked = request.GET.get("don-vi", "")
    own = cycle.form.plan.unit_id if whole else request.seat.unit_id
    found = version_of(int(asked) if asked.isdecimal() and len(asked) < 10 else own, day)
    if found is None:
        raise Http404
    return found


def _above(cycle: Cycle, node: UnitVersion, day: date) -> list[UnitVersion]:
    """The units from the plan's down to the one above the node."""
    top = version_of(cycle.form.plan.unit_id, day)
    depth = level(top.path) if top else 1
    return [each for each in ancestors(node.unit_id, day) if level(each.path) >= depth]
