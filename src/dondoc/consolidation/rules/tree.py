"""Sums up a tree. Pure; whole numbers in, whole numbers out, nothing rounded.

A tree stands as rows in its own order: each node before those below it, so that a subtree is one run of rows and its
sum the difference of two running sums.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dondoc.consolidation.rules.index import Ints, Places
from dondoc.units.rules import WIDTH

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Tree:
    """A unit and all below it: ``parents`` has the row of the unit above each, -1 where it is not among them, and
    ``ends`` the first row that is not below it."""

    unit_ids: Ints
    rows: Places
    parents: Ints
    ends: Ints

    @classmethod
    def of(cls, paths: Sequence[str]) -> Tree:
        """What the paths of units say (`dondoc.units.rules.paths`), in the order of the tree."""
        unit_ids, above, levels = _read(paths)
        rows = Places.of(unit_ids)
        parents = rows.find(above)
        return cls(unit_ids, rows, parents, subtree_ends(parents, levels))


def _read(paths: Sequence[str]) -> tuple[Ints, Ints, Ints]:
    """Of each path the last unit, the one before it (-1 where there is none), and how many there are."""
    letters = np.array(paths, dtype=f"S{max(map(len, paths))}").view(np.uint8).reshape(len(paths), -1)
    levels = np.count_nonzero(letters, axis=1) // WIDTH
    deepest = int(levels.max(initial=1))
    digits = letters[:, : deepest * WIDTH].reshape(len(paths), deepest, WIDTH).astype(np.int64) - ord("0")
    ids = digits @ 10 ** np.arange(WIDTH, dtype=np.int64)[::-1]
    nodes = np.arange(len(paths))
    return ids[nodes, levels - 1], np.where(levels > 1, ids[nodes, levels - 2], -1), levels


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


def roll_up(ends: Ints, places: Ints, figures: Ints | Bools) -> Ints:
    """What each row and all below it add up to, a column each.

    ``figures`` has one row for each thing that counts, in any order, and ``places`` says at which row of the tree it
    does; several may count at one. Sums are exact as long as those of all things stay under 2^63.
    """
    if len(places) > 1 and np.any(places[1:] < places[:-1]):
        order = np.argsort(places, kind="stable")
        places, figures = places[order], figures[order]
    first, last = np.searchsorted(places, np.arange(len(ends))), np.searchsorted(places, ends)
    sums = np.empty((figures.shape[1], len(ends)), dtype=np.int64)
    running = np.zeros(len(places) + 1, dtype=np.int64)
    for column, total in enumerate(sums):  # a column at a time stays in the processor's cache
        np.cumsum(figures[:, column], out=running[1:], dtype=np.int64)
        np.subtract(running[last], running[first], out=total)
    return sums.T


__all__ = ["Bools", "Ints", "Tree", "roll_up", "subtree_ends"]
