"""Tables of an official paper: ruled, with titles on every page, or unruled, to set blocks side by side.

A ruled row is a copy of one blank row with its words filled in, so that thousands of rows take linear time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from dondoc.exports.writers.official_docx.elements import (
    Element,
    child,
    clean,
    element,
    kept_with_next,
    paragraph,
    twips,
    w,
)

_TEXT = w("t")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its width in millimetres, the paragraph styles of its cells and of its title."""

    title: str
    width: float
    style: str = "Cell"
    title_style: str = "CellTitle"


def ruled_table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> Element:
    """A table with borders whose titles repeat on each page; each row holds one text per column."""
    table = _blank_table("RuledTable", [column.width for column in columns])
    table.append(_title_row(columns))
    blank = _blank_row(columns)
    for texts in rows:
        table.append(_filled(blank, texts))
    return table


def add_row(table: Element, columns: Sequence[Column], texts: Sequence[str]) -> None:
    """A last row, one text per column; `ruled_table` is the faster way to many."""
    table.append(_filled(_blank_row(columns), texts))


def add_bold_row(table: Element, columns: Sequence[Column], texts: Sequence[str]) -> None:
    """A last row in bold, for totals; it never stands alone on a page."""
    for last in table[-1].iter(w("p")):
        kept_with_next(last)
    row = _filled(_blank_row(columns), texts)
    for run in row.iter(w("r")):
        run.insert(0, _bold())
    table.append(row)


def add_group_row(table: Element, columns: Sequence[Column], label: str, title: str) -> None:
    """A row in bold that names the rows under it: its label, then one cell over the other columns."""
    row = _new_row()
    _add_cell(row, columns[0].width, columns[0].style)
    wide = _add_cell(row, sum(column.width for column in columns[1:]), columns[1].style)
    wide[0].append(element("gridSpan", val=str(len(columns) - 1)))
    for run, text in zip(row.iter(w("r")), (label, title), strict=True):
        run.insert(0, _bold())
        run[-1].text = clean(text)
    table.append(row)


def side_by_side(widths: Sequence[float], rows: Sequence[Sequence[Sequence[Element]]]) -> Element:
    """An unruled table: rows of cells of paragraphs, the columns' widths in millimetres."""
    table = _blank_table("PlainTable", widths)
    for cells in rows:
        row = _new_row()
        for width, paragraphs in zip(widths, cells, strict=True):
            cell = child(row, "tc")
            child(child(cell, "tcPr"), "tcW", w=twips(width), type="dxa")
            cell.extend(paragraphs)
        table.append(row)
    return table


def _blank_table(style: str, widths: Sequence[float]) -> Element:
    table = element("tbl")
    properties = child(table, "tblPr")
    child(properties, "tblStyle", val=style)
    child(properties, "tblW", w=twips(sum(widths)), type="dxa")
    child(properties, "tblLayout", type="fixed")
    grid = child(table, "tblGrid")
    for width in widths:
        child(grid, "gridCol", w=twips(width))
    return table


def _new_row() -> Element:
    row = element("tr")
    child(child(row, "trPr"), "cantSplit")
    return row


def _title_row(columns: Sequence[Column]) -> Element:
    row = _new_row()
    child(row[0], "tblHeader")
    for column in columns:
        cell = _add_cell(row, column.width, column.title_style)
        child(cell[0], "vAlign", val="center")
    return _filled(row, [column.title for column in columns])


def _blank_row(columns: Sequence[Column]) -> Element:
    row = _new_row()
    for column in columns:
        _add_cell(row, column.width, column.style)
    return row


def _add_cell(row: Element, width: float, style: str) -> Element:
    cell = child(row, "tc")
    child(child(cell, "tcPr"), "tcW", w=twips(width), type="dxa")
    cell.append(paragraph(style, ""))
    return cell


def _filled(blank: Element, texts: Sequence[str]) -> Element:
    row = deepcopy(blank)
    for place, text in zip(row.iter(_TEXT), texts, strict=True):
        place.text = clean(text)
    return row


def _bold() -> Element:
    face = element("rPr")
    child(face, "b")
    return face
