"""Rounds of reports that an office should open: nobody below can send anything before it does."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from dondoc.core.periods import Calendar
from dondoc.plans.models import Duty, DutyKind, Owing
from dondoc.reporting.models import Cycle, SelfOpening
from dondoc.reporting.rules.schedule import Round, coming

AHEAD = timedelta(days=21)
"""How long before its due date a round should be open, so that units have time to fill it."""
BEHIND = timedelta(days=31)
"""How long a round that nobody opened is still spoken of after its due date."""
Window = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Opening:
    """A round that waits for its office; the plan of its duty at hand."""

    duty: Duty
    round: Round


def to_open(office_id: int, day: date, calendar: Calendar) -> list[Opening]:
    """The rounds that a unit should open for the plans that it runs, the first to fall due on top; two queries.

    One for each duty. Duties whose rounds open by themselves are left out, unless that has failed.
    """
    owed = Exists(Owing.objects.filter(duty=OuterRef("pk")))
    by_itself = Exists(SelfOpening.objects.filter(duty=OuterRef("pk"), trouble=""))
    running = Q(plan__period_end__isnull=True) | Q(plan__period_end__gte=day - BEHIND)
    duties = Duty.objects.filter(owed, ~by_itself, running, kind=DutyKind.REPORT, ended_by=None, plan__unit=office_id)
    found = list(duties.select_related("plan").order_by("pk"))
    opened = _opened(found)
    waiting = ((duty, _next(duty, day, calendar, opened[duty.pk])) for duty in found)
    rows = [Opening(duty, round_) for duty, round_ in waiting if round_ is not None and round_.due - AHEAD <= day]
    return sorted(rows, key=lambda each: (each.round.due, each.duty.pk))


def _opened(duties: list[Duty]) -> dict[int, set[Window]]:
    windows: dict[int, set[Window]] = defaultdict(set)
    rows = Cycle.objects.filter(duty__in=duties).order_by()
    for duty_id, start, end in rows.values_list("duty_id", "window_start", "window_end"):
        windows[duty_id].add((start, end))
    return windows


def _next(duty: Duty, day: date, calendar: Calendar, opened: set[Window]) -> Round | None:
    """The first round of a duty that has not been opened, of those due since the plan is here and not long ago."""
    accepted = timezone.localdate(duty.plan.created_at)
    since, passed = max(day - BEHIND, accepted), set(opened)
    while (found := coming(duty, duty.plan, since, calendar, passed)) is not None:
        window = (found.window_start, found.window_end)
        if not any(_is_like(window, other) for other in opened):
            return found
        passed.add(window)
    return None


def _is_like(window: Window, other: Window) -> bool:
    """Whether a round was opened for the period in question, on days that the office chose: half of it or more."""
    shared = (min(window[1], other[1]) - max(window[0], other[0])).days + 1
    return 2 * shared >= (window[1] - window[0]).days + 1
