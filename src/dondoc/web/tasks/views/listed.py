"""The tasks in sight, as a table, a board, a calendar or bars over time: one selection, four views."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dondoc.calendar.queries import calendar
from dondoc.core.periods import Calendar
from dondoc.plans.models import Assignment, Plan
from dondoc.plans.queries import plans_for
from dondoc.plans.work.permissions import powers_of
from dondoc.plans.work.queries import assignments_for, narrowed, statuses
from dondoc.units.models import UnitVersion
from dondoc.units.queries import visible_to
from dondoc.web.requests import AuthedRequest
from dondoc.web.tasks import pages
from dondoc.web.tasks.filters import BOARD, CALENDAR, TIMELINE, VIEWS, TaskFilter
from dondoc.web.units.picker import picked

PLANS = 200  # plans that the filter offers
TEMPLATES = {BOARD: "tasks/board.html", CALENDAR: "tasks/calendar.html", TIMELINE: "tasks/timeline.html"}


def tasks(request: AuthedRequest) -> HttpResponse:
    """The assignments in sight that the filters ask for."""
    today = timezone.localdate()
    form = TaskFilter(request.GET)
    days = calendar()
    rows = narrowed(assignments_for(request.user, today), form.wanted(), today, days)
    context = _shown(request, form, rows, days) | {
        "form": form,
        "view": form.view,
        "inner": TEMPLATES.get(form.view, "tasks/table.html"),
        "views": [(name, icon, label, form.query(xem=name)) for name, icon, label in VIEWS],
        "query": form.query(),
        "kept": form.kept(),
        "here": request.get_full_path(),
        "today": today,
        **_chips(request, form),
    }
    return render(request, "tasks/list.html#rows" if request.htmx else "tasks/list.html", context)


def choices(request: AuthedRequest) -> HttpResponse:
    """The further filters, fetched when they are opened."""
    today = timezone.localdate()
    form = TaskFilter(request.GET)
    asked = form.wanted()
    context = {
        "plans": plans_for(request.user, today).order_by("-date", "-pk")[:PLANS],
        "plan_id": asked.plan,
        "unit": picked(request, str(asked.unit or ""), today),
    }
    return render(request, "tasks/choices.html", context)


def _shown(request: AuthedRequest, form: TaskFilter, rows: QuerySet[Assignment], days: Calendar) -> dict[str, Any]:
    today, may = timezone.localdate(), powers_of(request.seats)
    if form.view == CALENDAR:
        return pages.month(rows, form.month(today), may, today, days)
    counts = statuses(rows)
    total = sum(counts.values())
    if form.view == BOARD:
        return pages.board(rows, counts, may, today, days) | {"total": total}
    if form.view == TIMELINE:
        return pages.timeline(rows, form, total, may, today, days) | {"total": total}
    return pages.table(rows, form, total, may, today, days) | {"total": total}


def _chips(request: AuthedRequest, form: TaskFilter) -> dict[str, Any]:
    """The plan and the unit that narrow the list, by name, with the way to take each off again."""
    asked, today, chips = form.wanted(), timezone.localdate(), []
    if asked.plan is not None:
        plan = plans_for(request.user, today).filter(pk=asked.plan).first()
        chips.append((_plan_name(plan), form.query(plan="")))
    if asked.unit is not None:
        unit = visible_to(request.user, today).filter(unit_id=asked.unit).first()
        chips.append((_unit_name(unit), form.query(unit="")))
    return {"chips": chips}


def _plan_name(plan: Plan | None) -> str:
    return f"{plan.kind} {plan.number}".strip() if plan else "–"


def _unit_name(unit: UnitVersion | None) -> str:
    return unit.name if unit else "–"
