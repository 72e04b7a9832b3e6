"""No small count of people can be read from a tree of totals, nor computed from what is told."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dondoc.consolidation.rules.hiding import Hidden, Hiding, hide
from dondoc.consolidation.rules.tree import Ints, roll_up
from trees import tree_of

FLOOR = 5
Reports = list[tuple[int, int]]


def hiding(parents: list[int], reports: Reports) -> Hiding:
    """``parents`` as in `Totals`; ``reports`` are pairs of a row and a count."""
    above, places, figures, sums = tree(parents, reports)
    return hide(above, sums, figures, places, FLOOR)


def tree(parents: list[int], reports: Reports) -> tuple[Ints, Ints, Ints, Ints]:
    above = np.array(parents, dtype=np.int64)
    places = np.array([row for row, _count in reports], dtype=np.int64)
    figures = np.array([[count] for _row, count in reports], dtype=np.int64).reshape(len(reports), 1)
    return above, places, figures, roll_up(tree_of(parents).ends, places, figures)


def told(found: Hiding, rows: int) -> list[Hidden | None]:
    return [found.at(row) for row in range(rows)]


def test_a_large_count_is_told() -> None:
    assert told(hiding([-1, 0, 0], [(1, 5), (2, 9)]), 3) == [None, None, None]


def test_nobody_is_told_as_nobody() -> None:
    assert told(hiding([-1, 0, 0], [(1, 0), (2, 9)]), 3) == [None, None, None]


def test_beside_one_small_count_the_next_smallest_is_hidden() -> None:
    found = hiding([-1, 0, 0, 0], [(1, 3), (2, 40), (3, 20)])
    assert told(found, 4) == [None, Hidden.SMALL, None, Hidden.BESIDE]
    assert [found.of_report(place) for place in range(3)] == [Hidden.SMALL, None, Hidden.BESIDE]


def test_two_small_counts_cover_each_other() -> None:
    found = hiding([-1, 0, 0, 0], [(1, 3), (2, 4), (3, 20)])
    assert told(found, 4) == [None, Hidden.SMALL, Hidden.SMALL, None]


def test_a_total_of_one_small_count_and_nothing_else_is_hidden() -> None:
    assert told(hiding([-1, 0, 0], [(1, 3), (2, 0)]), 3) == [Hidden.SMALL, Hidden.SMALL, None]


def test_what_a_unit_knows_of_itself_does_not_cover_the_one_below_it() -> None:
    # a commune (10 itself) with one school (3), beside two communes
    found = hiding([-1, 0, 1, 0, 0], [(1, 10), (2, 3), (3, 30), (4, 20)])
    assert told(found, 5) == [None, Hidden.BESIDE, Hidden.SMALL, None, Hidden.BESIDE]


def test_a_hidden_branch_hides_one_of_its_own_so_that_they_do_not_add_up_to_it() -> None:
    # row 1 reports 3; row 2 is covered by hiding it, and has two schools with 6 and 7
    found = hiding([-1, 0, 0, 2, 2], [(1, 3), (3, 7), (4, 6)])
    assert told(found, 5) == [None, Hidden.SMALL, Hidden.BESIDE, None, Hidden.BESIDE]


def test_reports_that_count_at_one_place_are_hidden_together() -> None:
    found = hiding([-1, 0, 0], [(0, 3), (0, 50), (1, 20), (2, 30)])
    assert [found.of_report(place) for place in range(4)] == [
        Hidden.SMALL,
        Hidden.BESIDE,
        Hidden.BESIDE,
        Hidden.BESIDE,
    ]


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[int], Reports]:
    """Trees in the order of `Totals`, each before those below it, one report a unit."""
    size = draw(st.integers(1, 12))
    parents = [-1]
    for row in range(1, size):
        way_up = [row - 1]
        while parents[way_up[-1]] >= 0:
            way_up.append(parents[way_up[-1]])
        parents.append(draw(st.sampled_from(way_up)))
    rows = [row for row in range(size) if draw(st.booleans())]
    return parents, [(row, draw(st.integers(0, 12))) for row in rows]


def known(parents: list[int], reports: Reports, found: Hiding, knows: int | None) -> list[bool]:
    """For each report whether its figure follows from what is told; whoever ``knows`` sits there and sees that branch.

    Unknown are the totals and the reports; a total is its reports and the totals below it. A figure follows if its
    unit vector is a combination of what is known.
    """
    above, places, _figures, _sums = tree(parents, reports)
    size = len(parents) + len(reports)
    seen = [row for row in range(len(parents)) if knows is None or knows in way(parents, row)]
    equations = []
    for row in seen:
        equation = np.zeros(size)
        equation[row] = 1
        equation[np.flatnonzero(above == row)] = -1
        equation[len(parents) + np.flatnonzero(places == row)] = -1
        equations.append(equation)
    certain = [row for row in seen if found.at(row) is None]
    certain += [
        len(parents) + place
        for place, row in enumerate(places)
        if row in seen and (found.of_report(place) is None or row == knows)
    ]
    # a count of nobody below a told count of nobody is known too, and no person is told by it
    certain += [row for row in range(len(parents)) if _sums[row].max() == 0]
    equations += [np.eye(size)[index] for index in certain]
    rank = np.linalg.matrix_rank(np.array(equations))
    return [
        bool(np.linalg.matrix_rank(np.array([*equations, np.eye(size)[len(parents) + place]])) == rank)
        for place in range(len(reports))
    ]


def way(parents: list[int], row: int) -> list[int]:
    """A row and those above it."""
    return [row] if parents[row] < 0 else [row, *way(parents, parents[row])]


@given(trees())
def test_no_small_count_follows_from_what_is_told(invented: tuple[list[int], Reports]) -> None:
    parents, reports = invented
    found = hiding(parents, reports)
    for knows in (None, *range(len(parents))):
        followed = known(parents, reports, found, knows)
        for place, (row, count) in enumerate(reports):
            if 0 < count < FLOOR and row != knows:
                assert not followed[place], (knows, row)


@given(trees())
def test_where_no_count_is_small_nothing_is_hidden(invented: tuple[list[int], Reports]) -> None:
    parents, reports = invented
    large = [(row, count + FLOOR if count else 0) for row, count in reports]
    assert told(hiding(parents, large), len(parents)) == [None] * len(parents)
