"""Figures that stand far from what a unit itself said before. Pure.

A robust z-score: the distance from the median in medians of absolute deviations, so that one odd round of the past does
not widen what passes as usual (Iglewicz and Hoaglin, 1993, with their limit of 3.5).
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

FEWEST = 4
"""Below this many rounds a history says nothing about what is usual."""
LIMIT = 3.5
TO_SIGMA = 1.4826  # of the median deviation of normal figures
LEAST_SPREAD = 0.1  # of the median: a figure that never moved may move by some tenths without being odd


def usual_range(before: Sequence[int]) -> tuple[int, int] | None:
    """The smallest and the largest of what was said before; None where there is too little to compare with."""
    return (min(before), max(before)) if len(before) >= FEWEST else None


def is_unusual(figure: int, before: Sequence[int]) -> bool:
    """Whether a figure stands far out of those before; never with fewer than `FEWEST` of them."""
    if len(before) < FEWEST:
        return False
    middle = median(before)
    spread = TO_SIGMA * median(abs(each - middle) for each in before)
    return abs(figure - middle) > LIMIT * max(spread, LEAST_SPREAD * abs(middle), 1)
