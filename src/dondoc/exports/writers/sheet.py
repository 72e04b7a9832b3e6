"""One table as an Excel file. Values in, bytes out; no cell is ever a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO, NamedTuple

import xlsxwriter

Cell = str | int | date | None
LONGEST_NAME = 31  # characters that Excel allows in the name of a sheet
LONGEST_TEXT = 32_767  # and in a cell


class Column(NamedTuple):
    """A column's heading, and its width in characters."""

    heading: str
    width: int


def write_sheet(file: IO[bytes], name: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
    """Writes a heading that stays in sight, a filter on every column, and a line for each row."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as workbook:
        sheet = workbook.add_worksheet(name[:LONGEST_NAME])
        head = workbook.add_format({"bold": True, "bg_color": "#E3EFEE", "bottom": 1, "text_wrap": True})
        day, text = workbook.add_format({"num_format": "dd/mm/yyyy"}), workbook.add_format({"quote_prefix": True})
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.heading, head)
        sheet.freeze_panes(1, 0)
        line = 0
        for line, row in enumerate(rows, start=1):
            for place, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(line, place, value, day)
                elif isinstance(value, int):
                    sheet.write_number(line, place, value)
                elif value:
                    # the mark before a text keeps a spreadsheet from taking it for a formula when it is edited
                    sheet.write_string(line, place, value[:LONGEST_TEXT], text)
        sheet.autofilter(0, 0, line, len(columns) - 1)
