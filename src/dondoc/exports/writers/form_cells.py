"""The cells of workbooks to be filled in: how they look, what may stand in them, what they say."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dondoc.reporting.rules.figures import LARGEST
from dondoc.reporting.workbooks.boxes import Box
from dondoc.reporting.workbooks.layout import LISTS

Value = int | Decimal | str
_INPUT_TITLE, _INPUT_MESSAGE = 32, 255  # characters that Excel takes


class Styles:
    """How cells look; those of answers are the only open ones."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self._workbook = workbook
        top = {"valign": "top", "text_wrap": True}
        edge = {"border": 1, "border_color": "#B8C7C9"}
        self.title = workbook.add_format({"bold": True, "font_size": 14})
        self.locked = workbook.add_format({"valign": "top"})
        self.note = workbook.add_format({"italic": True, "font_color": "#45585C"})
        self.head = workbook.add_format({"bold": True, "bg_color": "#E3EFEE", **top, **edge})
        self.section = workbook.add_format({"bold": True, "font_size": 12, "font_color": "#0F5C5A"})
        self.plain = workbook.add_format(top)
        self.bold_name = workbook.add_format({"bold": True, "valign": "top"})
        self.label = workbook.add_format({**top, **edge})
        self.bold = workbook.add_format({"bold": True, **top, **edge})
        self.part = workbook.add_format({"indent": 2, **top, **edge})
        self.small = workbook.add_format({"font_color": "#45585C", "font_size": 9, **top})
        self.help = workbook.add_format({"font_color": "#45585C", "indent": 1, **top, **edge})
        self.unit = workbook.add_format({"indent": 1, **top, **edge})
        self.before = workbook.add_format({"font_color": "#45585C", "align": "right", **top, **edge})
        self.needed = workbook.add_format({"bg_color": "#FFF3CD"})
        self._answers: dict[str, Format] = {}

    def answer(self, box: Box) -> Format:
        """An open cell, in the number format of what is asked; words are kept as words."""
        number = "#,##0" + (f".{'0' * box.decimals}" if box.decimals else "")
        shape = "@" if box.kind == "text" else "General" if box.answers else number
        if shape not in self._answers:
            self._answers[shape] = self._workbook.add_format(
                {
                    "locked": False,
                    "num_format": shape,
                    "bg_color": "#FAFDFC",
                    "border": 1,
                    "border_color": "#0F766E",
                    "valign": "top",
                    "text_wrap": True,
                    "align": "left" if shape in ("@", "General") else "right",
                }
            )
        return self._answers[shape]


class Lists:
    """The answers to choose from, each in a column of a hidden sheet."""

    def __init__(self, workbook: xlsxwriter.Workbook, boxes: Iterable[Box]) -> None:
        self._workbook = workbook
        self._columns = list(dict.fromkeys(box.answers for box in boxes if box.answers))

    def source(self, answers: tuple[str, ...]) -> str:
        """Where a cell finds its answers."""
        name = xlsxwriter.utility.xl_col_to_name(self._columns.index(answers))
        return f"='{LISTS}'!${name}$1:${name}${len(answers)}"

    def write(self) -> None:
        """The hidden sheet, the last one, where there is anything to choose."""
        if self._columns:
            sheet = self._workbook.add_worksheet(LISTS)
            for column, answers in enumerate(self._columns):
                sheet.write_column(0, column, answers)
            sheet.hide()


def validate(sheet: Worksheet, cells: tuple[int, int, int, int], box: Box, lists: Lists, styles: Styles) -> None:
    """What the spreadsheet takes in these cells, what it says of anything else, and a colour where one is needed."""
    sheet.data_validation(*cells, _rule(box, lists) | _spoken(box))
    if box.required:
        sheet.conditional_format(*cells, {"type": "blanks", "format": styles.needed})


def _rule(box: Box, lists: Lists) -> dict[str, Any]:
    if box.answers:
        wrong = "Hãy chọn một câu trong danh sách."
        return {"validate": "list", "source": lists.source(box.answers), "error_message": wrong}
    if box.kind == "text":
        most = 20_000 if box.name == "narrative" else 5_000
        wrong = f"Hãy viết không quá {most:,} ký tự.".replace(",", ".")
        return {"validate": "length", "criteria": "<=", "value": most, "error_message": wrong}
    whole = not box.decimals
    wrong = "Hãy ghi số nguyên từ 0 trở lên, ví dụ 1234." if whole else "Hãy ghi số từ 0 trở lên."
    most = LARGEST // 10**box.decimals - 1
    limits = {"criteria": "between", "minimum": 0, "maximum": most, "error_message": wrong}
    return {"validate": "integer" if whole else "decimal", **limits}


def _spoken(box: Box) -> dict[str, Any]:
    """What the cell says when it is chosen, and the heading of its refusal."""
    said: dict[str, Any] = {"error_title": "Chưa nhận được"}
    words = " ".join(filter(None, (box.help, f"Đơn vị tính: {box.unit}." if box.unit else "")))
    if words:
        title = box.label if len(box.label) <= _INPUT_TITLE else f"{box.label[: _INPUT_TITLE - 1]}…"
        short = words if len(words) <= _INPUT_MESSAGE else f"{words[: _INPUT_MESSAGE - 1]}…"
        said |= {"input_title": title, "input_message": short}
    return said


def write_answer(sheet: Worksheet, line: int, column: int, box: Box, value: Value | None, styles: Styles) -> None:
    """Writes an open cell, with what is known already."""
    style = styles.answer(box)
    if value is None:
        sheet.write_blank(line, column, None, style)
    elif isinstance(value, str):
        sheet.write_string(line, column, value, style)
    else:
        sheet.write_number(line, column, value, style)
