"""Money of one plan: by task, by unit, and what the plan itself names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.budget.actions import propose
from dondoc.budget.models import SOURCE_NAMES
from dondoc.budget.permissions import powers
from dondoc.budget.queries import Named, by_task_and_source, by_unit, named_funds, places
from dondoc.budget.queries.places import latest
from dondoc.budget.queries.sums import chosen
from dondoc.budget.rules import Sums, rolled_up, standing
from dondoc.plans.models import Plan
from dondoc.units.models import UnitVersion
from dondoc.units.queries import seen_by
from dondoc.web.budget.access import refuse_unless, unit_in_sight
from dondoc.web.budget.asked import Asked, asked_of
from dondoc.web.budget.views.overview import named_source
from dondoc.web.lists import ROWS
from dondoc.web.plans.access import plan_in_sight
from dondoc.web.requests import AuthedRequest


def plan_money(request: AuthedRequest, plan_id: int) -> HttpResponse:
    """What stands in the books for a plan in one year, of the units in sight."""
    today = timezone.localdate()
    found = plan_in_sight(request, plan_id, today)
    asked = asked_of(request.GET, today)
    if "year" not in request.GET and found.period_end and found.period_end.year < today.year:
        asked = asked_of(_of_year(request, found.period_end.year), today)
    seen = seen_by(request.user, today)
    units = latest(today).filter(unit_id__in=seen.order_by().values("unit_id"))
    entries = chosen(asked.year, units, plan_id=plan_id)
    own = by_unit(entries)
    known = places(units, today, own.keys())
    whole = sum((sums for unit_id, sums in own.items() if unit_id in known), Sums())
    tasks, sources = by_task_and_source(entries, units)
    page = Paginator(_units(own, known, asked, today), ROWS).get_page(request.GET.get("page"))
    context = {
        "plan": found,
        "asked": asked,
        "whole": whole,
        "state": standing(whole, asked.year, today),
        "tasks": [replace(part, name=part.name or _("Cả kế hoạch")) for part in tasks],
        "sources_told": [named_source(part) for part in sources],
        "page": page,
        "named": _named_rows(request, found, asked, units),
    }
    return render(request, "budget/plan.html", context | asked.choices(today))


def _of_year(request: AuthedRequest, year: int) -> Any:
    data = request.GET.copy()
    data["year"] = str(year)
    return data


def _units(own: dict[int, Sums], known: dict[int, Any], asked: Asked, today: date) -> list[tuple[Any, Sums, Any]]:
    """Each unit with money, and each above it in sight, with the sums of itself and all below; the tree's order."""
    rolled = rolled_up(own, {unit_id: known[unit_id].way for unit_id in own if unit_id in known})
    rows = [(known[unit_id], sums) for unit_id, sums in rolled.items() if unit_id in known]
    rows.sort(key=lambda row: row[0].path)
    return [(place, sums, standing(sums, asked.year, today)) for place, sums in rows]


def _named_rows(request: AuthedRequest, plan: Plan, asked: Asked, units: Any) -> list[dict[str, Any]]:
    """The sums that the plan names, each with its unit's name and whether the user may take it into the estimate."""
    named = named_funds(plan, asked.year)
    found: dict[int, UnitVersion] = {one.unit_id: one for one in units.filter(unit_id__in={n.unit_id for n in named})}
    return [
        {
            "named": one,
            "unit": found.get(one.unit_id),
            "source": SOURCE_NAMES[one.source_kind],
            "may": one.line_id is None and _may_take(request, one, found),
        }
        for one in named
    ]


def _may_take(request: AuthedRequest, named: Named, found: dict[int, UnitVersion]) -> bool:
    unit = found.get(named.unit_id)
    return unit is not None and powers(request.seat, unit.path).any


@require_POST
def take_named(request: AuthedRequest, plan_id: int, task_id: int, index: int) -> HttpResponse:
    """Takes one sum that the plan names into its unit's estimate."""
    today = timezone.localdate()
    plan = plan_in_sight(request, plan_id, today)
    asked = asked_of(request.POST, today)
    named = [one for one in named_funds(plan, asked.year) if (one.task.pk, one.index) == (task_id, index)]
    if not named:
        raise Http404
    unit = unit_in_sight(request, named[0].unit_id, today)
    refuse_unless(powers(request.seat, unit.path).any)
    one = named[0]
    line = propose(
        unit_id=one.unit_id,
        year=asked.year,
        task=one.task,
        amount=one.amount,
        source_kind=one.source_kind,
        words=one.words[:1_000],
        today=today,
        by=request.user,
    )
    messages.success(request, _("Đã ghi vào dự toán đề nghị của %(unit)s.") % {"unit": unit.name})
    return redirect("budget-line", line.pk)
