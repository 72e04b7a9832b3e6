"""Targets held against figures: exact at the boundary."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.consolidation.rules.results import COMPARE, Figure, Goal, Result, count_met, result

SHARE = Goal.of(">=", Decimal("66.67"), share=True)


@pytest.mark.parametrize(
    ("figure", "met", "short"),
    [
        (Figure(2, 3, 1), False, 1),
        (Figure(6667, 10_000, 1), True, 0),
        (Figure(6666, 10_000, 1), False, 1),
        (Figure(66_669_999, 100_000_000, 1), False, 1),
        (Figure(66_670_000, 100_000_000, 1), True, 0),
        (Figure(0, 0, 1), None, 0),
        (Figure(0, 3, 0), None, 0),
        (Figure(3, 3, 1), True, 0),
    ],
)
def test_a_share_is_held_exactly_against_66_67_per_cent(figure: Figure, met: bool | None, short: int) -> None:
    assert result(SHARE, figure) == Result(figure, met, short)


@pytest.mark.parametrize(
    ("comparator", "value", "count", "met", "short"),
    [
        (">=", "10", 10, True, 0),
        (">=", "10", 8, False, 2),
        (">", "10", 10, False, 1),
        ("<=", "10", 11, False, 1),
        ("<", "10", 10, False, 1),
        ("<", "10", 9, True, 0),
        ("=", "0", 0, True, 0),
        ("=", "0", 3, False, 3),
    ],
)
def test_a_count_is_held_against_every_comparator(
    comparator: str, value: str, count: int, met: bool, short: int
) -> None:
    figure = Figure(count, None, 1)
    assert result(Goal.of(comparator, Decimal(value), share=False), figure) == Result(figure, met, short)


def test_a_reduction_is_a_share_of_the_base_that_went_away() -> None:
    goal = Goal.of("<=", Decimal(-20), share=True)
    assert goal == Goal(">=", Fraction(20), True)
    assert result(goal, Figure(2, 10, 1)).met is True
    assert result(goal, Figure(1, 10, 1)) == Result(Figure(1, 10, 1), False, 1)


COUNTS = st.integers(0, 9 * 10**12 - 1)


@given(comparator=st.sampled_from(sorted(COMPARE)), parts=COUNTS, base=COUNTS, goal=st.decimals(0, 100, places=4))
def test_what_is_short_would_just_reach_the_goal(comparator: str, parts: int, base: int, goal: Decimal) -> None:
    held = Goal.of(comparator, goal, share=True)
    found = result(held, Figure(parts, base, 1))
    if found.met is not False or comparator == "=":
        return
    step = 1 if comparator in (">=", ">") else -1
    reached = Figure(parts + step * found.short, base, 1).value
    before = Figure(parts + step * (found.short - 1), base, 1).value
    assert reached is not None and COMPARE[comparator](reached, held.value)
    assert before is not None and not COMPARE[comparator](before, held.value)


@given(
    pairs=st.lists(st.tuples(st.integers(-1, 50) | COUNTS, st.integers(-1, 50) | COUNTS), max_size=12),
    comparator=st.sampled_from(sorted(COMPARE)),
    goal=st.decimals(0, 120, places=4),
)
def test_units_that_meet_a_share_are_counted_as_one_by_one(
    pairs: list[tuple[int, int]], comparator: str, goal: Decimal
) -> None:
    held = Goal.of(comparator, goal, share=True)
    alone = [result(held, Figure(n, d, 1)).met for n, d in pairs if n >= 0 and d > 0]
    columns = np.array(pairs, dtype=np.int64).reshape(len(pairs), 2)
    assert count_met(held, columns[:, 0], columns[:, 1]) == (sum(map(bool, alone)), len(alone))
