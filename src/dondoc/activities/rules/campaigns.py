"""How a campaign goes from its preparation to its end. Pure."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a campaign stands."""

    PREPARING = "preparing"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"


class Move(StrEnum):
    """What the office that runs it does."""

    START = "start"
    FINISH = "finish"
    CANCEL = "cancel"


_MOVES = {
    (State.PREPARING, Move.START): State.RUNNING,
    (State.RUNNING, Move.FINISH): State.DONE,
    (State.PREPARING, Move.CANCEL): State.CANCELLED,
    (State.RUNNING, Move.CANCEL): State.CANCELLED,
}


def moved(state: str, move: Move) -> State | None:
    """Where a move leads; None where it can't be made."""
    return _MOVES.get((State(state), move))
