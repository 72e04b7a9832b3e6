"""Writes what stands on the pages as lines and tables."""

from __future__ import annotations

from itertools import pairwise

from dondoc.reader.formats.pdf.flow import Columns, Item, Note, Printed, flow
from dondoc.reader.formats.pdf.geometry import Grid, Page, Row
from dondoc.reader.formats.pdf.paragraphs import cell_paragraphs, continues, joined, margins_of, text_widths
from dondoc.reader.formats.writer import Writer
from dondoc.reader.source import Cell, Line

_GAP = 1.5
_SAME_MIDDLE = 12.0


def write_pages(writer: Writer, pages: list[Page]) -> None:
    """Write every page in reading order. A paragraph is one line; its notes stand behind it."""
    items = list(flow(pages))
    margins = margins_of(item for item in items if isinstance(item, Printed))
    layout = _Layout(writer)
    for item in items:
        if isinstance(item, Printed):
            if layout.held and not continues(layout.held, item, margins):
                layout.flush()
            layout.held.append(item)
        elif isinstance(item, Note) and layout.held:
            layout.notes.append(item)
        else:
            layout.flush()
            layout.write(item)
    layout.flush()


class _Layout:
    def __init__(self, writer: Writer) -> None:
        self._writer = writer
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
            self._writer.add(self._writer.line(item.text, note=True, page=item.page))

    def _line(self, rows: list[Row], *, gap: bool = False, centred: bool = False) -> Line | None:
        text = joined(rows)
        bold = all(row.bold for row in rows)
        return self._writer.line(text, gap=gap, bold=bold, centred=centred, page=rows[0].page)

    def _column(self, rows: list[Row], pitch: float) -> tuple[Line, ...]:
        centred = _is_column_centred(rows)
        gaps = [False, *(below.top - above.bottom > _GAP * pitch for above, below in pairwise(rows))]
        lines = (self._line([row], gap=gap, centred=centred) for row, gap in zip(rows, gaps, strict=False))
        return tuple(line for line in lines if line)

    def _write_grid(self, grid: Grid) -> None:
        widths = text_widths(grid.xs, grid.cells)
        cells = []
        for cell in grid.cells:
            paragraphs = cell_paragraphs(cell, widths[cell.column, cell.columns])
            lines = tuple(line for rows in paragraphs if (line := self._line(rows)))
            cells.append(Cell(lines, cell.row, cell.column, cell.rows, cell.columns))
        self._writer.table(cells)


def _is_column_centred(rows: list[Row]) -> bool:
    """Whether the lines of a column share their middle."""
    middles = [(row.left + row.right) / 2 for row in rows]
    return bool(rows) and max(middles) - min(middles) <= _SAME_MIDDLE
