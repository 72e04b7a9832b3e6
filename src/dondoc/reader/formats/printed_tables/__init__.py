"""Tables of work in plain text whose columns are parted by blanks, as ``pdftotext -layout`` prints them, or by tabs.

Such a table begins at a head: printed pieces side by side with the words of a task table. Below it the columns are
cut where the fewest words are cut; a row begins at its number, or around it where the cells are set in their middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dondoc.reader.formats.printed_tables.cuts import cuts_between, shifted
from dondoc.reader.formats.printed_tables.heads import (
    LEAST_COLUMNS,
    columns_of,
    head_around,
    is_index,
    may_head,
    said,
)
from dondoc.reader.formats.printed_tables.pages import TAB, end_of, pages_of
from dondoc.reader.formats.printed_tables.rows import Cells, add_to, bands_of, joined, parted

__all__ = ["PrintedTable", "printed_tables"]

# After so many heads without a table below them no more are looked at: each may cost a reading of all that follows.
_MOST_FAILED = 20


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """Lines ``start`` to ``end`` are a table; each of its rows holds the lines of each cell."""

    start: int
    end: int
    rows: list[Cells]


def printed_tables(lines: Sequence[str]) -> list[PrintedTable]:
    """The tables among the lines of a text as printed, tabs, blanks and form feeds included."""
    found: list[PrintedTable] = []
    at = failed = 0
    while at < len(lines) and failed < _MOST_FAILED:
        may_begin = may_head(lines[at])
        table = _begun(lines, at) if may_begin else None
        if table is not None:
            found.append(table)
        failed += may_begin and table is None
        at = table.end if table is not None else at + 1
    return found


def _begun(lines: Sequence[str], at: int) -> PrintedTable | None:
    if lines[at].count("\t") >= LEAST_COLUMNS - 1:
        return _tabbed(lines, at)
    return _aligned(lines, at)


def _tabbed(lines: Sequence[str], at: int) -> PrintedTable | None:
    """A table whose cells are parted by tabs, a row a line."""
    width = lines[at].count("\t") + 1
    end = at
    while end < len(lines) and LEAST_COLUMNS <= lines[end].count("\t") + 1 <= width:
        end += 1
    split = [[cell.strip() for cell in line.split("\t")] for line in lines[at:end]]
    rows = [[[cell] if cell else [] for cell in (*cells, *[""] * (width - len(cells)))] for cells in split]
    return PrintedTable(at, end, rows) if len(rows) > 1 else None


def _aligned(lines: Sequence[str], at: int) -> PrintedTable | None:
    """A table whose columns are parted by blanks."""
    start, body = head_around(lines, at)
    head = [line.expandtabs(TAB).lstrip("\f") for line in lines[start:body]]
    columns = columns_of(head)
    if len(columns) < LEAST_COLUMNS:
        return None
    end = end_of(lines, body)
    words = {said(line) for line in head}
    cuts: list[int] = []
    rows: list[Cells] = []
    for page in pages_of([*head, *lines[body:end]]):
        heading = columns_of([line for line in page if said(line) in words][: len(head)])
        cuts = cuts_between(heading, page) if len(heading) == len(columns) else shifted(cuts, page)
        if not cuts:
            return None
        if not rows:
            rows.append(joined([parted(line, cuts) for line in head if not is_index(line)]))
        bands = bands_of([parted(line, cuts) for line in page if said(line) not in words])
        if len(rows) > 1 and bands and not any(cells[0] for cells in bands[0]):
            add_to(rows[-1], bands.pop(0))
        rows += [joined(band) for band in bands]
    return PrintedTable(start, end, rows) if len(rows) > 1 else None
