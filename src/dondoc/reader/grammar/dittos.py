"""Cells that say "như trên": they stand for the cell above them."""

from __future__ import annotations

import re

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.table_heads import Grid
from dondoc.reader.source import Cell, Source

# "nt", "-nt-", "(như trên)", and marks of repetition alone.
_DITTO = LazyPattern(r"\W*(?:n\.?\s?t\.?|như trên)\W*|\W*[\"”″〃]\W*", re.IGNORECASE)
_LONGEST = 14


def spelt_out(source: Source, grid: Grid, first: int, rows: int, columns: int) -> Grid:
    """The grid, each cell below the head that only repeats replaced by the one that it repeats."""
    found: Grid = {}
    for column in range(1, columns):
        above: Cell | None = None
        for row in range(first, rows):
            cell = grid.get((row, column))
            if cell is None or not cell.lines or cell.columns > 1:
                continue
            if not _repeats(source, cell):
                above = cell
            elif above is not None:
                found[row, column] = above
    return grid | found if found else grid


def _repeats(source: Source, cell: Cell) -> bool:
    start, end = cell.lines[0].span[0], cell.lines[-1].span[1]
    return end - start <= _LONGEST and _DITTO.fullmatch(source.text, start, end) is not None
