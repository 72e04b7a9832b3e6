"""A workbook of budget lines to be filled in. Values in, a file out; no cell is a formula."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO

import xlsxwriter

from dondoc.budget.books.layout import (
    AMOUNTS,
    DAY,
    DECISION,
    HEAD,
    HEADINGS,
    IDENTITY,
    KEY,
    NOTE,
    WIDTHS,
    YEAR,
)
from dondoc.budget.rules import LARGEST

_OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_NOTE = "Ghi số cộng dồn (lũy kế) bằng đồng vào các ô viền xanh; ô để nguyên thì không đổi. Số giảm đi phải có lý do."
_A4 = 9


@dataclass(frozen=True, slots=True)
class BookLine:
    """One line: its hidden key, what it is of, its amounts by column, and the columns that may be filled."""

    key: str
    year: int
    words: tuple[str, str, str, str]
    amounts: dict[int, int]
    open: frozenset[int]


def write_budget_book(file: IO[bytes], title: str, year: int, lines: Iterable[BookLine]) -> None:
    """Writes one sheet: cells that may be filled are open and take whole numbers from 0 alone."""
    with xlsxwriter.Workbook(file, _OPTIONS) as workbook:
        sheet = workbook.add_worksheet("Kinh phí")
        top = {"valign": "top", "text_wrap": True}
        box = {"locked": False, "border": 1, "border_color": "#0B7285", "valign": "top"}
        plain = workbook.add_format({**top, "quote_prefix": True})
        head = workbook.add_format({"bold": True, "bg_color": "#E3EFEE", "bottom": 1, "text_wrap": True})
        locked = workbook.add_format({"num_format": "#,##0", "font_color": "#555555", "valign": "top"})
        styles = {column: workbook.add_format({**box, "num_format": "#,##0"}) for column in AMOUNTS}
        styles[DAY] = workbook.add_format({**box, "num_format": "dd/mm/yyyy"})
        styles[DECISION] = styles[NOTE] = workbook.add_format({**box, "num_format": "@", "text_wrap": True})
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width, None, {"hidden": column == KEY})
        sheet.write_string(0, KEY, f"{IDENTITY}|{year}")
        sheet.write_string(0, YEAR, title, workbook.add_format({"bold": True, "font_size": 14}))
        sheet.write_string(1, YEAR, _NOTE)
        for column, heading in enumerate(HEADINGS):
            sheet.write_string(HEAD, column, heading, head)
        at = HEAD
        for at, line in enumerate(lines, start=HEAD + 1):
            sheet.write_string(at, KEY, line.key)
            sheet.write_number(at, YEAR, line.year, locked)
            for column, text in enumerate(line.words, start=YEAR + 1):
                sheet.write_string(at, column, text, plain)
            for column in range(len(line.words) + 2, len(HEADINGS)):
                style = styles[column] if column in line.open else locked
                if column in AMOUNTS:
                    sheet.write_number(at, column, line.amounts[column], style)
                else:
                    sheet.write_blank(at, column, None, style)
        for column in AMOUNTS:
            sheet.data_validation(HEAD + 1, column, max(at, HEAD + 1), column, _WHOLE)
        sheet.freeze_panes(HEAD + 1, YEAR + 2)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEAD)
        sheet.protect("", {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True})


_WHOLE = {
    "validate": "integer",
    "criteria": "between",
    "minimum": 0,
    "maximum": LARGEST,
    "error_title": "Số tiền",
    "error_message": "Hãy ghi số nguyên, bằng đồng.",
}
