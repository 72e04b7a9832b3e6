"""The page of one task: its words, who holds it, and one of the holds with all that stands beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dondoc.calendar.queries import calendar
from dondoc.core.periods import Calendar
from dondoc.plans.models import Assignment, Evidence, Task
from dondoc.plans.wording import task_sentence
from dondoc.plans.work.permissions import Powers, powers_of
from dondoc.plans.work.queries import assignments_for, late_on, named, needs_of, unit_names
from dondoc.plans.work.states import Move, Side, moves
from dondoc.units.permissions import can_see_unit
from dondoc.web.events.access import parts_in_sight
from dondoc.web.events.queries import about
from dondoc.web.events.telling import tell
from dondoc.web.lists import ROWS
from dondoc.web.requests import AuthedRequest
from dondoc.web.tasks.access import task_in_sight
from dondoc.web.tasks.forms import EvidenceForm, ReportForm
from dondoc.web.tasks.kin import kin_of
from dondoc.web.tasks.rounds import rounds_of
from dondoc.web.tasks.rows import Row, by_unit, rows_of, shown
from dondoc.web.tasks.words import period_name

EVENTS = 10  # of the history; the rest has a page of its own
NOTES = 20


def task(request: AuthedRequest, task_id: int) -> HttpResponse:
    """The task, its holders in sight, and the hold ``phan``: the seat's own unit's where none is asked for."""
    today, may = timezone.localdate(), powers_of(request.seats)
    found = task_in_sight(request, task_id, today)
    holds = assignments_for(request.user, today).filter(task=found)
    page = Paginator(by_unit(shown(holds, today)), ROWS).get_page(request.GET.get("page"))
    days = calendar()
    rows = rows_of(list(page), may, today, days)
    context = {
        "task": found,
        "said": task_sentence(found),
        "page": page,
        "rows": rows,
        "others": found.assignments.count() - page.paginator.count,
        "needs": needs_of(found),
        "kin": kin_of(found, request.user, today),
        "sees_whole": can_see_unit(request.user, found.plan.unit_id, today),
        "runs": may.runs(found.plan),
        "here": request.get_full_path(),
        "today": today,
        **_focus(request, found, rows, may, today, days),
        **_history(request, found, today),
    }
    if context["runs"]:
        context["candidates"] = (
            found.plan.tasks.filter(ended_by=None).exclude(pk=found.pk).exclude(needed_by__task=found)
        )
    return render(request, "tasks/task.html", context)


def _focus(
    request: AuthedRequest, found: Task, rows: list[Row], may: Powers, today: date, days: Calendar
) -> dict[str, Any]:
    """The hold that the page is about, with notes, evidence and what may be done to it."""
    row = _chosen(request, found, rows, may, today, days)
    if row is None:
        return {}
    each = row.assignment
    works, above = Side.HOLDER in may.sides(each), may.enters_from(getattr(each, "path", "") or "")
    open_to_work = Move.REPORT in moves(each.state, {Side.HOLDER}) and (works or above is not None)
    parts = by_unit(shown(each.parts.select_related("task__plan", "parent"), today))
    giver = each.parent.unit_id if each.parent else 0
    names = unit_names([giver, each.entered_by_unit_id or 0], today)
    return {
        "row": row,
        "notes": _notes(each, today),
        "evidence": _evidence(each, today),
        "parts": rows_of(list(parts[:ROWS]), may, today, days),
        "part_count": each.parts.count(),
        "late_parts": _late_parts(each, today, days),
        "works": open_to_work,
        "enters": open_to_work and not works,
        "may_give": may.may_give(each) and open_to_work,
        "may_edit": Side.GIVER in may.sides(each) and Move.DROP in moves(each.state, {Side.GIVER}),
        "given_by": names.get(giver, ""),
        "entered_by": names.get(each.entered_by_unit_id or 0, ""),
        "report": ReportForm(day=today, initial={"percent": row.percent, "period": f"{today:%Y-%m}"}),
        "evidence_form": EvidenceForm(),
        **rounds_of(each, may, today, days),
    }


def _chosen(
    request: AuthedRequest, found: Task, rows: list[Row], may: Powers, today: date, days: Calendar
) -> Row | None:
    asked = request.GET.get("phan", "")
    if asked.isascii() and asked.isdigit() and len(asked) < 19:
        known = next((row for row in rows if row.assignment.pk == int(asked)), None)
        wanted = Q(pk=int(asked))
    else:
        known = next((row for row in rows if row.assignment.unit_id == request.seat.unit_id), None)
        wanted = Q(unit_id=request.seat.unit_id)
    if known is not None:
        return known
    there = list(shown(assignments_for(request.user, today).filter(wanted, task=found), today)[:1])
    return rows_of(there, may, today, days)[0] if there else None


def _notes(each: Assignment, today: date) -> list[tuple[Any, str, str]]:
    """The latest notes, each with its period and the unit that entered it, in words."""
    notes = list(each.notes.select_related("by")[:NOTES])
    names = unit_names({note.entered_by_unit_id for note in notes if note.entered_by_unit_id}, today)
    return [(note, period_name(note.period), names.get(note.entered_by_unit_id or 0, "")) for note in notes]


def _evidence(each: Assignment, today: date) -> list[tuple[Evidence, str]]:
    """The pieces, each with the unit above that added it, where one did."""
    found = list(each.evidence.filter(round=None).select_related("file"))
    names = unit_names({piece.entered_by_unit_id for piece in found if piece.entered_by_unit_id}, today)
    return [(piece, names.get(piece.entered_by_unit_id or 0, "")) for piece in found]


def _late_parts(each: Assignment, today: date, days: Calendar) -> list[str]:
    """The units whose part is late, the longest first."""
    late = named(each.parts.filter(late_on(today, days)), today).order_by("due", "pk")
    return [getattr(row, "unit_name", "") or "" for row in late]


def _history(request: AuthedRequest, found: Task, today: date) -> dict[str, Any]:
    events = about((Assignment, found.assignments.values("pk")), (Task, found.pk))
    seen = parts_in_sight(request.user, found.plan, events, today).order_by("-pk")
    return {"lines": tell(list(seen[:EVENTS]))}
