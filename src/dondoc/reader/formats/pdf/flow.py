"""Puts what stands on the pages into reading order: printed lines, two columns, tables, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dondoc.reader.formats.pdf.columns import Sides, find_sides
from dondoc.reader.formats.pdf.geometry import Grid, Page, Row

# A line is centred when its middle is the text's middle, it leaves this share of the width free on both
# sides, and its left end is not that of other lines (points).
_OFF_MIDDLE = 0.015
_FREE = 0.02
_SAME_LEFT = 1.0
_COMMON_LEFT = 3
_GAP = 1.5
_NOTE_SIZE = 0.88
_NOTE_NUMBER = re.compile(r"^\d{1,3}\s*(?=[^\W\d])")


@dataclass(slots=True)
class Printed:
    """One printed line of the text; ``width`` is its page's, which tells pages of one layout."""

    row: Row
    width: float
    gap: bool
    centred: bool


@dataclass(slots=True)
class Columns:
    """What stands side by side: the left column's lines and the right one's, with the usual line pitch."""

    left: list[Row]
    right: list[Row]
    pitch: float


@dataclass(slots=True)
class Note:
    """One footnote without its number."""

    text: str
    page: int


Item = Printed | Columns | Grid | Note


def flow(pages: list[Page]) -> Iterator[Item]:
    """Everything on the pages in reading order."""
    sizes = [row.size for page in pages for row in page.rows]
    size = median(sizes) if sizes else 0.0
    for page in pages:
        yield from _PageFlow(page, size).items()


class _PageFlow:
    def __init__(self, page: Page, size: float) -> None:
        self._page = page
        rows = page.rows
        self._left = min([row.left for row in rows] + [grid.xs[0] for grid in page.grids], default=0.0)
        self._right = max([row.right for row in rows] + [grid.xs[-1] for grid in page.grids], default=0.0)
        pitches = [below.bottom - above.bottom for above, below in pairwise(rows)]
        self._pitch = median(pitches) if pitches else 0.0
        self._notes = _notes_from(rows, size)

    def items(self) -> Iterator[Item]:
        """Lines, columns and tables from the top of the page to its end, then its notes."""
        start = 0
        for grid in self._page.grids:
            end = start
            while end < self._notes and self._page.rows[end].top < grid.top:
                end += 1
            yield from self._stretch(start, end)
            yield grid
            start = end
        yield from self._stretch(start, self._notes)
        yield from _notes(self._page.rows[self._notes :])

    def _stretch(self, start: int, end: int) -> Iterator[Item]:
        """The rows between two tables."""
        rows = self._page.rows[start:end]
        head = self._page.number == 1 and start == 0
        index = 0
        for sides in find_sides(rows, left=self._left, right=self._right, head=head):
            yield from self._printed(start + index, start + sides.start)
            yield _columns(rows, sides, self._pitch)
            index = sides.end
        yield from self._printed(start + index, end)

    def _printed(self, start: int, end: int) -> Iterator[Printed]:
        for index in range(start, end):
            row = self._page.rows[index]
            gap = index > 0 and row.bottom - self._page.rows[index - 1].bottom > _GAP * self._pitch
            yield Printed(row, self._page.width, gap, self._is_centred(row))

    def _is_centred(self, row: Row) -> bool:
        width = self._right - self._left
        free = min(row.left - self._left, self._right - row.right)
        off = abs((row.left + row.right) - (self._left + self._right)) / 2
        if free < _FREE * width or off > _OFF_MIDDLE * width:
            return False
        return sum(abs(other.left - row.left) <= _SAME_LEFT for other in self._page.rows) < _COMMON_LEFT


def _columns(rows: list[Row], sides: Sides, pitch: float) -> Columns:
    columns = Columns([], [], pitch)
    middle = sum(sides.gutter) / 2
    for row in rows[sides.start : sides.end]:
        left = [piece for piece in row.pieces if piece.middle < middle]
        right = row.pieces[len(left) :]
        if left:
            columns.left.append(Row(left, row.page))
        if right:
            columns.right.append(Row(right, row.page))
    return columns


def _notes_from(rows: list[Row], size: float) -> int:
    """The index from which a page's rows are footnotes: smaller than the text, the first with its number."""
    start = len(rows)
    while start and rows[start - 1].size < _NOTE_SIZE * size:
        start -= 1
    numbered = (index for index in range(start, len(rows)) if _NOTE_NUMBER.match(rows[index].text))
    return next(numbered, len(rows))


def _notes(rows: list[Row]) -> list[Note]:
    """The footnotes of a page, each with its lines as one text."""
    notes: list[Note] = []
    for row in rows:
        if _NOTE_NUMBER.match(row.text) or not notes:
            notes.append(Note(_NOTE_NUMBER.sub("", row.text), row.page))
        else:
            notes[-1].text += f" {row.text}"
    return notes
