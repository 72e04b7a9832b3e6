"""Where an assignment stands and how it gets from one status to another: one table. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dondoc.core import periods
from dondoc.core.periods import Calendar


class Status(StrEnum):
    """Where an assignment stands. Whether it is late is no status: see `days_late`."""

    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    DONE = "done"
    CONFIRMED = "confirmed"
    SENT_BACK = "sent_back"
    DROPPED = "dropped"


class Move(StrEnum):
    """What people do to an assignment."""

    START = "start"
    REPORT = "report"
    FINISH = "finish"
    CONFIRM = "confirm"
    SEND_BACK = "send_back"
    DROP = "drop"
    REOPEN = "reopen"


class Side(StrEnum):
    """Whose move it is: of the unit that holds the assignment, or of the one that gave it."""

    HOLDER = "holder"
    GIVER = "giver"


@dataclass(frozen=True, slots=True)
class Step:
    """One move: from which statuses, to which one, by whom, and whether a reason must be given."""

    come_from: frozenset[Status]
    to: Status
    side: Side
    with_reason: bool = False


OPEN = frozenset({Status.NOT_BEGUN, Status.UNDER_WAY, Status.SENT_BACK})
"""There is still something to do for the unit that holds it."""
OVER = frozenset({Status.CONFIRMED, Status.DROPPED})
"""Nobody has anything to do any more."""
WITH_REASON = frozenset({Status.SENT_BACK, Status.DROPPED})

STEPS: Mapping[Move, Step] = {
    Move.START: Step(frozenset({Status.NOT_BEGUN, Status.SENT_BACK}), Status.UNDER_WAY, Side.HOLDER),
    Move.REPORT: Step(OPEN, Status.UNDER_WAY, Side.HOLDER),
    Move.FINISH: Step(OPEN, Status.DONE, Side.HOLDER),
    Move.CONFIRM: Step(frozenset({Status.DONE}), Status.CONFIRMED, Side.GIVER),
    Move.SEND_BACK: Step(frozenset({Status.DONE}), Status.SENT_BACK, Side.GIVER, with_reason=True),
    Move.DROP: Step(OPEN | {Status.DONE}, Status.DROPPED, Side.GIVER, with_reason=True),
    Move.REOPEN: Step(OVER, Status.UNDER_WAY, Side.GIVER, with_reason=True),
}


def moves(status: Status, sides: Collection[Side]) -> list[Move]:
    """What may be done to an assignment by somebody on these sides."""
    return [move for move, step in STEPS.items() if status in step.come_from and step.side in sides]


def finished(*, asks_evidence: bool) -> Status:
    """What an assignment is once its unit has done it: waiting for a confirmation, or confirmed at once."""
    return Status.DONE if asks_evidence else Status.CONFIRMED


def days_late(status: Status, due: date | None, day: date, calendar: Calendar) -> int:
    """How many days an assignment is past the last day to do it; 0 when its unit has done it or has time left."""
    return periods.days_late(due, day, calendar) if due is not None and status in OPEN else 0
