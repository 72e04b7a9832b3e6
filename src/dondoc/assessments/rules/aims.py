"""Which results a plan wants of a round, held against the levels that units have reached. Pure, exact.

"90 % đạt" is a share of units at a level or above it, "không có yếu" a number of units at a level or below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor


class Side(StrEnum):
    """Which units are counted: those at the level or above it, or those at it or below it."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Aim:
    """``least`` asks for at least ``value``, else it is the most; in per cent of the units, or units.

    ``rank`` is the place of the level, 0 the best.
    """

    rank: int
    side: Side
    least: bool
    value: Fraction
    share: bool

    def counts(self, rank: int) -> bool:
        """Whether a unit whose level has this place is counted."""
        return rank <= self.rank if self.side is Side.UP else rank >= self.rank


@dataclass(frozen=True, slots=True)
class Reached:
    """How an aim stands for some units: ``have`` of ``total`` are counted, ``bound`` is the number wanted.

    ``missing`` is how many units are short of it, or over it where it is the most; ``open`` how many have no level
    yet. An aim is ``sure`` when no unit that is still open can change it.
    """

    have: int
    total: int
    bound: int
    missing: int
    open: int
    sure: bool

    @property
    def met(self) -> bool:
        """Whether it is reached as things stand."""
        return self.missing == 0


def reached(aim: Aim, ranks: Mapping[int | None, int]) -> Reached | None:
    """Holds an aim against units; ``ranks`` maps a level's place, None for no level yet, to how many have it.

    None where there is no unit. The share is of all units, those without a level included: what is not decided is not
    reached.
    """
    total = sum(ranks.values())
    if not total:
        return None
    have = sum(count for rank, count in ranks.items() if rank is not None and aim.counts(rank))
    waiting = ranks.get(None, 0)
    exact = aim.value * total / 100 if aim.share else aim.value
    if aim.least:
        bound = ceil(exact)
        missing = max(0, bound - have)
        return Reached(have, total, bound, missing, waiting, missing == 0 or have + waiting < bound)
    bound = floor(exact)
    missing = max(0, have - bound)
    return Reached(have, total, bound, missing, waiting, missing > 0 or have + waiting <= bound)


def by_node(units: Iterable[tuple[Sequence[int], int | None]]) -> dict[int, dict[int | None, int]]:
    """Node of the tree -> place of a level (None: none yet) -> how many of its units have it.

    ``units`` gives for each unit the ids from the root to itself, and the place of its level.
    """
    found: dict[int, dict[int | None, int]] = {}
    for way, rank in units:
        for node in way:
            counts = found.setdefault(node, {})
            counts[rank] = counts.get(rank, 0) + 1
    return found
