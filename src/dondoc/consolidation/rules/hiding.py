"""Which figures that count people are not told, so that no small one can be read or computed. Pure.

A count under the floor is hidden. Where a total is told and one of its parts is not, the rest would give that part
away; so another part, the smallest that is left, is hidden beside it. A total of which that can't be done is hidden
itself. What a unit reports itself it knows: that alone never covers the one unit below it.

docs/identifiers.md says what this does not cover.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from dondoc.consolidation.rules.tree import Ints

Bools = npt.NDArray[np.bool_]
ENOUGH = 2  # hidden parts of a told total


class Hidden(StrEnum):
    """Why a figure is not told: it is small itself, or a small one could be computed from it."""

    SMALL = "small"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Hiding:
    """For each row of the tree, and for each report, whether its figure is hidden, and whether it is small."""

    rows: Bools
    small_rows: Bools
    reports: Bools
    small_reports: Bools

    def at(self, row: int) -> Hidden | None:
        """Why the total of a row is hidden; None where it is told."""
        return _why(self.rows[row], self.small_rows[row])

    def of_report(self, place: int) -> Hidden | None:
        """Why what one report gives is hidden; None where it is told."""
        return _why(self.reports[place], self.small_reports[place])


def are_small(figures: Ints, floor: int) -> Bools:
    """For each row of figures whether one of its parts counts someone, but fewer than ``floor``."""
    found: Bools = np.any((figures > 0) & (figures < floor), axis=1)
    return found


def hide(parents: Ints, sums: Ints, reports: Ints, places: Ints, floor: int) -> Hiding:
    """What to hide of one indicator: ``sums`` a row a node, ``reports`` a row a report, a column a part.

    ``parents`` and ``places`` are those of `dondoc.consolidation.totals.Totals`.
    """
    small_reports = are_small(reports, floor)
    own_small = np.zeros(len(parents), dtype=np.bool_)
    own_small[places[small_reports]] = True
    small_rows = are_small(sums, floor)
    tree = _Tree.of(parents, sums)
    rows = tree.can_not_be_told(small_rows, own_small)
    tree.cover(rows, own_small)
    own = own_small | (rows & (tree.parts == 0))
    return Hiding(rows, small_rows, own[places], small_reports)


@dataclass(frozen=True, slots=True)
class _Tree:
    """``parts`` counts for each node the units below it that report anyone; ``children`` has those of node i at
    ``starts[i]`` and on, the smallest first."""

    parents: Ints
    depths: Ints
    counted: Bools
    parts: Ints
    children: Ints
    starts: Ints

    @classmethod
    def of(cls, parents: Ints, sums: Ints) -> _Tree:
        depths = np.zeros(len(parents), dtype=np.int64)
        while not np.array_equal(depths, deeper := np.where(parents >= 0, depths[parents] + 1, 0)):
            depths = deeper
        counted: Bools = np.any(sums > 0, axis=1)
        below = np.flatnonzero(counted & (parents >= 0))
        order = below[np.lexsort((below, sums[below].max(axis=1), parents[below]))]
        starts = np.searchsorted(parents[order], np.arange(len(parents) + 1))
        return cls(parents, depths, counted, np.diff(starts), order, starts)

    def can_not_be_told(self, small: Bools, own_small: Bools) -> Bools:
        """The totals that are small, or have too few parts to cover a hidden one; from the bottom up."""
        hidden = small.copy()
        hidden_parts = np.zeros(len(small), dtype=np.int64)
        for depth in range(int(self.depths.max(initial=0)), -1, -1):
            level = np.flatnonzero(self.depths == depth)
            uncovered = self._uncovered(hidden_parts[level], own_small[level])
            hidden[level] |= uncovered & (self.parts[level] > 0) & (self.parts[level] < ENOUGH)
            up = level[hidden[level] & self.counted[level] & (self.parents[level] >= 0)]
            np.add.at(hidden_parts, self.parents[up], 1)
        return hidden

    def cover(self, hidden: Bools, own_small: Bools) -> None:
        """Hides more parts, the smallest first, wherever the told ones would give a hidden one away."""
        below = np.flatnonzero(hidden & self.counted & (self.parents >= 0))
        hidden_parts = np.bincount(self.parents[below], minlength=len(hidden))
        bare = hidden & (hidden_parts == 0) & ~own_small
        bare |= ~hidden & self._uncovered(hidden_parts, own_small)
        queue = [int(node) for node in np.flatnonzero(bare & (self.parts > 0))]
        heapq.heapify(queue)  # a node comes before those below it
        while queue:
            node = heapq.heappop(queue)
            needed = 1 if hidden[node] else ENOUGH
            for child in self._told(node, hidden):
                if hidden_parts[node] >= needed:
                    break
                hidden[child] = True
                hidden_parts[node] += 1
                if self.parts[child] and not hidden_parts[child] and not own_small[child]:
                    heapq.heappush(queue, child)

    def _told(self, node: int, hidden: Bools) -> Iterator[int]:
        children = self.children[self.starts[node] : self.starts[node + 1]]
        return (int(child) for child in children if not hidden[child])

    @staticmethod
    def _uncovered(hidden_parts: Ints, own_small: Bools) -> Bools:
        found: Bools = (hidden_parts == 1) | (own_small & (hidden_parts < ENOUGH))
        return found


def _why(hidden: np.bool_, small: np.bool_) -> Hidden | None:
    if small:
        return Hidden.SMALL
    return Hidden.BESIDE if hidden else None
