"""Walks the body of a DOCX in reading order and writes it as lines and tables."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.reader.formats.breaks import parted
from dondoc.reader.formats.docx.names import PARAGRAPH, TABLE, Element, W
from dondoc.reader.formats.docx.numbering import Numbering
from dondoc.reader.formats.docx.paragraph import Paragraph, ParagraphReader
from dondoc.reader.formats.docx.parts import Parts
from dondoc.reader.formats.docx.styles import Styles
from dondoc.reader.formats.docx.tables import cells, is_frame, longer, rows, skipped, spans, unwrapped, wider
from dondoc.reader.formats.side_by_side import head_halves
from dondoc.reader.formats.writer import Writer
from dondoc.reader.source import Cell, Line, Source

_NOT_NOTES = ("separator", "continuationSeparator", "continuationNotice")


class Body:
    """One document's walk; ``read`` gives its source."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._styles = Styles(parts.styles)
        self._numbering = Numbering(parts.part("numbering"), self._styles)
        self._paragraphs = ParagraphReader(self._styles)
        self._writer = Writer()
        self._gap = False
        self._notes: dict[str, dict[str, Element]] = {}

    def read(self) -> Source:
        """The normalised source of the whole document."""
        self._blocks(self._parts.body)
        return self._writer.source("docx", wrapped=False)

    def _blocks(self, parent: Element) -> None:
        """Write what stands in the body, or in a frame in it."""
        for element in unwrapped(parent):
            if element.tag == PARAGRAPH:
                self._add(self._paragraphs.read(element))
            elif element.tag == TABLE:
                self._add(self._paragraphs.held())
                if is_frame(element):
                    for row in rows(element):
                        for cell in cells(row):
                            self._blocks(cell)
                else:
                    self._writer.table(self._table(element))
                self._gap = False
        self._add(self._paragraphs.held())

    def _add(self, paragraph: Paragraph | None) -> None:
        for line in self._written(paragraph):
            self._writer.add(line)

    def _lines(self, parent: Element, *, note: bool = False) -> Iterator[Line]:
        """The lines inside a cell, text box or note; those of a table in it run on among them."""
        for element in unwrapped(parent):
            if element.tag == PARAGRAPH:
                yield from self._written(self._paragraphs.read(element), note=note, cell=not note)
            elif element.tag == TABLE:
                yield from self._written(self._paragraphs.held(), note=note, cell=not note)
                for inner in self._table(element):
                    yield from inner.lines
        yield from self._written(self._paragraphs.held(), note=note, cell=not note)

    def _written(self, paragraph: Paragraph | None, *, note: bool = False, cell: bool = False) -> Iterator[Line]:
        if paragraph is None:
            return
        written = False
        for line in self._own_lines(paragraph, note, cell):
            written = True
            yield line
        self._gap = not written
        for box in paragraph.boxes:
            yield from self._lines(box)
        for part, key in paragraph.notes:
            content = self._note(part, key)
            if content is not None and not note:
                yield from self._lines(content, note=True)

    def _own_lines(self, paragraph: Paragraph, note: bool, cell: bool) -> Iterator[Line]:
        text = paragraph.text
        label = self._label(paragraph)
        if label and text.strip():
            text = _numbered(label, text.lstrip())
        elif cell and label[-2:-1].isalnum():
            # An empty cell with a list number is how Word users number the rows of a table.
            text = label
        format = paragraph.format
        centred = paragraph.style.centred if format.centred is None else format.centred
        heading = paragraph.style.heading if format.heading is None else format.heading
        pieces = [text] if cell or note else [half for part in parted(text) for half in head_halves(part)]
        for piece in pieces:
            line = self._writer.line(piece, gap=self._gap, bold=paragraph.bold or heading, centred=centred, note=note)
            if line is not None:
                yield line
                self._gap = False

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
        """The cells in reading order; a merged cell stands once, where it begins."""
        found: list[Cell] = []
        open_merges: dict[int, int] = {}
        for row, element in enumerate(rows(table)):
            column = skipped(element)
            first = len(found)
            for content in cells(element):
                span, down, across = spans(content)
                begun = open_merges.get(column)
                if across == "continue" and len(found) > first:
                    found[-1] = wider(found[-1], span)
                elif down == "continue" and begun is not None:
                    found[begun] = longer(found[begun], row)
                else:
                    open_merges.pop(column, None)
                    if down == "restart":
                        open_merges[column] = len(found)
                    self._gap = False
                    found.append(Cell(tuple(self._lines(content)), row, column, columns=span))
                column += span
        return found

    def _note(self, part: str, key: str) -> Element | None:
        if part not in self._notes:
            root = self._parts.notes(part)
            notes = () if root is None else (note for note in root if note.get(W + "type") not in _NOT_NOTES)
            self._notes[part] = {note.get(W + "id", ""): note for note in notes}
        return self._notes[part].get(key)


def _numbered(label: str, text: str) -> str:
    """The text behind its list number; a point typed behind a bare number belongs to the number."""
    return label + text if label[-1].isalnum() and text[0] in ".):/" else f"{label} {text}"
