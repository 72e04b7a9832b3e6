"""The totals of a closed round at every node, out of its file, as lines of a table."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from dondoc.consolidation.history.schema import HIDDEN, Told
from dondoc.consolidation.history.totalling import node_totals

Value = int | Decimal | str | None
_UNIT = ["unit_id", "code", "name", "kind"]
_ADDED = "sum"


def lines(path: Path) -> Iterator[list[Value]]:
    """The headings, then a line for each unit that has others below it, in the order of the file.

    Figures that add up only; those with decimals as such; None where a total is hidden, since it would tell of few
    people. Raises `ValueError` for a file that is none of a closed round.
    """
    with pq.ParquetFile(path, memory_map=True) as file:
        told = Told.of(file.schema_arrow.metadata)
        added = [each for each in told.indicators if each.aggregation == _ADDED]
        hidden = [f"{each.code}{HIDDEN}" for each in added if each.about_people]
        rows = file.read([*_UNIT, *hidden])
    totals = node_totals(path)
    places = np.flatnonzero(np.isin(rows["unit_id"].to_numpy(), totals.unit_ids))
    below = rows.take(places)
    columns = [(name, each) for each in added for name in each.columns]
    yield [*_UNIT, *(name for name, _each in columns)]
    table = [below[name].to_pylist() for name in _UNIT]
    for name, each in columns:
        covered = below[f"{each.code}{HIDDEN}"].to_pylist() if each.about_people else [False] * len(below)
        sums = totals.sums[:, totals.columns.index(name)].tolist()
        table.append(
            [None if hides else _figure(figure, each.decimals) for figure, hides in zip(sums, covered, strict=True)]
        )
    yield from map(list, zip(*table, strict=True))


def _figure(steps: int, decimals: int) -> int | Decimal:
    return Decimal(steps).scaleb(-decimals) if decimals else steps
