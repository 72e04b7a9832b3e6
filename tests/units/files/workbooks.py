"""Workbooks for tests, written cell by cell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

HEADER = ("code", "name", "kind", "parent", "valid_from")
DAY = date(2025, 7, 1)


def workbook(write: Callable[[Workbook], None]) -> bytes:
    """The bytes of what ``write`` puts into a workbook."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        write(book)
    return out.getvalue()


def listed(book: Workbook, rows: Sequence[Sequence[object]], name: str = "Đơn vị") -> Worksheet:
    """A sheet with our headings and rows below them, days as days."""
    sheet = book.add_worksheet(name)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for line, row in enumerate([HEADER, *rows]):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(line, column, value, day)
            else:
                sheet.write(line, column, value)
    return sheet


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The workbook with its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    return out.getvalue()
