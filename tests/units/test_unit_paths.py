"""Paths: a subtree is one range of digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.units.rules import (
    MAX_LEVELS,
    MAX_UNIT_ID,
    child_path,
    ids_of,
    level,
    moved_path,
    outermost,
    successor,
)

IDS = st.lists(st.integers(1, MAX_UNIT_ID), min_size=1, max_size=MAX_LEVELS)


def path_of(ids: list[int]) -> str:
    path = ""
    for unit_id in ids:
        path = child_path(path, unit_id)
    return path


def test_a_path_is_eight_digits_for_each_level() -> None:
    assert child_path(child_path("", 7), 12) == "0000000700000012"
    assert successor("0000000700000012") == "0000000700000013"
    assert successor("00000099") == "00000100"


@given(IDS)
def test_a_path_gives_back_its_ids_and_level(ids: list[int]) -> None:
    assert ids_of(path_of(ids)) == tuple(ids)
    assert level(path_of(ids)) == len(ids)


@given(IDS, IDS)
def test_the_range_of_a_path_holds_its_subtree_and_nothing_else(ids: list[int], others: list[int]) -> None:
    top, other = path_of(ids), path_of(others)
    assert (top <= other < successor(top)) == other.startswith(top)


@given(st.lists(st.integers(1, 3), min_size=1, max_size=5), st.lists(st.integers(1, 3), min_size=1, max_size=5))
def test_the_range_holds_for_crowded_trees_too(ids: list[int], others: list[int]) -> None:
    top, other = path_of(ids), path_of(others)
    assert (top <= other < successor(top)) == other.startswith(top)


@given(st.lists(IDS.map(path_of), max_size=8))
def test_the_outermost_paths_cover_all_and_none_covers_another(paths: list[str]) -> None:
    kept = outermost(paths)
    assert all(any(path.startswith(top) for top in kept) for path in paths)
    assert not any(one != other and one.startswith(other) for one in kept for other in kept)


def test_a_move_swaps_the_beginning_of_a_path() -> None:
    below = path_of([1, 2, 3])
    assert moved_path(below, path_of([1, 2]), path_of([4, 5, 2])) == path_of([4, 5, 2, 3])


@pytest.mark.parametrize("unit_id", [0, -1, MAX_UNIT_ID + 1])
def test_an_id_that_does_not_fit_is_refused(unit_id: int) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        child_path("", unit_id)


def test_a_tree_that_is_too_deep_is_refused() -> None:
    with pytest.raises(ValueError, match="levels"):
        child_path(path_of([1] * MAX_LEVELS), 2)
