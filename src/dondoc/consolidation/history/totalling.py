"""Totals at every node of a closed round, out of its file alone: for rounds of a million units."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from dondoc.consolidation.history.schema import Told
from dondoc.consolidation.rules.index import Ints
from dondoc.consolidation.rules.tree import Tree


@dataclass(frozen=True, slots=True)
class NodeTotals:
    """The nodes that have units below them: their rows in the file, and for each column of figures its sum there."""

    unit_ids: Ints
    columns: tuple[str, ...]
    sums: Ints


def node_totals(path: Path) -> NodeTotals:
    """Sums of all figures at every node with units below it; a column is in memory at a time."""
    with pq.ParquetFile(path, memory_map=True) as file:
        told = Told.of(file.schema_arrow.metadata)
        names = tuple(name for each in told.indicators for name in each.columns)
        paths = file.read(["path"])["path"].to_pylist()
        tree = Tree.of([path for path in paths if "-" not in path])
        tree.ends[0] = len(paths)  # units that did not stand come last and count at the top
        inner = np.flatnonzero(tree.ends > np.arange(1, len(tree.ends) + 1))
        sums = np.empty((len(names), len(inner)), dtype=np.int64)
        for place, name in enumerate(names):
            sums[place] = _summed(file.read([name], use_threads=True)[name], tree, inner)
    return NodeTotals(tree.unit_ids[inner], names, sums.T)


def _summed(column: pa.ChunkedArray, tree: Tree, inner: Ints) -> Ints:
    figures = column.combine_chunks().fill_null(0).to_numpy(zero_copy_only=False)
    running = np.zeros(len(figures) + 1, dtype=np.int64)
    np.cumsum(figures, out=running[1:])
    found: Ints = running[tree.ends[inner]] - running[inner]
    return found
