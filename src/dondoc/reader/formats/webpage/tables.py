"""The cells of an HTML table with the rows and columns that they cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from dondoc.reader.formats.webpage.looks import is_left_out

_MOST_SPAN = 63
_PARTS = ("thead", "tbody", "tfoot")
_CELLS = ("td", "th")


@dataclass(frozen=True, slots=True)
class Place:
    """One cell and where it stands in the grid."""

    element: etree._Element
    row: int
    column: int
    rows: int
    columns: int


def grid(table: etree._Element) -> Iterator[Place]:
    """The cells in reading order; those of tables inside of it are not among them."""
    taken: dict[int, int] = {}
    rows = list(_rows(table))
    for number, row in enumerate(rows):
        column = 0
        for element in row:
            if element.tag not in _CELLS or is_left_out(element):
                continue
            while taken.get(column, 0) > number:
                column += 1
            place = Place(
                element,
                number,
                column,
                rows=_rows_of(element, len(rows) - number),
                columns=_span(element, "colspan"),
            )
            for covered in range(column, column + place.columns):
                taken[covered] = number + place.rows
            column += place.columns
            yield place


def is_frame(table: etree._Element) -> bool:
    """Whether a table only lays out the page: it has one column, or tables in its cells."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    return all(sum(cell.tag in _CELLS for cell in row) < 2 for row in _rows(table))


def _rows(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if not isinstance(child.tag, str) or is_left_out(child):
            continue
        if child.tag in _PARTS:
            yield from _rows(child)
        elif child.tag == "tr":
            yield child


def _rows_of(element: etree._Element, left: int) -> int:
    """How many rows a cell covers, at most those left; "0" is all of them."""
    return left if (element.get("rowspan") or "").strip() == "0" else min(_span(element, "rowspan"), left)


def _span(element: etree._Element, name: str) -> int:
    value = (element.get(name) or "").strip()
    return max(1, min(int(value), _MOST_SPAN)) if value.isdecimal() and len(value) < 6 else 1
