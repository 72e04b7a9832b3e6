"""Walks the body of a DOCX in reading order and writes it as lines and tables."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.reader.formats.docx.names import (
    ALTERNATE,
    CELL,
    PARAGRAPH,
    ROW,
    TABLE,
    VALUE,
    WRAPPERS,
    Element,
    W,
    chosen,
    number_of,
)
from dondoc.reader.formats.docx.numbering import Numbering
from dondoc.reader.formats.docx.paragraph import Paragraph, ParagraphReader
from dondoc.reader.formats.docx.parts import Parts
from dondoc.reader.formats.docx.styles import Styles
from dondoc.reader.formats.writer import Writer
from dondoc.reader.source import Cell, Line, Source

_CELL_PROPERTIES = W + "tcPr"
_SPAN = W + "gridSpan"
_MERGE = W + "vMerge"
_MOST_COLUMNS = 63
_NOT_NOTES = ("separator", "continuationSeparator", "continuationNotice")


class Body:
    """One document's walk; ``read`` gives its source."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._styles = Styles(parts.part("styles"))
        self._numbering = Numbering(parts.part("numbering"), self._styles)
        self._paragraphs = ParagraphReader(self._styles)
        self._writer = Writer()
        self._gap = False
        self._notes: dict[str, dict[str, Element]] = {}

    def read(self) -> Source:
        """The normalised source of the whole document."""
        for element in _unwrapped(self._parts.body):
            if element.tag == PARAGRAPH:
                for line in self._paragraph(element):
                    self._writer.add(line)
            elif element.tag == TABLE:
                self._writer.table(self._table(element))
                self._gap = False
        return self._writer.source("docx", wrapped=False)

    def _lines(self, parent: Element, *, note: bool = False, cell: bool = False) -> Iterator[Line]:
        """The lines inside a cell, text box or note; those of a table in it run on among them."""
        for element in _unwrapped(parent):
            if element.tag == PARAGRAPH:
                yield from self._paragraph(element, note=note, cell=cell)
            elif element.tag == TABLE:
                for inner in self._table(element):
                    yield from inner.lines

    def _paragraph(self, element: Element, *, note: bool = False, cell: bool = False) -> Iterator[Line]:
        paragraph = self._paragraphs.read(element)
        if paragraph is None:
            return
        line = self._line(paragraph, note, cell)
        if line is not None:
            yield line
        self._gap = line is None
        for box in paragraph.boxes:
            yield from self._lines(box)
        for part, key in paragraph.notes:
            content = self._note(part, key)
            if content is not None and not note:
                yield from self._lines(content, note=True)

    def _line(self, paragraph: Paragraph, note: bool, cell: bool) -> Line | None:
        text = "".join(paragraph.texts)
        label = self._label(paragraph)
        if label and text.strip():
            text = f"{label} {text}"
        elif cell and label[-2:-1].isalnum():
            # An empty cell with a list number is how Word users number the rows of a table.
            text = label
        format = paragraph.format
        centred = paragraph.style.centred if format.centred is None else format.centred
        return self._writer.line(text, gap=self._gap, bold=paragraph.bold, centred=centred, note=note)

    def _label(self, paragraph: Paragraph) -> str:
        format, style = paragraph.format, paragraph.style
        key = style.list if format.list is None else format.list
        if not key or key == "0":
            return ""
        level = format.level
        if level is None and format.list is None:
            level = style.level
            if level is None:
                level = self._numbering.level_of(key, style.list_style)
        return self._numbering.label(key, level or 0)

    def _table(self, table: Element) -> list[Cell]:
        """The cells in reading order; a cell merged downwards stands once, where it begins."""
        cells: list[Cell] = []
        open_merges: dict[int, int] = {}
        for row, element in enumerate(_rows(table)):
            column = _skipped(element)
            for content in _cells(element):
                span, merge = _spans(content)
                begun = open_merges.get(column)
                if merge == "continue" and begun is not None:
                    cells[begun] = _longer(cells[begun], row)
                else:
                    open_merges.pop(column, None)
                    if merge == "restart":
                        open_merges[column] = len(cells)
                    self._gap = False
                    lines = tuple(self._lines(content, cell=True))
                    cells.append(Cell(lines, row, column, columns=span))
                column += span
        return cells

    def _note(self, part: str, key: str) -> Element | None:
        if part not in self._notes:
            root = self._parts.part(part)
            notes = () if root is None else (note for note in root if note.get(W + "type") not in _NOT_NOTES)
            self._notes[part] = {note.get(W + "id", ""): note for note in notes}
        return self._notes[part].get(key)


def _unwrapped(parent: Element) -> Iterator[Element]:
    """The paragraphs, tables, rows or cells right below an element, out of any wrapper around them."""
    for child in parent:
        if child.tag in WRAPPERS:
            yield from _unwrapped(child)
        elif child.tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from _unwrapped(branch)
        else:
            yield child


def _rows(table: Element) -> Iterator[Element]:
    for element in _unwrapped(table):
        if element.tag == ROW and element.find(f"{W}trPr/{W}del") is None:
            yield element


def _cells(row: Element) -> Iterator[Element]:
    return (element for element in _unwrapped(row) if element.tag == CELL)


def _skipped(row: Element) -> int:
    """Grid columns left out before a row's first cell."""
    return min(number_of(row.find(f"{W}trPr/{W}gridBefore"), 0), _MOST_COLUMNS)


def _spans(cell: Element) -> tuple[int, str]:
    """The grid columns that a cell covers, and "restart" or "continue" where it is merged downwards."""
    span, merge = 1, ""
    for properties in cell.iterchildren(_CELL_PROPERTIES):
        for child in properties:
            if child.tag == _SPAN:
                span = max(1, min(number_of(child, 1), _MOST_COLUMNS))
            elif child.tag == _MERGE:
                merge = child.get(VALUE, "continue")
    return span, merge


def _longer(cell: Cell, row: int) -> Cell:
    return Cell(cell.lines, cell.row, cell.column, row - cell.row + 1, cell.columns)
