"""The head of a table: how many rows it takes and what each column holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.columns import Layout, assigns_work, column_of, counts_by_period, lay_out
from dondoc.reader.passage import Passage, joined, passage
from dondoc.reader.source import Cell, Line, Source, Table

Grid = dict[tuple[int, int], Cell]

_HEADER_ROWS = 3
_BARE_UNIT = LazyPattern(r"\W*đơn vị\W*", re.IGNORECASE)
_INDEX = LazyPattern(r"\(?\d{1,2}\)?(?:\s*=.*)?$|\([a-z]\)$")


def grid_of(table: Table) -> Grid:
    """The cell at each place; a merged cell stands at every place that it covers."""
    return {
        (row, column): cell
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }


def join_lines(source: Source, lines: tuple[Line, ...]) -> Passage:
    """The lines of a cell as one passage, those parted by a page as well."""
    if not lines:
        return Passage("", 0)
    if len(lines) == 1:
        return passage(source, lines[0].span)
    whole = (lines[0].span[0], lines[-1].span[1])
    if all(one.span[1] + 1 >= two.span[0] for one, two in pairwise(lines)):
        return passage(source, whole)
    return reduce(joined, (passage(source, line.span) for line in lines))


def texts_of(source: Source, table: Table, grid: Grid, row: int) -> list[str]:
    """The texts of a row, "" where it has no cell."""
    cells = (grid.get((row, column)) for column in range(table.columns))
    return [join_lines(source, cell.lines).text if cell is not None else "" for cell in cells]


@dataclass(frozen=True, slots=True)
class TableHead:
    """How many rows the head takes, what each column holds, and all the words above each column."""

    rows: int
    layout: Layout
    words: tuple[str, ...]


def read_head(source: Source, table: Table, grid: Grid) -> TableHead | None:
    """The head of a table that assigns work; None where it does not."""
    headings = [""] * table.columns
    layout: Layout = ()
    used = 0
    for row in range(min(_HEADER_ROWS, table.rows)):
        texts = texts_of(source, table, grid, row)
        if counts_by_period(texts):
            texts = ["" if _BARE_UNIT.fullmatch(text) else text for text in texts]
        known = [column_of(text) is not None for text in texts]
        if used and not any(known):
            break
        if any(known) and not _is_banner(table, grid, row):
            headings = [text if is_known else old for text, is_known, old in zip(texts, known, headings, strict=True)]
            used = row + 1
        layout = lay_out(headings)
        if assigns_work(layout) and not _goes_deeper(table, grid, row):
            break
    if not assigns_work(layout):
        return None
    words = zip(*(texts_of(source, table, grid, row) for row in range(used)), strict=True)
    return TableHead(
        after_index(source, table, grid, used), layout, tuple(" ".join(dict.fromkeys(one)) for one in words)
    )


def restarts(source: Source, table: Table, grid: Grid, row: int) -> bool:
    """Whether the first row under a head begins a new count, so that groups above it are closed."""
    first = texts_of(source, table, grid, row)[0] if row < table.rows else ""
    return first.rstrip(".") in ("1", "I", "A", "")


def is_group(table: Table, grid: Grid, row: int) -> bool:
    """Whether one cell takes the whole row."""
    cell = grid.get((row, 0))
    return cell is not None and cell.columns >= table.columns > 1


def _is_banner(table: Table, grid: Grid, row: int) -> bool:
    """A title over the whole head ("DANH MỤC NHIỆM VỤ") names no column."""
    return is_group(table, grid, row)


def after_index(source: Source, table: Table, grid: Grid, row: int) -> int:
    """The row after "(1) (2) (3)" under the head."""
    while row < table.rows:
        filled = [text for text in texts_of(source, table, grid, row) if text]
        if len(filled) < 2 or not all(_INDEX.match(text) for text in filled):
            break
        row += 1
    return row


def _goes_deeper(table: Table, grid: Grid, row: int) -> bool:
    """Whether a cell of the head reaches into the next row."""
    cells = [grid.get((row, column)) for column in range(table.columns)]
    return any(cell is not None and cell.row + cell.rows > row + 1 for cell in cells)
