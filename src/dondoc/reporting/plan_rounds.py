"""The rounds of reports that a plan has asked for."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from dondoc.core.periods import Calendar
from dondoc.plans.models import Plan
from dondoc.reporting.models import Cycle, Obligation
from dondoc.reporting.queries import counts_of
from dondoc.reporting.rules.standing import Counts


def rounds_of(plan: Plan, day: date, calendar: Calendar) -> dict[int, list[tuple[Cycle, Counts]]]:
    """Duty id -> the rounds of it, the newest first, each with how many of its reports stand where; two queries."""
    cycles = list(Cycle.objects.filter(duty__plan=plan))
    counts = counts_of(Obligation.objects.filter(cycle__in=cycles), day, calendar) if cycles else {}
    found: dict[int, list[tuple[Cycle, Counts]]] = defaultdict(list)
    for cycle in cycles:
        found[cycle.duty_id].append((cycle, counts.get(cycle.pk) or Counts()))
    return found
