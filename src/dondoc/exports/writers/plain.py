"""Tables as a CSV file for a spreadsheet. Values in, bytes out; no text is ever a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from dondoc.exports.writers.events import BYTE_ORDER_MARK, FORMULA
from dondoc.exports.writers.sheet import Cell, Column


def csv_of(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> bytes:
    """One table under its headings; days as year, month, day."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_plain(each.heading) for each in columns])
    writer.writerows([[_plain(each) for each in row] for row in rows])
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, date):
        return cell.isoformat()
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
