"""The page of one unit: what it is on a day, what it was, what it owes, what is below it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from dondoc.accounts.models import User
from dondoc.calendar.queries import calendar
from dondoc.plans.queries import assignments_of
from dondoc.reporting.queries import obligations_at_work, owed
from dondoc.units.kinds import shown
from dondoc.units.models import UnitVersion
from dondoc.units.permissions import can_manage_units, can_see_place, can_see_unit
from dondoc.units.queries import first_version, last_version, version_of
from dondoc.units.rules import fitting
from dondoc.web.permissions import gives_out_feeds
from dondoc.web.requests import AuthedRequest
from dondoc.web.units.beginning import not_yet
from dondoc.web.units.forms import LookForm
from dondoc.web.units.queries import branch, history, listed, successors, visible_above

SHOWN = 20  # duties and tasks of one unit on its page


def unit(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """A unit as of a day; one that has ended by then as it last was, one that is not there yet by its name alone."""
    today, form = timezone.localdate(), LookForm(request.GET)
    first = first_version(unit_id)
    if first is not None and form.day() < first.valid_from:
        return _not_yet(request, first, form, today)
    version, day = _version(request.user, unit_id, form.day(), today)
    ended = day != form.day()
    can_manage = not ended and can_manage_units(request.user, unit_id, today)
    below = listed(request, branch(unit_id, day))
    context = {
        "form": form,
        "day": day,
        "other_day": form.day() != today,
        "version": version,
        "details": shown(version.kind, version.details),
        "ended": ended,
        "followed_by": successors([unit_id]).get(unit_id, []) if ended else [],
        "above": visible_above(request.user, version, day, today),
        "history": history(unit_id),
        "list": below,
        "rows": [(row, "", []) for row in below.page],
        "can_manage": can_manage,
        "may_feed": not ended and (can_manage or gives_out_feeds(request.seat, unit_id)),
        "can_hold": bool(fitting(version.kind)),
    }
    return render(request, "units/unit.html", context | _owed(unit_id, today))


def _not_yet(request: AuthedRequest, first: UnitVersion, form: LookForm, today: date) -> HttpResponse:
    """Says from which day on the unit is there; `Http404` for one that is in sight neither then nor now."""
    then = can_see_place(request.user, first, today)
    if not then and not can_see_unit(request.user, first.unit_id, today):
        raise Http404
    return not_yet(request, first, form, reverse("unit", args=[first.unit_id]), then=then)


def _version(user: User, unit_id: int, day: date, today: date) -> tuple[UnitVersion, date]:
    """What the unit was on the day, or on its last day before; `Http404` for one that is not in sight."""
    version = version_of(unit_id, day)
    if version is not None and can_see_place(user, version, today):
        return version, day
    last = last_version(unit_id)
    if version or last is None or last.valid_to is None or last.valid_to > day:
        raise Http404
    if not can_see_place(user, last, today) and not can_see_unit(user, unit_id, today):
        raise Http404
    return last, last.valid_to - timedelta(days=1)


def _owed(unit_id: int, today: date) -> dict[str, Any]:
    """What the unit still has to report and to do, the nearest due date first."""
    in_force = calendar()
    reports = [owed(row, today, in_force) for row in obligations_at_work(unit_id)[: SHOWN + 1]]
    tasks = list(assignments_of(unit_id)[: SHOWN + 1])
    return {
        "reports": reports[:SHOWN],
        "tasks": tasks[:SHOWN],
        "more_reports": len(reports) > SHOWN,
        "more_tasks": len(tasks) > SHOWN,
    }
