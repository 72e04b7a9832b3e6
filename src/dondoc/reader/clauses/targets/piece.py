"""A number of a clause with the stretch of text that is its own."""

from __future__ import annotations

from dataclasses import dataclass

from dondoc.reader.clauses.targets.amounts import Amount


@dataclass(frozen=True, slots=True)
class Piece:
    """One number with the stretch that is its own: from the number before it to the one that
    follows.

    ``folded`` has documents blanked, ``masked`` also the numbers that count nothing; ``own_end`` is
    where the number's clause ends, ``end`` where the segment does. ``is_inner`` tells that another
    number stands before.
    """

    text: str
    folded: str
    masked: str
    amount: Amount
    start: int
    following: int
    own_end: int
    end: int
    is_inner: bool
