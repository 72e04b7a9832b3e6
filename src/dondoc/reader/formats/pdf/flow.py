"""Puts what stands on the pages into reading order: printed lines, two columns, tables, notes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dondoc.reader.formats.pdf.columns import Sides, find_sides, is_item, is_list
from dondoc.reader.formats.pdf.geometry import Grid, Page, Row
from dondoc.reader.formats.pdf.notes import Note, notes_from, read_notes

# A line is centred when its middle is the text's middle, it leaves this share of the width free on both
# sides, and its left end is not that of other lines (points).
_OFF_MIDDLE = 0.015
_FREE = 0.02
_SAME_LEFT = 1.0
_COMMON_LEFT = 3
_GAP = 1.5
# A paragraph stands off by more than this share of the distance of so many lines around it, lines never nearer
# than the other share of their size.
_APART = 1.18
_LEAST_LEADING = 0.7
_AROUND = 6
_SAME_SIZE = 0.5


@dataclass(slots=True)
class Printed:
    """One printed line of the text; ``width`` is its page's, which tells pages of one layout.

    ``gap``: an empty line's worth of space stands above it; ``apart``: more space than between lines.
    """

    row: Row
    width: float
    gap: bool
    centred: bool
    apart: bool = False


@dataclass(slots=True)
class Columns:
    """What stands side by side: the left column's lines and the right one's, with the usual line pitch."""

    left: list[Row]
    right: list[Row]
    pitch: float

    def goes_on_in(self, other: Columns) -> bool:
        """Whether these columns end a page and the others begin the next one."""
        rows, others = self.left + self.right, other.left + other.right
        return others[0].page == rows[0].page + 1 and is_list(self.left)

    def takes(self, row: Row) -> bool:
        """Whether a row on top of the next page goes on with the list of recipients in the left column."""
        return is_list(self.left) and row.page > self.left[0].page and is_item(row) and len(row.pieces) == 1


Item = Printed | Columns | Grid | Note


def flow(pages: list[Page]) -> Iterator[Item]:
    """Everything on the pages in reading order."""
    sizes = [row.size for page in pages for row in page.rows]
    size = median(sizes) if sizes else 0.0
    yield from _joined(item for page in pages for item in _PageFlow(page, size).items())


def _joined(items: Iterable[Item]) -> Iterator[Item]:
    """The items, two columns that a page's end cut made whole."""
    held: Columns | None = None
    for item in items:
        if held is not None and isinstance(item, Columns) and held.goes_on_in(item):
            held.left += item.left
            held.right += item.right
        elif held is not None and isinstance(item, Printed) and held.takes(item.row):
            held.left.append(item.row)
        else:
            if held is not None:
                yield held
            held = item if isinstance(item, Columns) else None
            if held is None:
                yield item
    if held is not None:
        yield held


class _PageFlow:
    def __init__(self, page: Page, size: float) -> None:
        self._page = page
        rows = page.rows
        self._left = min([row.left for row in rows] + [grid.xs[0] for grid in page.grids], default=0.0)
        self._right = max([row.right for row in rows] + [grid.xs[-1] for grid in page.grids], default=0.0)
        pitches = [below.base - above.base for above, below in pairwise(rows)]
        self._pitch = median(pitches) if pitches else 0.0
        self._apart = _apart(rows)
        self._notes = notes_from(page, size)

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
        yield from read_notes(self._page.rows[self._notes :])

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
        rows = self._page.rows[start:end]
        centred = [self._is_centred(row) for row in rows]
        for index in reversed(range(len(rows) - 1)):
            centred[index] = centred[index] or (centred[index + 1] and self._is_titled(start + index))
        for index, row in enumerate(rows, start):
            pitch = row.base - self._page.rows[index - 1].base if index else 0.0
            gap = pitch > _GAP * self._pitch
            yield Printed(row, self._page.width, gap, centred[index - start], self._apart[index])

    def _is_titled(self, index: int) -> bool:
        """Whether a full line is an upper one of a centred title."""
        row, below = self._page.rows[index : index + 2]
        width = self._right - self._left
        free = min(row.left - self._left, self._right - row.right)
        alike = row.bold == below.bold and abs(row.size - below.size) < 1 and row.text[-1] not in ".;:"
        return alike and free < _FREE * width and not self._apart[index + 1]

    def _is_centred(self, row: Row) -> bool:
        width = self._right - self._left
        free = min(row.left - self._left, self._right - row.right)
        off = abs((row.left + row.right) - (self._left + self._right)) / 2
        if free < _FREE * width or off > _OFF_MIDDLE * width:
            return False
        return sum(abs(other.left - row.left) <= _SAME_LEFT for other in self._page.rows) < _COMMON_LEFT


def _apart(rows: list[Row]) -> list[bool]:
    """For each row whether it stands farther below the one above than lines around it stand from one another."""
    sizes = [row.size for row in rows[1:]]
    pitches: list[float] = []
    for above, below in pairwise(rows):
        pitch = below.base - above.base
        alike = abs(below.size - above.size) < _SAME_SIZE and pitch > _LEAST_LEADING * below.size
        pitches.append(pitch if alike else math.inf)
    return [False, *(_is_apart(sizes, pitches, index) for index in range(len(pitches)))]


def _is_apart(sizes: list[float], pitches: list[float], index: int) -> bool:
    size, pitch = sizes[index], pitches[index]
    around = slice(max(0, index - _AROUND), index + _AROUND + 1)
    if not _APART * min(pitches[around]) < pitch < math.inf:
        return False
    near = [other for other, its in zip(pitches[around], sizes[around], strict=True) if abs(its - size) < _SAME_SIZE]
    return _APART * min(near) < pitch


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
