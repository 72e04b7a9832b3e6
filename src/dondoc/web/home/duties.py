"""What one unit owes, in the order in which it should be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.calendar.queries import calendar
from dondoc.reporting.models import Extension, SubmissionState
from dondoc.reporting.queries import (
    Owed,
    corrections_of,
    entering_units,
    extensions_of,
    obligations_at_work,
    owed,
    return_reasons,
)
from dondoc.reporting.rules.standing import Standing, is_due_soon

DUE_SOON, CORRECTING = "due_soon", "correcting"
GROUPS = (
    Standing.LATE.value,
    Standing.RETURNED.value,
    CORRECTING,
    DUE_SOON,
    Standing.NOT_YET_DUE.value,
    Standing.SENT.value,
)


@dataclass(frozen=True, slots=True)
class Duty:
    """A report that is owed or was sent: its badge with ``days`` late or left, why it was returned, and the latest
    ``extension`` that was asked for it."""

    owed: Owed
    state: str
    days: int
    reason: str
    extension: Extension | None


@dataclass(frozen=True, slots=True)
class Duties:
    """Everything in the rounds that are open, by state; accepted and left out ones are done with."""

    groups: Sequence[tuple[str, Sequence[Duty]]]
    done: Sequence[Duty]

    def __bool__(self) -> bool:
        return any(duties for _state, duties in self.groups) or bool(self.done)

    @property
    def to_do(self) -> int:
        """How many wait for the unit itself."""
        return sum(len(duties) for state, duties in self.groups if state != Standing.SENT)


def duties_of(unit_id: int, day: date) -> Duties:
    """The unit's reports in open rounds as they stand on a day."""
    obligations = list(obligations_at_work(unit_id))
    reasons, entering, in_force = return_reasons(obligations), entering_units(obligations, day), calendar()
    extensions, corrections = extensions_of(obligations), corrections_of(obligations)
    every = [
        _duty(
            owed(each, day, in_force, entered_by=entering.get(each.pk, "")),
            day,
            reasons.get(each.pk, ""),
            extensions.get(each.pk),
            corrections.get(each.pk),
        )
        for each in obligations
    ]
    return Duties(
        groups=[(state, [each for each in every if each.state == state]) for state in GROUPS],
        done=[each for each in every if each.state not in GROUPS],
    )


def _duty(each: Owed, day: date, reason: str, extension: Extension | None, correction: str | None) -> Duty:
    left = (each.obligation.due - day).days
    if correction is not None:
        waits = correction == SubmissionState.SENT
        return Duty(each, Standing.SENT.value if waits else CORRECTING, left, "" if waits else reason, extension)
    if each.standing is Standing.NOT_YET_DUE and is_due_soon(each.obligation.due, day):
        return Duty(each, DUE_SOON, left, "", extension)
    days = each.days_late if each.standing is Standing.LATE else left
    why = reason if each.standing is Standing.RETURNED else ""
    return Duty(each, each.standing.value, days, why, extension)
