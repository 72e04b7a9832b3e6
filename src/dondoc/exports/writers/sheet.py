"""Tables as an Excel file. Values in, bytes out; no text is ever a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import IO, NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet


class Formula(NamedTuple):
    """A formula of the program's own, with the value that it comes to; ``percent``: shown as a percentage."""

    text: str
    value: float
    percent: bool = False


Cell = str | int | Decimal | date | Formula | None
LONGEST_NAME = 31  # characters that Excel allows in the name of a sheet
LONGEST_TEXT = 32_767  # and in a cell
LINE_HEIGHT, HIGHEST = 15.0, 409.0  # points: of one line of text, and the most that Excel takes
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_A4 = 9  # Excel's number for the sheet of paper


class Column(NamedTuple):
    """A column's heading, and its width in characters."""

    heading: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name, its columns and its rows, each with a cell for every column.

    ``total`` is a last row in bold that no filter hides; the first ``frozen`` columns stay in sight.
    """

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    total: Sequence[Cell] | None = None
    frozen: int = 0


def write_sheet(file: IO[bytes], name: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
    """Writes one table, with a heading that stays in sight and a filter on every column."""
    write_book(file, [Sheet(name, columns, rows)])


def write_book(file: IO[bytes], sheets: Iterable[Sheet]) -> None:
    """Writes tables one behind the other, each as `write_sheet` does."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as workbook:
        styles = _Styles.of(workbook)
        for sheet in sheets:
            _write(workbook.add_worksheet(_NOT_IN_NAMES.sub(" ", sheet.name)[:LONGEST_NAME]), sheet, styles)


class _Styles(NamedTuple):
    """How cells look."""

    head: Format
    day: Format
    number: Format
    share: Format
    text: Format
    total: Format
    total_share: Format

    @classmethod
    def of(cls, workbook: xlsxwriter.Workbook) -> _Styles:
        top = {"valign": "top"}
        return cls(
            head=workbook.add_format({"bold": True, "bg_color": "#E3EFEE", "bottom": 1, "text_wrap": True}),
            day=workbook.add_format({"num_format": "dd/mm/yyyy", **top}),
            number=workbook.add_format(top),
            share=workbook.add_format({"num_format": "0.00%", **top}),
            total=workbook.add_format({"bold": True, "top": 1, **top}),
            total_share=workbook.add_format({"bold": True, "top": 1, "num_format": "0.00%", **top}),
            text=workbook.add_format({"quote_prefix": True, "text_wrap": True, **top}),
        )


def _write(place: Worksheet, sheet: Sheet, styles: _Styles) -> None:
    for number, column in enumerate(sheet.columns):
        place.set_column(number, number, column.width)
        place.write_string(0, number, column.heading, styles.head)
    place.set_row(0, _height([column.heading for column in sheet.columns], sheet.columns))
    place.freeze_panes(1, sheet.frozen)
    place.set_landscape()
    place.set_paper(_A4)
    place.fit_to_pages(1, 0)
    place.repeat_rows(0)
    line = 0
    for line, row in enumerate(sheet.rows, start=1):
        place.set_row(line, _height(row, sheet.columns))
        for number, value in enumerate(row):
            _write_cell(place, line, number, value, styles)
    place.autofilter(0, 0, line, len(sheet.columns) - 1)
    in_bold = styles._replace(number=styles.total, share=styles.total_share, text=styles.total)
    for number, value in enumerate(sheet.total or ()):
        _write_cell(place, line + 1, number, value, in_bold)


def _height(row: Sequence[Cell], columns: Sequence[Column]) -> float:
    """The height of a row that shows its longest text whole: not every program works that out by itself."""
    texts = ((cell, column.width - 1) for cell, column in zip(row, columns, strict=True) if isinstance(cell, str))
    lines = max((sum(-(-len(part) // width) or 1 for part in text.split("\n")) for text, width in texts), default=1)
    return min(lines * LINE_HEIGHT, HIGHEST)


def _write_cell(place: Worksheet, line: int, number: int, value: Cell, styles: _Styles) -> None:
    if isinstance(value, Formula):
        place.write_formula(line, number, value.text, styles.share if value.percent else styles.number, value.value)
    elif isinstance(value, date):
        place.write_datetime(line, number, value, styles.day)
    elif isinstance(value, (int, Decimal)):
        place.write_number(line, number, value, styles.number)
    elif value:
        # the mark before a text keeps a spreadsheet from taking it for a formula when it is edited
        place.write_string(line, number, value[:LONGEST_TEXT], styles.text)
