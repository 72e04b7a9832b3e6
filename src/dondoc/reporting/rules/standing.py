"""Where an obligation stands on a day, and what the stands of many add up to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

SOON = timedelta(days=7)


class Standing(StrEnum):
    """The first five add up to what is owed; the last two stand apart, each with its reason."""

    ACCEPTED = "accepted"
    SENT = "sent"
    RETURNED = "returned"
    LATE = "late"
    NOT_YET_DUE = "not_yet_due"
    EXEMPT = "exempt"
    EXCLUDED = "excluded"


OWED = (Standing.ACCEPTED, Standing.SENT, Standing.RETURNED, Standing.LATE, Standing.NOT_YET_DUE)


def standing(state: str, days_late: int) -> Standing:
    """``state`` as stored; ``days_late`` as the working-day calendar has it on the day asked about."""
    if state != "owed":
        return Standing(state)
    return Standing.LATE if days_late > 0 else Standing.NOT_YET_DUE


def is_due_soon(due: date, day: date) -> bool:
    """Whether a report that is not late falls due within a week."""
    return timedelta(0) <= due - day <= SOON


@dataclass(slots=True)
class Counts:
    """How many obligations stand where. ``owed`` is always the sum of its five parts."""

    by_standing: dict[Standing, int] = field(default_factory=lambda: dict.fromkeys(Standing, 0))

    @classmethod
    def of(cls, standings: Iterable[Standing]) -> Counts:
        counts = cls()
        for each in standings:
            counts.by_standing[each] += 1
        return counts

    def __getitem__(self, standing: Standing) -> int:
        return self.by_standing[standing]

    def __add__(self, other: Counts) -> Counts:
        return Counts({each: self[each] + other[each] for each in Standing})

    @property
    def owed(self) -> int:
        return sum(self[each] for each in OWED)

    @property
    def total(self) -> int:
        """All of them: what is owed, and what stands apart."""
        return sum(self.by_standing.values())

    @property
    def received(self) -> int:
        """Reports that are in: accepted, or waiting for the office."""
        return self[Standing.ACCEPTED] + self[Standing.SENT]
