"""What an office waits for: its open rounds, and the readings in its queue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.accounts.models import User
from dondoc.calendar.queries import calendar
from dondoc.consolidation.queries import cycle_totals
from dondoc.core.errors import Refused
from dondoc.documents.models import Reading, ReadingState
from dondoc.documents.queries import readings_for
from dondoc.reporting.models import Cycle, Obligation, ObligationState
from dondoc.reporting.queries import asking_counts, counts_of, cycles_at_work, unit_names
from dondoc.reporting.rules.standing import Counts

ROUNDS = 5
NAMES = 5
READINGS = 5


@dataclass(frozen=True, slots=True)
class Round:
    """An open round: how many have sent, the first that have not, how many targets are met so far, and how many units
    wait for an answer to an extension."""

    cycle: Cycle
    counts: Counts
    waiting_for: Sequence[str]
    met: int
    judged: int
    asking: int

    @property
    def others(self) -> int:
        """How many more have not sent than are named."""
        return self.counts.owed - self.counts.received - len(self.waiting_for)


def rounds_of(unit_id: int, day: date) -> list[Round]:
    """The open rounds of the plans that a unit runs, the first to end on top."""
    cycles = list(cycles_at_work(unit_id)[:ROUNDS])
    rows = Obligation.objects.filter(cycle__in=cycles)
    counts = counts_of(rows, day, calendar())
    waiting, asked = _waiting(cycles, day), asking_counts(cycles)
    return [
        Round(each, counts[each.pk], waiting[each.pk], *_targets(each, day), asked.get(each.pk, 0)) for each in cycles
    ]


def readings_waiting(user: User, unit_id: int, day: date) -> list[Reading]:
    """The newest readings of a unit's documents that no one has accepted yet."""
    return list(readings_for(user, day).filter(unit_id=unit_id, state=ReadingState.WAITING)[:READINGS])


def _waiting(cycles: Sequence[Cycle], day: date) -> dict[int, list[str]]:
    """Cycle id -> the names of the first units whose report is not in."""
    states = [ObligationState.OWED, ObligationState.RETURNED]
    rows = Obligation.objects.filter(cycle__in=cycles, state__in=states).order_by("due", "pk")
    units: dict[int, list[int]] = defaultdict(list)
    for cycle_id, unit_id in rows.values_list("cycle_id", "unit_id"):
        if len(units[cycle_id]) < NAMES:
            units[cycle_id].append(unit_id)
    names = unit_names([unit_id for found in units.values() for unit_id in found], day)
    return defaultdict(list, {pk: [names[each][1] for each in found if each in names] for pk, found in units.items()})


def _targets(cycle: Cycle, day: date) -> tuple[int, int]:
    """How many targets are met by what is accepted so far, and how many have a figure at all."""
    try:
        results = cycle_totals(cycle, as_of=day, today=day).results_at(0)
    except Refused:
        return 0, 0
    judged = [each.result.met for each in results if each.result and each.result.met is not None]
    return sum(judged), len(judged)
