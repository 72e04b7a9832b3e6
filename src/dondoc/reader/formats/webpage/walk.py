"""Walks a page in reading order and writes it as lines and tables."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from dondoc.reader.formats.breaks import parted
from dondoc.reader.formats.legacy import decode_by_font, is_old_font
from dondoc.reader.formats.webpage.lists import ITEM, LISTS, Counts
from dondoc.reader.formats.webpage.looks import BLOCKS, Look, is_left_out, look_of
from dondoc.reader.formats.webpage.tables import grid, is_frame
from dondoc.reader.formats.writer import Writer
from dondoc.reader.source import Cell, Line

_BLANKS = str.maketrans("\t\n\f\r", "    ")
_LINE_BREAK = "br"
_PICTURE = "img"


class Walk:
    """One page's walk into a writer."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._texts: list[str] = []
        self._counts = Counts()
        self._gap = self._strong = self._light = self._centred = False

    def blocks(self, root: etree._Element) -> None:
        """Write what stands in an element."""
        for block in self._walk(root, Look(), cell=False):
            self._writer.add(block)
        for line in self._written(cell=False):
            self._writer.add(line)

    def _walk(self, element: etree._Element, look: Look, *, cell: bool) -> Iterator[Line]:
        """The lines of an element; a table in the body is written as a block of its own."""
        if not isinstance(element.tag, str) or is_left_out(element):
            return
        if element.tag == _LINE_BREAK:
            self._texts.append("\n")
            return
        if element.tag == "table":
            yield from self._table(element, look, cell)
            return
        if element.tag in LISTS:
            self._counts.enter(element)
            yield from self._content(element, look_of(element, look), cell)
            self._counts.leave()
        else:
            yield from self._content(element, look_of(element, look), cell)

    def _content(self, element: etree._Element, look: Look, cell: bool) -> Iterator[Line]:
        block = element.tag in BLOCKS
        if block:
            yield from self._written(cell=cell)
            self._centred = look.centred
        if element.tag == ITEM:
            self._texts.append(self._counts.mark(element))
        self._text(element.text, look)
        for child in element:
            yield from self._walk(child, look, cell=cell)
            # LibreOffice wraps its pages behind a picture, even inside a word.
            tail = (child.tail or "").lstrip("\r\n\t") if child.tag == _PICTURE else child.tail
            self._text(tail, look)
        if block:
            empty = element.tag == "p" and not len(element) and not "".join(self._texts).strip()
            yield from self._written(cell=cell)
            self._gap = self._gap or empty

    def _text(self, text: str | None, look: Look) -> None:
        if not text:
            return
        if look.font and is_old_font(look.font):
            text = decode_by_font(text, look.font)
        if not text.isspace():
            self._strong = self._strong or look.bold
            self._light = self._light or not look.bold
            self._centred = look.centred
        if look.capitals:
            text = text.upper()
        self._texts.append(text if look.kept else text.translate(_BLANKS))

    def _written(self, *, cell: bool) -> Iterator[Line]:
        """The lines of the text so far, which a block's beginning or end closes."""
        text, bold, centred = "".join(self._texts), self._strong and not self._light, self._centred
        self._texts.clear()
        self._strong = self._light = False
        if not text.strip():
            self._gap = self._gap or "\n" in text or "\xa0" in text
            return
        for piece in [text] if cell else parted(text):
            line = self._writer.line(piece, gap=self._gap, bold=bold, centred=centred)
            if line is not None:
                yield line
                self._gap = False

    def _table(self, table: etree._Element, look: Look, cell: bool) -> Iterator[Line]:
        yield from self._written(cell=cell)
        frame = is_frame(table)
        cells: list[Cell] = []
        for place in grid(table):
            self._gap = False
            lines = self._walk(place.element, look_of(table, look), cell=cell or not frame)
            if cell or frame:
                yield from lines
            else:
                cells.append(Cell(tuple(lines), place.row, place.column, place.rows, place.columns))
        if cells:
            self._writer.table(cells)
        self._gap = False
