"""How far work has got, by weight. Pure: whole numbers in, exact fractions between, whole per cent out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from dondoc.plans.work.states import Status

LIGHTEST, HEAVIEST = 1, 1000
COUNTED_ROLES = frozenset({"lead", "own"})
"""Who only coordinates is not measured by the progress of the work."""
REACHED = frozenset({Status.DONE, Status.CONFIRMED})
"""What counts as 100 per cent, whatever was reported."""


@dataclass(frozen=True, slots=True)
class Share:
    """One assignment: what it is a part of (``parent``), where it stands, its last reported per cent, its weight."""

    pk: int
    parent: int | None
    role: str
    status: Status
    percent: int
    weight: int


@dataclass(frozen=True, slots=True)
class Progress:
    """Of ``count`` assignments that count, ``over`` are confirmed; ``percent`` is rounded down: 100 is all of it."""

    percent: int
    over: int
    count: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Assignments added up: their weights, each one's per cent times its weight, how many are over and there are."""

    weights: int = 0
    reached: Fraction = Fraction(0)
    over: int = 0
    count: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.weights + other.weights,
            self.reached + other.reached,
            self.over + other.over,
            self.count + other.count,
        )

    @property
    def progress(self) -> Progress:
        """How far they are together; 0 of nothing."""
        return Progress(int(self.reached / (self.weights or 1)), self.over, self.count)


@dataclass(slots=True)
class AtWork:
    """Assignments together: how far they are, how many of them stand where, and how many of the open ones are late.

    The parts of ``by_status`` add up to ``tally.count``: what was dropped and who only coordinates do not count.
    """

    tally: Tally = field(default_factory=Tally)
    by_status: Counter[Status] = field(default_factory=Counter)
    late: int = 0

    def add(self, status: Status, tally: Tally, late: int) -> None:
        """Adds assignments that stand alike."""
        self.tally += tally
        self.by_status[status] += tally.count
        self.late += late

    def __add__(self, other: AtWork) -> AtWork:
        return AtWork(self.tally + other.tally, self.by_status + other.by_status, self.late + other.late)

    @property
    def progress(self) -> Progress:
        """How far they are."""
        return self.tally.progress


def alike(status: Status, weights: int, reached: int, count: int) -> Tally:
    """The tally of assignments without parts that stand in one status, from sums over their rows."""
    whole_reached = 100 * weights if status in REACHED else reached
    return Tally(weights, Fraction(whole_reached), count if status is Status.CONFIRMED else 0, count)


def percents(shares: Iterable[Share]) -> dict[int, int]:
    """Assignment id -> how far it is: as its parts are, by weight, where it has any that count; else as reported."""
    tree = _Tree(shares)
    return {share.pk: int(tree.reached(share)) for share in tree.shares}


def tally(shares: Iterable[Share]) -> Tally:
    """All assignments together that are no parts of others; what was dropped does not count."""
    tree = _Tree(shares)
    tops = [share for share in tree.shares if share.parent is None and _counts(share)]
    over = sum(share.status is Status.CONFIRMED for share in tops)
    reached = sum((share.weight * tree.reached(share) for share in tops), Fraction(0))
    return Tally(sum(share.weight for share in tops), reached, over, len(tops))


def _counts(share: Share) -> bool:
    return share.role in COUNTED_ROLES and share.status is not Status.DROPPED


class _Tree:
    """Assignments and their parts."""

    def __init__(self, shares: Iterable[Share]) -> None:
        self.shares = tuple(shares)
        self._parts: Mapping[int, list[Share]] = defaultdict(list)
        for share in self.shares:
            if share.parent is not None and _counts(share):
                self._parts[share.parent].append(share)

    def reached(self, share: Share) -> Fraction:
        """Per cent, exactly."""
        if share.status in REACHED:
            return Fraction(100)
        parts = self._parts.get(share.pk)
        if not parts:
            return Fraction(share.percent)
        return sum(part.weight * self.reached(part) for part in parts) / Fraction(sum(part.weight for part in parts))
