"""Sums up a tree equal those of the plainest reckoning."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dondoc.consolidation.rules.tree import Tree, last_step, roll_up
from dondoc.reporting.rules.figures import LARGEST
from dondoc.units.rules import child_path
from trees import tree_of

FIGURES = st.integers(0, LARGEST - 1)


@st.composite
def trees(draw: st.DrawFn) -> list[int]:
    """Parents of nodes in the order of the tree: each node stands after its parent and before its next sibling."""
    size = draw(st.integers(1, 20))
    parents, branch = [-1], [0]
    for node in range(1, size):
        depth = draw(st.integers(1, len(branch)))
        branch = branch[:depth]
        parents.append(branch[-1])
        branch.append(node)
    return parents


def below(parents: list[int], top: int) -> list[int]:
    """A node and all whose way up leads through it."""
    found = []
    for node in range(len(parents)):
        step = node
        while step not in (top, -1):
            step = parents[step]
        if step == top:
            found.append(node)
    return found


@given(trees(), st.data())
def test_each_row_is_the_sum_of_what_counts_at_it_and_below(parents: list[int], data: st.DataObject) -> None:
    counting = st.tuples(st.integers(0, len(parents) - 1), FIGURES, FIGURES)
    things = data.draw(st.lists(counting, max_size=30))
    places = np.array([place for place, _first, _second in things], dtype=np.int64)
    figures = np.array([thing[1:] for thing in things], dtype=np.int64).reshape(len(things), 2)
    summed = roll_up(tree_of(parents).ends, places, figures)
    expected = [
        [sum(thing[column] for thing in things if thing[0] in below(parents, top)) for column in (1, 2)]
        for top in range(len(parents))
    ]
    assert summed.tolist() == expected


@given(trees())
def test_a_subtree_is_one_run_of_rows(parents: list[int]) -> None:
    assert [list(range(top, end)) for top, end in enumerate(tree_of(parents).ends)] == [
        below(parents, top) for top in range(len(parents))
    ]


@given(trees(), st.randoms())
def test_paths_tell_the_whole_tree(parents: list[int], chance: random.Random) -> None:
    ids = sorted(chance.sample(range(8, 10**8 - 1), len(parents)))
    paths: list[str] = []
    for node, parent in enumerate(parents):
        paths.append(child_path(paths[parent] if parent >= 0 else child_path("", 7), ids[node]))
    chance.shuffle(paths)
    tree = Tree.of(np.array([last_step(path) for path in paths], dtype=np.int64))
    assert (tree.unit_ids.tolist(), tree.parents.tolist()) == (ids, parents)
    assert tree.ends.tolist() == tree_of(parents).ends.tolist()
    assert tree.rows.find(np.array([*ids[::-1], 0, 10**8])).tolist() == [*range(len(ids))[::-1], -1, -1]
