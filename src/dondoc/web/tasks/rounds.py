"""The past rounds of what comes again and again, as the page of a task and the unit's own page show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from dondoc.core.periods import Calendar
from dondoc.plans.models import Assignment, Evidence, TaskRound
from dondoc.plans.work.permissions import Powers
from dondoc.plans.work.progress import REACHED
from dondoc.plans.work.queries import unit_names
from dondoc.plans.work.rounds import behind, rule_of
from dondoc.plans.work.states import Side, Status

SHOWN = 24  # past rounds on the page of a task
AT_ONCE = 100  # rounds that wait for a confirmation, on the unit's own page


@dataclass(frozen=True, slots=True)
class Past:
    """A round that is past: which unit held it where that is another one now, who entered it, what shows that it was
    done, and what the user may do about it."""

    round: TaskRound
    unit_name: str
    entered_by: str
    evidence: Sequence[Evidence]
    may_confirm: bool
    may_send_back: bool


def rounds_of(each: Assignment, may: Powers, day: date, calendar: Calendar) -> dict[str, Any]:
    """What the page of a task shows of one hold: its past rounds, the latest first, and those that have come due."""
    if not each.task.due.startswith("-"):
        return {}
    found = list(each.rounds.all()[: SHOWN + 1])
    return {
        "comes_again": rule_of(each) is not None,
        "past_rounds": _past(found[:SHOWN], each, may, day),
        "more_rounds": len(found) > SHOWN,
        "behind": () if each.task.plan.asks_evidence else behind(each, day, calendar),
    }


def to_confirm(unit_id: int, day: date) -> list[tuple[TaskRound, str]]:
    """The past rounds that units below say to have done, of what this unit gave them; each with its unit's name."""
    gave = Q(assignment__parent__unit_id=unit_id) | Q(
        assignment__parent__isnull=True, assignment__task__plan__unit_id=unit_id
    )
    rows = TaskRound.objects.filter(gave, status=Status.DONE).select_related("assignment__task__plan")
    found = list(rows.order_by("done_on", "pk")[:AT_ONCE])
    names = unit_names({each.unit_id for each in found}, day) if found else {}
    return [(each, names.get(each.unit_id, "")) for each in found]


def _past(found: Sequence[TaskRound], each: Assignment, may: Powers, day: date) -> list[Past]:
    if not found:
        return []
    names = unit_names(
        {pk for past in found for pk in (past.unit_id, past.entered_by_unit_id) if pk not in (None, each.unit_id)}, day
    )
    evidence: dict[int | None, list[Evidence]] = defaultdict(list)
    for piece in Evidence.objects.filter(round__in=found).select_related("file"):
        evidence[piece.round_id].append(piece)
    decides = Side.GIVER in may.sides(each)
    sends_back = decides and each.parent_id is None and each.state is not Status.DROPPED and each.ended_by_id is None
    return [
        Past(
            round=past,
            unit_name=names.get(past.unit_id, ""),
            entered_by=names.get(past.entered_by_unit_id or 0, ""),
            evidence=evidence[past.pk],
            may_confirm=decides and past.state is Status.DONE,
            may_send_back=sends_back and past.state in REACHED,
        )
        for past in found
    ]
