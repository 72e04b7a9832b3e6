"""How an initiative goes from proposal to end, and which of its yearly reviews are due. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """Where an initiative stands."""

    PROPOSED = "proposed"
    RUNNING = "running"
    DECLINED = "declined"
    ENDED = "ended"


class Move(StrEnum):
    """What people do to it: the office above approves or declines, its own unit proposes anew, either ends it."""

    APPROVE = "approve"
    DECLINE = "decline"
    PROPOSE = "propose"
    END = "end"


_MOVES = {
    (State.PROPOSED, Move.APPROVE): State.RUNNING,
    (State.PROPOSED, Move.DECLINE): State.DECLINED,
    (State.DECLINED, Move.PROPOSE): State.PROPOSED,
    (State.RUNNING, Move.END): State.ENDED,
}


def moved(state: str, move: Move) -> State | None:
    """Where a move leads; None where it can't be made."""
    return _MOVES.get((State(state), move))


@dataclass(frozen=True, slots=True)
class DueReview:
    """The review of one year, the last day for it, and whether it was held."""

    year: int
    due: date
    held: bool

    def days_late(self, today: date) -> int:
        """By how many days it is late; 0 where it is not."""
        return 0 if self.held else max(0, (today - self.due).days)


def reviews_of(started: date | None, ended: date | None, held: Collection[int], today: date) -> list[DueReview]:
    """Each year's review, the latest first: due by 31 December of every year at the end of which the initiative ran,
    the present year's with them, and those that were held besides.
    """
    years = set(held)
    if started is not None:
        last = today.year if ended is None else min(today.year, ended.year - 1)
        years |= set(range(started.year, last + 1))
    return [DueReview(year, date(year, 12, 31), year in held) for year in sorted(years, reverse=True)]
