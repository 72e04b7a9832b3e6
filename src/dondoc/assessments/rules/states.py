"""Where the assessment of a unit stands and what may be done to it then: one table. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """From the first figure to the published level. Lateness is no state: it is told by the round's due days."""

    ENTERING = "entering"
    SENT = "sent"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    REVIEWED = "reviewed"
    DECIDED = "decided"
    PUBLISHED = "published"
    EXCLUDED = "excluded"


class Move(StrEnum):
    """What people do to an assessment."""

    SEND = "send"
    REVIEW = "review"
    RETURN = "return"
    CONCLUDE = "conclude"
    REOPEN = "reopen"
    DECIDE = "decide"
    UNDO_DECISION = "undo_decision"
    PUBLISH = "publish"
    RECONSIDER = "reconsider"
    EXCLUDE = "exclude"
    PUT_BACK = "put_back"


@dataclass(frozen=True, slots=True)
class Step:
    """One move: from which states, to which one, and whether a reason must be given."""

    come_from: frozenset[State]
    to: State
    with_reason: bool = False


WITH_UNIT = frozenset({State.ENTERING, State.RETURNED})
"""The unit itself may type."""
WITH_REVIEWERS = frozenset({State.SENT, State.IN_REVIEW})
SETTLED = frozenset({State.DECIDED, State.PUBLISHED})
"""The level is decided."""

STEPS: Mapping[Move, Step] = {
    Move.SEND: Step(WITH_UNIT, State.SENT),
    Move.REVIEW: Step(frozenset({State.SENT, State.IN_REVIEW}), State.IN_REVIEW),
    Move.RETURN: Step(WITH_REVIEWERS | {State.REVIEWED}, State.RETURNED, with_reason=True),
    Move.CONCLUDE: Step(frozenset({State.IN_REVIEW}), State.REVIEWED),
    Move.REOPEN: Step(frozenset({State.REVIEWED}), State.IN_REVIEW, with_reason=True),
    Move.DECIDE: Step(frozenset({State.REVIEWED}), State.DECIDED),
    Move.UNDO_DECISION: Step(frozenset({State.DECIDED}), State.REVIEWED, with_reason=True),
    Move.PUBLISH: Step(frozenset({State.DECIDED}), State.PUBLISHED),
    Move.RECONSIDER: Step(frozenset({State.PUBLISHED}), State.IN_REVIEW, with_reason=True),
    Move.EXCLUDE: Step(WITH_UNIT | WITH_REVIEWERS | {State.REVIEWED}, State.EXCLUDED, with_reason=True),
    Move.PUT_BACK: Step(frozenset({State.EXCLUDED}), State.ENTERING),
}


def may(state: State, move: Move) -> bool:
    """Whether the move can be made from there."""
    return state in STEPS[move].come_from
