"""What one line of a filled workbook says, and what is wrong in it, by cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from math import isfinite
from typing import Any

from django.utils.translation import gettext as _

from dondoc.budget.books.layout import AMOUNTS, DAY, DECISION, HEADINGS, KEY, NOTE, read_key
from dondoc.budget.rules import LARGEST, in_words, parse_amount
from dondoc.core.errors import Problem
from dondoc.units.files.cells import bare, letters


@dataclass(slots=True)
class Said:
    """A line of the file: the amounts by column that it states, and as they stood when it was written."""

    number: int
    sheet: str
    line_id: int = 0
    was: tuple[int, int, int, int] = (0, 0, 0, 0)
    amounts: dict[int, int] = field(default_factory=dict)
    decision: str = ""
    day: date | None = None
    note: str = ""
    problems: list[Problem] = field(default_factory=list)

    def place(self, column: int) -> str:
        """ "trang Kinh phí, ô H12 (Được giao)"."""
        told = {"sheet": self.sheet, "cell": f"{letters(column)}{self.number}", "column": HEADINGS[column]}
        words = _("trang %(sheet)s, ô %(cell)s (%(column)s)") if HEADINGS[column] else _("trang %(sheet)s, ô %(cell)s")
        return words % told

    def wrong(self, column: int, message: str) -> None:
        """Keeps what is wrong with a cell."""
        self.problems.append(Problem(self.place(column), message))


def read_line(number: int, cells: list[Any], sheet: str, flags: Mapping[str, str]) -> Said:
    """Reads one line; what is empty says nothing."""
    said = Said(number, sheet)
    cells = cells + [None] * (len(HEADINGS) - len(cells))
    key = read_key(str(cells[KEY] or ""))
    if key is None:
        said.wrong(KEY, _("Dòng này không có trong phần mềm. Hãy thêm dòng kinh phí trên trang rồi tải lại tệp."))
        return said
    said.line_id, said.was = key
    for column in (*AMOUNTS, DECISION, DAY, NOTE):
        flag = flags.get(f"{letters(column)}{number}")
        if flag is not None:
            formula = _("Ô này là công thức. Hãy chép kết quả rồi dán dạng giá trị (Paste Values).")
            said.wrong(column, formula if flag == "formula" else _("Ô này báo lỗi của Excel. Hãy ghi lại số liệu."))
        elif cells[column] is not None:
            _take(said, column, cells[column])
    return said


def _take(said: Said, column: int, cell: Any) -> None:
    if column in AMOUNTS:
        amount = _amount(cell)
        if amount is None:
            message = _("Hãy ghi số tiền bằng đồng, là số nguyên từ 0 đến %(most)s.") % {"most": in_words(LARGEST)}
            said.wrong(column, message)
        else:
            said.amounts[column] = amount
    elif column == DAY:
        said.day = _day(cell)
        if said.day is None:
            said.wrong(column, _("Hãy ghi ngày dạng dd/mm/yyyy, ví dụ 05/01/2026."))
    elif column == DECISION:
        said.decision = _text(cell)
    else:
        said.note = _text(cell)


def _amount(cell: Any) -> int | None:
    if isinstance(cell, str):
        amount = parse_amount(cell)
    elif isinstance(cell, bool) or not isinstance(cell, int | float) or not isfinite(cell) or cell != int(cell):
        return None
    else:
        amount = int(cell)
    return amount if amount is not None and 0 <= amount <= LARGEST else None


def _day(cell: Any) -> date | None:
    if isinstance(cell, list):
        return date.fromisoformat(cell[0])
    try:
        return datetime.strptime(str(cell).strip(), "%d/%m/%Y").date()  # noqa: DTZ007 (a day has no zone)
    except ValueError:
        return None


def _text(cell: Any) -> str:
    if isinstance(cell, list):
        return str(cell[0])
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return bare(" ".join(text.replace("\x00", "").split()))
