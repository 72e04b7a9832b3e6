"""Sums up a tree. Pure; whole numbers in, whole numbers out, nothing rounded.

A tree stands as rows in its own order: each node before those below it, so that a subtree is one run of rows and its
sum the difference of two running sums.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dondoc.consolidation.rules.index import NOWHERE, Ints, Places
from dondoc.units.rules import WIDTH

Bools = npt.NDArray[np.bool_]
Figures = npt.NDArray[np.integer | np.bool_]
SCALE = 10**WIDTH


@dataclass(frozen=True, slots=True)
class Tree:
    """A unit and all below it: ``parents`` has the row of the unit above each, -1 where it is not among them, and
    ``ends`` the first row that is not below it."""

    unit_ids: Ints
    rows: Places
    parents: Ints
    ends: Ints

    @classmethod
    def of(cls, steps: Ints) -> Tree:
        """The tree that the last steps of paths make (`last_step`): units right below one stand in the order of their
        ids, as paths do."""
        above, unit_ids = np.divmod(steps[np.argsort(steps % SCALE)], SCALE)
        parents = Places(unit_ids, np.arange(len(steps))).find(above)
        levels = _levels(parents)
        rows, sizes = _in_order(parents, levels)
        order = np.empty_like(rows)
        order[rows] = np.arange(len(rows))
        moved = np.where(parents >= 0, rows[parents], NOWHERE)[order]
        return cls(unit_ids[order], Places(unit_ids, rows), moved, (rows + sizes)[order])


def last_step(path: str) -> int:
    """The last two units of a path as one number: that above, 0 where there is none, and the unit itself."""
    return int(path[-2 * WIDTH :])


def _levels(parents: Ints) -> Ints:
    """How many nodes stand above each."""
    levels = np.zeros(len(parents), dtype=np.int64)
    climbing = parents
    while np.any(further := climbing >= 0):
        levels += further
        climbing = np.where(further, parents[climbing], NOWHERE)
    return levels


def _in_order(parents: Ints, levels: Ints) -> tuple[Ints, Ints]:
    """At which row each node stands where each comes before those below it and siblings keep their order; and how many
    rows it takes with all below it."""
    siblings = [_siblings(parents, levels == level) for level in range(int(levels.max(initial=0)) + 1)]
    sizes = np.ones(len(parents), dtype=np.int64)
    for nodes, eldest in siblings[:0:-1]:
        sizes[parents[nodes[eldest]]] += np.add.reduceat(sizes[nodes], eldest)
    rows = np.full(len(parents) + 1, NOWHERE, dtype=np.int64)  # the last is what stands above the top
    for nodes, eldest in siblings:
        before = np.cumsum(sizes[nodes]) - sizes[nodes]
        before_eldest = np.repeat(before[eldest], np.diff(eldest, append=len(nodes)))
        rows[nodes] = rows[parents[nodes]] + 1 + before - before_eldest
    return rows[:-1], sizes


def _siblings(parents: Ints, here: Bools) -> tuple[Ints, Ints]:
    """The nodes of a level, siblings beside each other, and where among them the eldest of each stands."""
    nodes = np.flatnonzero(here)
    nodes = nodes[np.argsort(parents[nodes], kind="stable")]
    return nodes, np.flatnonzero(np.diff(parents[nodes], prepend=NOWHERE - 1))


def roll_up(ends: Ints, places: Ints, figures: Figures) -> Ints:
    """What each row and all below it add up to, a column each.

    ``figures`` has one row for each thing that counts, in any order, and ``places`` says at which row of the tree it
    does; several may count at one. Sums are exact as long as those of all things stay under 2^63.
    """
    if len(places) > 1 and np.any(places[1:] < places[:-1]):
        order = np.argsort(places, kind="stable")
        places, figures = places[order], figures[order]
    before = np.concatenate([[0], np.cumsum(np.bincount(places, minlength=len(ends)))])
    first, last = before[:-1], before[ends]
    if not len(places):
        return np.zeros((figures.shape[1], len(ends)), dtype=np.int64).T
    sums = np.empty((figures.shape[1], len(ends)), dtype=np.int64)
    none, many = np.flatnonzero(last == first), np.flatnonzero(last - first > 1)
    cuts = np.unique(np.concatenate([first[many], last[many]]))
    low, high = np.searchsorted(cuts, first[many]), np.searchsorted(cuts, last[many])
    running, inside = np.zeros(len(cuts), dtype=np.int64), cuts[cuts < len(places)]
    for column, total in enumerate(sums):  # a column at a time stays in the processor's cache
        here = figures[:, column].astype(np.int64, copy=False)
        here.take(first, mode="clip", out=total)  # right for the many rows at and below which one thing counts
        total[none] = 0
        if len(many):
            np.cumsum(np.add.reduceat(here, inside)[: len(cuts) - 1], out=running[1:])
            total[many] = running[high] - running[low]
    return sums.T


__all__ = ["Bools", "Figures", "Ints", "Tree", "last_step", "roll_up"]
