"""The page of one unit: what it is on a day, what it was, what it owes, what is below it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dondoc.accounts.models import User
from dondoc.plans.queries import assignments_of
from dondoc.reporting.queries import obligations_at_work, owed
from dondoc.units.kinds import shown
from dondoc.units.models import UnitVersion
from dondoc.units.permissions import can_manage_units, can_see_ended_unit, can_see_unit
from dondoc.units.queries import last_version, version_of
from dondoc.web.requests import AuthedRequest
from dondoc.web.units.forms import LookForm
from dondoc.web.units.queries import branch, history, listed, successors, visible_above

SHOWN = 20  # duties and tasks of one unit on its page


def unit(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """A unit as of a day; one that has ended by then as it last was."""
    today, form = timezone.localdate(), LookForm(request.GET)
    version, day = _version(request.user, unit_id, form.day(), today)
    ended = day != form.day()
    below = listed(request, branch(unit_id, day))
    context = {
        "form": form,
        "day": day,
        "other_day": form.day() != today,
        "version": version,
        "details": shown(version.kind, version.details),
        "ended": ended,
        "followed_by": successors([unit_id]).get(unit_id, []) if ended else [],
        "above": visible_above(request.user, version, day),
        "history": history(unit_id),
        "list": below,
        "rows": [(row, "", []) for row in below.page],
        "can_manage": not ended and can_manage_units(request.user, unit_id, today),
    }
    return render(request, "units/unit.html", context | _owed(unit_id, today))


def _version(user: User, unit_id: int, day: date, today: date) -> tuple[UnitVersion, date]:
    """What the unit was on the day, or on its last day before; `Http404` for one that is not in sight."""
    version = version_of(unit_id, day)
    if version is not None and can_see_unit(user, unit_id, day):
        return version, day
    last = last_version(unit_id)
    if version or last is None or last.valid_to is None or last.valid_to > day:
        raise Http404
    if not can_see_ended_unit(user, last, today):
        raise Http404
    return last, last.valid_to - timedelta(days=1)


def _owed(unit_id: int, today: date) -> dict[str, Any]:
    """What the unit still has to report and to do, the nearest due date first."""
    reports = [owed(row, today) for row in obligations_at_work(unit_id)[: SHOWN + 1]]
    tasks = list(assignments_of(unit_id)[: SHOWN + 1])
    return {
        "reports": reports[:SHOWN],
        "tasks": tasks[:SHOWN],
        "more_reports": len(reports) > SHOWN,
        "more_tasks": len(tasks) > SHOWN,
    }
