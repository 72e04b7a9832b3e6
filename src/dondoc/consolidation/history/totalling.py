"""Totals at every node of a closed round, out of its file alone: for rounds of a million units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dondoc.consolidation.history.schema import Told
from dondoc.consolidation.rules.index import Ints
from dondoc.units.rules import WIDTH

AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class NodeTotals:
    """The nodes that have units below them: their rows in the file, and for each column of figures its sum there."""

    unit_ids: Ints
    columns: tuple[str, ...]
    sums: Ints


def node_totals(path: Path) -> NodeTotals:
    """Sums of all figures at every node with units below it; a few columns are in memory at a time."""
    with pq.ParquetFile(path, memory_map=True) as file:
        told = Told.of(file.schema_arrow.metadata)
        names = tuple(name for each in told.indicators for name in each.columns)
        known = file.read(["unit_id", "path"])
        ends = _ends(known["path"])
        inner = np.flatnonzero(ends > np.arange(1, len(ends) + 1))
        found = [_summed(file.read(part), ends, inner) for part in batched(names, AT_ONCE)]
    sums = np.concatenate([np.empty((0, len(inner)), dtype=np.int64), *found])
    return NodeTotals(known["unit_id"].to_numpy()[inner], names, sums.T)


def batched(names: Sequence[str], size: int) -> Iterator[list[str]]:
    """The names in lists of a size."""
    return (list(names[start : start + size]) for start in range(0, len(names), size))


def _ends(paths: pa.ChunkedArray) -> Ints:
    """For each row the first one that is not below it: paths stand in the order of the tree, each after the one above
    it. Units that did not stand come last and count at the top."""
    levels = pc.binary_length(paths).to_numpy().astype(np.int64) // WIDTH
    levels[1:] = np.maximum(levels[1:], levels[:1] + 1)
    ends = np.full(len(levels), len(levels), dtype=np.int64)
    for level in np.unique(levels):
        nodes, stops = np.flatnonzero(levels == level), np.flatnonzero(levels <= level)
        following = np.searchsorted(stops, nodes, side="right")
        ends[nodes] = np.append(stops, len(levels))[following]
    return ends


def _summed(table: pa.Table, ends: Ints, inner: Ints) -> Ints:
    """The sums of each column of a table at the inner rows: between the places where nodes begin or end all figures
    are added first, so that few numbers are left."""
    cuts = np.unique(np.concatenate([inner, ends[inner]]))
    cuts = cuts[cuts < len(ends)]
    first, last = np.searchsorted(cuts, inner), np.searchsorted(cuts, ends[inner])
    sums = np.empty((table.num_columns, len(inner)), dtype=np.int64)
    for place, column in enumerate(table.columns):
        figures = (column.fill_null(0) if column.null_count else column).to_numpy()
        running = np.append(0, np.cumsum(np.add.reduceat(figures, cuts)))
        sums[place] = running[last] - running[first]
    return sums
