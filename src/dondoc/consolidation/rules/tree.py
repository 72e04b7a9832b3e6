"""Sums up a tree. Pure; whole numbers in, whole numbers out, nothing rounded.

A tree stands as rows in its own order: each node before those below it, so that a subtree is one run of rows and its
sum the difference of two running sums.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def subtree_ends(parents: Ints, levels: Ints) -> Ints:
    """For each row the first one after its subtree.

    ``parents`` holds the row of each node's parent, -1 for a top; ``levels`` how deep each stands, so that a
    parent's is always smaller.
    """
    sizes = np.ones(len(parents), dtype=np.int64)
    below_a_parent = parents >= 0
    for level in np.unique(levels[below_a_parent])[::-1]:
        nodes = np.flatnonzero(below_a_parent & (levels == level))
        np.add.at(sizes, parents[nodes], sizes[nodes])
    return np.arange(len(parents), dtype=np.int64) + sizes


def roll_up(ends: Ints, places: Ints, figures: Ints) -> Ints:
    """What each row and all below it add up to, a column each.

    ``figures`` has one row for each thing that counts, in any order, and ``places`` says at which row of the tree it
    does; several may count at one.
    """
    order = np.argsort(places, kind="stable")
    running = np.zeros((len(order) + 1, figures.shape[1]), dtype=np.int64)
    np.cumsum(figures[order], axis=0, out=running[1:])
    sorted_places = places[order]
    first = np.searchsorted(sorted_places, np.arange(len(ends)))
    return running[np.searchsorted(sorted_places, ends)] - running[first]
