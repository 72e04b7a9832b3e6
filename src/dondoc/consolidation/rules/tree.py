"""Sums up a tree. Pure; whole numbers in, whole numbers out, nothing rounded."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def roll_up(parents: Ints, levels: Ints, own: Ints) -> Ints:
    """What each node and all below it add up to.

    ``parents`` holds the index of each node's parent, -1 for a top; ``levels`` how deep each stands, so that
    a parent's is always smaller; ``own`` one row a node. The result has the shape of ``own``.
    """
    totals = own.copy()
    below_a_parent = parents >= 0
    for level in sorted(set(levels[below_a_parent].tolist()), reverse=True):
        nodes = np.flatnonzero(below_a_parent & (levels == level))
        np.add.at(totals, parents[nodes], totals[nodes])
    return totals


def subtree_ends(parents: Ints) -> Ints:
    """For each node the first index after its subtree, where every node stands before those below it."""
    ends = np.arange(1, len(parents) + 1, dtype=np.int64)
    for node in range(len(parents) - 1, 0, -1):
        parent = parents[node]
        if parent >= 0:
            ends[parent] = max(ends[parent], ends[node])
    return ends
