"""At which rows of a later tree an earlier report counts, by rule."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.consolidation.rules.comparison import MISSING, Found, How, Rule, divided, how, place
from dondoc.reporting.models import Across

#        0 province; 1 commune, 2 its school; 3 other commune
PARENTS = np.array([-1, 0, 1, 0], dtype=np.int64)
MERGED = Found({1: Fraction(1)}, keeper=0)
DIVIDED = Found({1: Fraction(1, 3), 3: Fraction(2, 3)}, keeper=1)
FIGURES = [10, 7, 9]  # a count, and a share of two columns


def test_the_rules_are_those_of_the_form() -> None:
    assert [rule.value for rule in Rule] == Across.values


@pytest.mark.parametrize(
    ("rule", "found", "rows", "figures", "barred"),
    [
        (Rule.SUM, MERGED, [1], [FIGURES], set()),
        (Rule.SUM, DIVIDED, [0], [FIGURES], {1, 3}),
        (Rule.WEIGHTED, MERGED, [1], [FIGURES], set()),
        (Rule.WEIGHTED, DIVIDED, [1, 3], [[3, 2, 3], [7, 5, 6]], set()),
        (Rule.KEEP, MERGED, [0], [FIGURES], set()),
        (Rule.KEEP, DIVIDED, [1], [FIGURES], set()),
        (Rule.NONE, MERGED, [], [], {0, 1}),
        (Rule.NONE, DIVIDED, [], [], {0, 1, 3}),
    ],
)
def test_a_report_counts_where_the_rule_says(
    rule: Rule, found: Found, rows: list[int], figures: list[list[int]], barred: set[int]
) -> None:
    placed = place(rule, [(found, FIGURES)], [1], PARENTS)
    assert (placed.rows, placed.figures, placed.barred) == (rows, figures, barred)
    assert dict(placed.sources) == dict.fromkeys({0, *found.shares}, 1)


def test_how_is_told_by_rule_only_where_units_changed() -> None:
    assert how(Rule.SUM, sources=0, barred=False) is How.SAME
    assert [how(rule, sources=2, barred=False) for rule in Rule] == [How.SUM, How.WEIGHTED, How.KEPT, How.NONE]
    assert how(Rule.SUM, sources=1, barred=True) is How.NONE


def test_a_missing_figure_is_missing_in_every_part() -> None:
    assert divided([MISSING, 4, MISSING], [Fraction(1, 2)] * 2, [1]) == [[MISSING, 2, MISSING]] * 2


@given(st.lists(st.integers(0, 1000), min_size=3, max_size=3), st.integers(1, 99))
def test_divided_figures_add_up_column_by_column(figures: list[int], percent: int) -> None:
    parts = divided(figures, [Fraction(percent, 100), Fraction(100 - percent, 100)], [])
    assert [sum(column) for column in zip(*parts, strict=True)] == figures
