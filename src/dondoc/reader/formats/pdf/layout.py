"""Writes what stands on the pages as lines and tables."""

from __future__ import annotations

from itertools import pairwise

from dondoc.reader.formats.pdf.flow import Columns, Item, Printed, flow
from dondoc.reader.formats.pdf.geometry import Grid, Page, Row
from dondoc.reader.formats.pdf.notes import Note, marks_of
from dondoc.reader.formats.pdf.paragraphs import (
    cell_paragraphs,
    column_paragraphs,
    continues,
    joined,
    margins_of,
    text_widths,
)
from dondoc.reader.formats.writer import Writer
from dondoc.reader.source import Box, Cell, Line

_GAP = 1.5
_SAME_MIDDLE = 12.0


def write_pages(writer: Writer, pages: list[Page]) -> None:
    """Write every page in reading order. A paragraph is one line; its notes stand behind it."""
    items = list(flow(pages))
    margins = margins_of(item for item in items if isinstance(item, Printed))
    layout = _Layout(writer, {page.number: page for page in pages})
    marked = _marked_notes(items)
    for item in items:
        if isinstance(item, Printed):
            if layout.held and not continues(layout.held, item, margins):
                layout.flush()
            layout.held.append(item)
            layout.notes += marked.pop(id(item), [])
        elif isinstance(item, Note):
            if id(item) in marked:
                continue
            layout.notes.append(item)
            if not layout.held:
                layout.flush()
        else:
            layout.flush()
            layout.write(item)
            layout.notes += marked.pop(id(item), [])
            layout.flush()
    layout.flush()


def _marked_notes(items: list[Item]) -> dict[int, list[Note]]:
    """The notes by the identity of the item that holds their mark; such a note itself stands for nothing more."""
    notes = {(item.page, item.number): item for item in items if isinstance(item, Note)}
    marked: dict[int, list[Note]] = {}
    for item in items if notes else []:
        for key in marks_of(_rows(item)):
            if key in notes:
                note = notes.pop(key)
                marked.setdefault(id(item), []).append(note)
                marked[id(note)] = []
    return marked


def _rows(item: Item) -> list[Row]:
    if isinstance(item, Printed):
        return [item.row]
    if isinstance(item, Columns):
        return item.left + item.right
    return [row for cell in item.cells for row in cell.lines] if isinstance(item, Grid) else []


class _Layout:
    def __init__(self, writer: Writer, pages: dict[int, Page]) -> None:
        self._writer = writer
        self._pages = pages
        self.held: list[Printed] = []
        self.notes: list[Note] = []

    def flush(self) -> None:
        """Write the paragraph held, and the notes that came up on its pages."""
        if self.held:
            first = self.held[0]
            rows = [printed.row for printed in self.held]
            self._writer.add(self._line(rows, gap=first.gap, centred=first.centred))
        for note in self.notes:
            self.write(note)
        self.held, self.notes = [], []

    def write(self, item: Item) -> None:
        """Write what is no printed line."""
        if isinstance(item, Grid):
            self._write_grid(item)
        elif isinstance(item, Columns):
            columns = (item.left, item.right)
            cells = [Cell(self._column(rows, item.pitch), 0, side) for side, rows in enumerate(columns)]
            self._writer.table(cells)
        elif isinstance(item, Note):
            self._writer.add(self._writer.line(item.text, note=True, page=item.page, box=self._box(item.rows)))

    def _line(self, rows: list[Row], *, gap: bool = False, centred: bool = False) -> Line | None:
        text, starts = joined(rows)
        bold = all(row.bold for row in rows)
        box = self._box(rows)
        line = self._writer.line(text, gap=gap, bold=bold, centred=centred, page=rows[0].page, box=box)
        if line and self._pages[rows[0].page].recognised:
            self._mark_unsure(rows, starts, line)
        return line

    def _box(self, rows: list[Row]) -> Box:
        """Where the rows stand that are on the page of the first of them, as shares of the page."""
        first = rows[0]
        left, top, right, bottom = first.left, first.top, first.right, first.bottom
        for row in rows[1:]:
            if row.page == first.page:
                left, right = min(left, row.left), max(right, row.right)
                top, bottom = min(top, row.top), max(bottom, row.bottom)
        page = self._pages[first.page]
        width, height = page.width, page.height
        if 0 <= left <= right <= width and 0 <= top <= bottom <= height:
            return round(left / width, 4), round(top / height, 4), round(right / width, 4), round(bottom / height, 4)
        return _share(left / width), _share(top / height), _share(right / width), _share(bottom / height)

    def _mark_unsure(self, rows: list[Row], starts: list[int], line: Line) -> None:
        for row, start in zip(rows, starts, strict=True):
            at = line.span[0] + start
            for piece in row.pieces:
                self._writer.unsure += [(at + first, at + last) for first, last in piece.unsure]
                at += len(piece.text) + 1

    def _column(self, rows: list[Row], pitch: float) -> tuple[Line, ...]:
        centred = _is_column_centred(rows)
        paragraphs = column_paragraphs(rows)
        gaps = [False, *(below[0].top - above[-1].bottom > _GAP * pitch for above, below in pairwise(paragraphs))]
        lines = (self._line(lines, gap=gap, centred=centred) for lines, gap in zip(paragraphs, gaps, strict=False))
        return tuple(line for line in lines if line)

    def _write_grid(self, grid: Grid) -> None:
        widths = text_widths(grid)
        cells = []
        for cell in grid.cells:
            paragraphs = cell_paragraphs(cell, widths[cell.column, cell.columns])
            lines = tuple(line for rows in paragraphs if (line := self._line(rows)))
            cells.append(Cell(lines, cell.row, cell.column, cell.rows, cell.columns))
        self._writer.table(cells)


def _share(value: float) -> float:
    return round(min(max(value, 0.0), 1.0), 4)


def _is_column_centred(rows: list[Row]) -> bool:
    """Whether the lines of a column share their middle."""
    middles = [(row.left + row.right) / 2 for row in rows]
    return bool(rows) and max(middles) - min(middles) <= _SAME_MIDDLE
