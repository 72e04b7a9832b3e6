"""What the pages about one unit in a round share."""

from __future__ import annotations

from datetime import date
from typing import Any

from dondoc.accounts.models import Role
from dondoc.accounts.permissions import sits_at
from dondoc.assessments.actions.appeals import last_day_to_appeal
from dondoc.assessments.models import Assessment
from dondoc.assessments.permissions import can_see_round
from dondoc.assessments.rules.states import WITH_REVIEWERS, WITH_UNIT
from dondoc.calendar.queries import calendar
from dondoc.core.periods import days_late
from dondoc.reporting.queries import unit_names
from dondoc.web.requests import AuthedRequest


def base_context(request: AuthedRequest, found: Assessment, day: date) -> dict[str, Any]:
    """The unit's name, its round, its due day and how late that is, and what it may do next."""
    in_force = calendar()
    due = due_of(found)
    names = unit_names([found.unit_id, *([found.reviewer_id] if found.reviewer_id else [])], day)
    return {
        "assessment": found,
        "round": found.round,
        "criteria": found.round.criteria,
        "unit_name": names.get(found.unit_id, ("", ""))[1],
        "reviewer_name": names.get(found.reviewer_id or 0, ("", ""))[1],
        "due": due,
        "days_late": days_late(due, day, in_force) if due else 0,
        "days_left": (due - day).days if due else None,
        "own": sits_at(request.user, found.unit_id, Role.OFFICER, Role.HEAD, day=day),
        "sees_round": can_see_round(request.user, found.round, day),
        "last_appeal": last_day_to_appeal(found, in_force),
        "today": day,
    }


def due_of(found: Assessment) -> date | None:
    """By when the next step is due; None where none is."""
    if found.at in WITH_UNIT:
        return found.round.self_due
    return found.round.review_due if found.at in WITH_REVIEWERS else None
