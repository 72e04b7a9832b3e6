"""What visits ask of a unit: findings to put right, visits to come; of an office: answers to confirm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dondoc.core.periods import Calendar
from dondoc.inspections.models import Finding, Visit
from dondoc.inspections.queries.findings import late_by, to_confirm, to_remedy
from dondoc.inspections.queries.visits import coming_to, to_hold

MOST = 10
AHEAD = timedelta(days=14)  # in which an inspector looks for visits to hold


@dataclass(frozen=True, slots=True)
class Inspected:
    """The first findings to put right with the days that each is late, announced visits to the unit, answers to
    confirm, and visits to hold soon."""

    findings: Sequence[tuple[Finding, int]]
    visits: Sequence[Visit]
    answers: Sequence[Finding]
    to_hold: Sequence[Visit]

    def __bool__(self) -> bool:
        return bool(self.findings or self.visits or self.answers or self.to_hold)


def inspected(unit_id: int, day: date, calendar: Calendar, *, inspects: bool) -> Inspected:
    """Four queries; two where the user does not inspect for the unit."""
    findings = [(each, late_by(each, day, calendar)) for each in to_remedy(unit_id, day)[:MOST]]
    answers = list(to_confirm(unit_id, day)[:MOST]) if inspects else []
    visits = list(to_hold(unit_id, day + AHEAD)[:MOST]) if inspects else []
    return Inspected(findings, list(coming_to(unit_id, day)[:MOST]), answers, visits)
