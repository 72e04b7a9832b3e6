"""The rows and cells of a DOCX table, and how they are merged."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.reader.formats.docx.controls import is_contents_control, is_placeholder
from dondoc.reader.formats.docx.names import (
    ALTERNATE,
    CELL,
    CONTROL,
    PARAGRAPH,
    ROW,
    VALUE,
    WRAPPERS,
    Element,
    W,
    chosen,
    is_on,
    number_of,
)
from dondoc.reader.source import Cell

_ROW_PROPERTIES = W + "trPr"
_DELETED = W + "del"
_HIDDEN = W + "hidden"
_LEFT_OUT = W + "gridBefore"
_CELL_PROPERTIES = W + "tcPr"
_SPAN = W + "gridSpan"
_DOWN = W + "vMerge"
_ACROSS = W + "hMerge"
_DELETED_CELL = W + "cellDel"
_MOST_COLUMNS = 63


def unwrapped(parent: Element) -> Iterator[Element]:
    """The paragraphs, tables, rows or cells right below an element, out of any wrapper around them.

    A table of contents is left out, and so is the prompt in a blank that was never filled in.
    """
    for child in parent:
        tag = child.tag
        if tag == CONTROL and is_contents_control(child):
            continue
        if tag in WRAPPERS:
            prompt = tag == CONTROL and is_placeholder(child)
            yield from (one for one in unwrapped(child) if not (prompt and one.tag == PARAGRAPH))
        elif tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from unwrapped(branch)
        else:
            yield child


def rows(table: Element) -> Iterator[Element]:
    """The rows that are printed: neither deleted nor hidden."""
    for element in unwrapped(table):
        if element.tag == ROW and not _is_gone(element):
            yield element


def _is_gone(row: Element) -> bool:
    return any(
        child.tag == _DELETED or (child.tag == _HIDDEN and is_on(child)) for child in _said(row, _ROW_PROPERTIES)
    )


def cells(row: Element) -> Iterator[Element]:
    """The cells of a row that are not deleted."""
    for element in unwrapped(row):
        if element.tag == CELL and all(child.tag != _DELETED_CELL for child in _said(element, _CELL_PROPERTIES)):
            yield element


def _said(element: Element, name: str) -> Iterator[Element]:
    """What the properties of a row or cell say."""
    for properties in element.iterchildren(name):
        yield from properties


def is_frame(table: Element) -> bool:
    """Whether no row has two cells: such a table is a frame around text, not rows of data."""
    return all(len(list(cells(row))) < 2 for row in rows(table))


def skipped(row: Element) -> int:
    """Grid columns left out before a row's first cell."""
    left_out = next((child for child in _said(row, _ROW_PROPERTIES) if child.tag == _LEFT_OUT), None)
    return min(number_of(left_out, 0), _MOST_COLUMNS)


def spans(cell: Element) -> tuple[int, str, str]:
    """The grid columns that a cell covers; "restart" or "continue" where it is merged downwards, across."""
    span, down, across = 1, "", ""
    for child in _said(cell, _CELL_PROPERTIES):
        if child.tag == _SPAN:
            span = max(1, min(number_of(child, 1), _MOST_COLUMNS))
        elif child.tag == _DOWN:
            down = child.get(VALUE, "continue")
        elif child.tag == _ACROSS:
            across = child.get(VALUE, "continue")
    return span, down, across


def longer(cell: Cell, row: int) -> Cell:
    """The cell, merged downwards as far as a row."""
    return Cell(cell.lines, cell.row, cell.column, row - cell.row + 1, cell.columns)


def wider(cell: Cell, columns: int) -> Cell:
    """The cell, merged with as many more grid columns."""
    return Cell(cell.lines, cell.row, cell.column, cell.rows, cell.columns + columns)
