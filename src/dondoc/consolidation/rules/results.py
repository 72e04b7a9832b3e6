"""A target held against a figure: met or not, and by how much. Pure, exact."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from operator import eq, ge, gt, le, lt

import numpy as np

from dondoc.consolidation.rules.tree import Ints

COMPARE = {">=": ge, ">": gt, "<=": le, "<": lt, "=": eq}
MIRRORED = {"<=": ">=", "<": ">", ">=": "<=", ">": "<", "=": "="}
_INT64 = 2**63


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached.

    A reduction ("giảm 20 %", value -20) is a share of the base that went away: at least 20.
    """

    comparator: str
    value: Fraction
    share: bool

    @classmethod
    def of(cls, comparator: str, value: Decimal, *, share: bool) -> Goal:
        if value < 0:
            return cls(MIRRORED[comparator], -Fraction(value), share)
        return cls(comparator, Fraction(value), share)


@dataclass(frozen=True, slots=True)
class Figure:
    """A total: of a share both counts, of anything else ``denominator`` is None. ``reports`` gave it.

    An amount is kept in its smallest steps, ``steps`` of which are one: 125 with 10 steps is 12,5.
    """

    numerator: int
    denominator: int | None
    reports: int
    steps: int = 1

    @property
    def value(self) -> Fraction | None:
        """The count itself, or the share in percent; None where nothing was reported or the base is 0."""
        if not self.reports:
            return None
        if self.denominator is None:
            return Fraction(self.numerator, self.steps)
        return Fraction(100 * self.numerator, self.denominator) if self.denominator else None


@dataclass(frozen=True, slots=True)
class Result:
    """A figure held against its goal; ``met`` is None where there is no figure.

    ``short`` is how many of what is counted (for an amount: how many of its steps) are missing to the goal, or
    are over it where the goal is a ceiling; 0 when met.
    """

    figure: Figure
    met: bool | None
    short: int


def result(goal: Goal, figure: Figure) -> Result:
    """Holds a figure against its goal."""
    value = figure.value
    if value is None:
        return Result(figure, None, 0)
    if COMPARE[goal.comparator](value, goal.value):
        return Result(figure, True, 0)
    needed = goal.value * figure.steps if figure.denominator is None else goal.value * figure.denominator / 100
    return Result(figure, False, abs(_nearest(goal.comparator, needed) - figure.numerator))


def count_met(goal: Goal, numerators: Ints, denominators: Ints) -> tuple[int, int]:
    """How many shares reach a goal, and how many can be judged: those with both counts (not -1) and a base.

    Compared as whole numbers: 100 * numerator * q against denominator * p, where the goal is p/q percent.
    """
    judged = (numerators >= 0) & (denominators > 0)
    above, below = numerators[judged], denominators[judged]
    p, q = goal.value.numerator, goal.value.denominator
    largest = max(100 * q * int(above.max(initial=0)), p * int(below.max(initial=0)))
    if largest >= _INT64:
        above, below = above.astype(object), below.astype(object)
    met = COMPARE[goal.comparator](above * (100 * q), below * p)
    return int(np.count_nonzero(met)), len(above)


def _nearest(comparator: str, needed: Fraction) -> int:
    """The whole number next to the one that was missed that would meet the goal."""
    if comparator == ">":
        return math.floor(needed) + 1
    if comparator == "<":
        return math.ceil(needed) - 1
    return math.floor(needed) if comparator == "<=" else math.ceil(needed)
