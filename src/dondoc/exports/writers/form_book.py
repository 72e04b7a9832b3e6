"""Workbooks to be filled in for a round: of one unit, or a line for each unit. Values in, a file out.

No cell is a formula. Only the cells of answers are open; what may stand in them is checked by the spreadsheet already.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dondoc.exports.writers.form_cells import Lists, Styles, Value, validate, write_answer
from dondoc.exports.writers.form_guide import GUIDE_LINES
from dondoc.exports.writers.sheet import HIGHEST, LINE_HEIGHT
from dondoc.reporting.workbooks.boxes import Box, headings
from dondoc.reporting.workbooks.layout import (
    ANSWER,
    ANSWERS,
    FIRST_BOX,
    GUIDE,
    HIDDEN,
    KEYS,
    LABEL,
    LABELS,
    NAME,
    UNIT_NAME,
)

_WIDTHS = (0, 7, 52, 24, 13, 15, 46)  # characters: marks, number, label, answer, unit of measure, before, help
_HEADINGS = ("", "TT", "Chỉ số", "Số liệu, trả lời", "Đơn vị tính", "Kỳ trước", "Hướng dẫn")
_HEAD = 6  # the line of the headings in the workbook of one unit, from 0
_BOX_WIDTH, _BEFORE_WIDTH, _WORDS_WIDTH = 15, 12, 40
_NOTE = f"Chỉ điền các ô viền xanh; ô nền vàng là bắt buộc. Xem thêm trang “{GUIDE}”."
_A4 = 9
_WORDS_LINES, _NARRATIVE_LINES = 4, 10
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False}


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the boxes: the form, the round, whose it is and by when."""

    title: str
    round: str
    window: str
    unit: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A unit's line of a table; by the keys of the boxes ``before`` holds the figures of the round before, ``now`` what
    is known already."""

    mark: str
    code: str
    name: str
    before: Mapping[str, str] = field(default_factory=dict)
    now: Mapping[str, Value] = field(default_factory=dict)


def write_unit_book(
    file: IO[bytes],
    head: Head,
    first_cell: str,
    boxes: Sequence[Box],
    *,
    now: Mapping[str, Value],
    before: Mapping[str, str],
    notes: Mapping[str, str],
) -> None:
    """The workbook of one unit: a line for each box, with what is there already and the figure of the round before.

    ``notes`` say where what is there comes from.
    """
    with xlsxwriter.Workbook(file, _OPTIONS) as workbook:
        sheet, styles = workbook.add_worksheet(ANSWERS), Styles(workbook)
        lists = Lists(workbook, boxes)
        _write_head(sheet, head, first_cell, styles)
        line = _HEAD + 1
        section, above = "", ""
        for box in boxes:
            if box.section and box.section != section:
                sheet.write_string(line, 1, box.section, styles.section)
                line += 1
            if box.above and box.indicator != above:
                _write_label(sheet, line, f"{box.number}", box.above, box.help, styles)
                line += 1
            section, above = box.section, box.indicator
            number = "" if box.above or not box.number else f"{box.number}"
            _write_box(sheet, line, box, number, notes.get(box.key, ""), styles)
            write_answer(sheet, line, ANSWER, box, now.get(box.key), styles)
            sheet.write_string(line, ANSWER + 2, before.get(box.key, ""), styles.before)
            validate(sheet, (line, ANSWER, line, ANSWER), box, lists, styles)
            line += 1
        _finish(sheet)
        _write_guide(workbook.add_worksheet(GUIDE), styles)
        lists.write()


def write_table(
    file: IO[bytes],
    head: Head,
    first_cell: str,
    boxes: Sequence[Box],
    lines: Sequence[Line],
    *,
    with_before: bool,
    notes: Mapping[str, str],
) -> None:
    """A line for each unit and a column for each box, with the figure of the round before beside it.

    ``notes`` say in the heading of a column where what stands in it comes from.
    """
    with xlsxwriter.Workbook(file, _OPTIONS) as workbook:
        sheet, styles = workbook.add_worksheet(ANSWERS), Styles(workbook)
        lists = Lists(workbook, boxes)
        sheet.write_string(0, HIDDEN, first_cell, styles.locked)
        sheet.write_string(0, NAME, head.title, styles.title)
        sheet.write_string(1, NAME, f"{head.round}. {head.window}", styles.locked)
        for column, text in ((1, "Mã"), (NAME, "Đơn vị")):
            sheet.write_string(LABELS, column, text, styles.head)
        for at, line in enumerate(lines, start=LABELS + 1):
            for column, text in ((HIDDEN, line.mark), (1, line.code), (NAME, line.name)):
                sheet.write_string(at, column, text, styles.locked)
        column = FIRST_BOX
        named = list(zip(boxes, headings(boxes), strict=True))
        for box, heading in named:
            note = "\n".join(filter(None, (box.section, box.unit, notes.get(box.key, ""))))
            sheet.write_string(KEYS - 1, column, note, styles.small)
            column = _write_column(sheet, column, box, heading, lines, styles, lists, with_before=with_before)
        sheet.set_column(HIDDEN, HIDDEN, None, None, {"hidden": True})
        sheet.set_column(1, 1, 12)
        sheet.set_column(NAME, NAME, 40)
        sheet.set_row(KEYS, None, None, {"hidden": True})
        sheet.set_row(LABELS, _height(*((heading, _width(box)) for box, heading in named)))
        sheet.freeze_panes(LABELS + 1, FIRST_BOX)
        _finish(sheet)
        _write_guide(workbook.add_worksheet(GUIDE), styles)
        lists.write()


def _write_column(
    sheet: Worksheet,
    column: int,
    box: Box,
    heading: str,
    lines: Sequence[Line],
    styles: Styles,
    lists: Lists,
    *,
    with_before: bool,
) -> int:
    """One box of a table, all units; gives the column after it."""
    first, last = LABELS + 1, LABELS + max(len(lines), 1)
    sheet.write_string(KEYS, column, box.key, styles.locked)
    sheet.write_string(LABELS, column, heading, styles.head)
    sheet.set_column(column, column, _width(box))
    if not lines:
        sheet.write_blank(first, column, None, styles.answer(box))
    for at, line in enumerate(lines, start=first):
        write_answer(sheet, at, column, box, line.now.get(box.key), styles)
    validate(sheet, (first, column, last, column), box, lists, styles)
    if not with_before or box.kind == "text":
        return column + 1
    sheet.write_string(LABELS, column + 1, "Kỳ trước", styles.head)
    sheet.set_column(column + 1, column + 1, _BEFORE_WIDTH)
    for at, line in enumerate(lines, start=first):
        sheet.write_string(at, column + 1, line.before.get(box.key, ""), styles.before)
    return column + 2


def _write_head(sheet: Worksheet, head: Head, first_cell: str, styles: Styles) -> None:
    sheet.write_string(0, HIDDEN, first_cell, styles.locked)
    sheet.write_string(0, LABEL, head.title, styles.title)
    for line, (name, text) in enumerate(
        (("Đơn vị", head.unit), ("Kỳ", head.round), ("", head.window), ("Hạn", head.due))
    ):
        sheet.write_string(line + 1, 1, name, styles.small)
        sheet.write_string(line + 1, LABEL, text, styles.bold_name if line == 0 else styles.locked)
    sheet.write_string(_HEAD - 1, LABEL, _NOTE, styles.note)
    for column, (width, text) in enumerate(zip(_WIDTHS, _HEADINGS, strict=True)):
        sheet.set_column(column, column, width, None, {} if width else {"hidden": True})
        sheet.write_string(_HEAD, column, text, styles.head)
    assert UNIT_NAME == (1, LABEL)
    sheet.freeze_panes(_HEAD + 1, 0)
    sheet.repeat_rows(_HEAD)


def _write_label(sheet: Worksheet, line: int, number: str, label: str, help_text: str, styles: Styles) -> None:
    """The line above the two counts of a share."""
    sheet.write_string(line, 1, number, styles.label)
    sheet.write_string(line, LABEL, label, styles.bold)
    for column in range(LABEL + 1, len(_WIDTHS) - 1):
        sheet.write_blank(line, column, None, styles.label)
    sheet.write_string(line, len(_WIDTHS) - 1, help_text, styles.help)
    sheet.set_row(line, _height((label, _WIDTHS[LABEL]), (help_text, _WIDTHS[-1])))


def _write_box(sheet: Worksheet, line: int, box: Box, number: str, note: str, styles: Styles) -> None:
    help_text = "\n".join(filter(None, ("" if box.above else box.help, note)))
    sheet.write_string(line, HIDDEN, box.key, styles.locked)
    sheet.write_string(line, 1, number, styles.label)
    sheet.write_string(line, LABEL, box.label, styles.part if box.above else styles.bold)
    sheet.write_string(line, ANSWER + 1, box.unit, styles.unit)
    sheet.write_string(line, len(_WIDTHS) - 1, help_text, styles.help)
    least = 1
    if box.kind == "text":
        least = _NARRATIVE_LINES if box.name == "narrative" else _WORDS_LINES
    sheet.set_row(line, max(least * LINE_HEIGHT, _height((box.label, _WIDTHS[LABEL]), (help_text, _WIDTHS[-1]))))


def _width(box: Box) -> int:
    return _WORDS_WIDTH if box.kind == "text" else _BOX_WIDTH


def _height(*texts: tuple[str, int]) -> float:
    """The height that shows each text whole in its width."""
    lines = max(sum(-(-len(part) // (width - 2)) or 1 for part in text.split("\n")) for text, width in texts)
    return min(lines * LINE_HEIGHT, HIGHEST)


def _finish(sheet: Worksheet) -> None:
    """Locks all but the open cells: against slips, without a password; an altered file is told by its signature."""
    options = {"format_rows": True, "format_columns": True, "sort": True, "autofilter": True}
    sheet.protect("", options)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.activate()


def _write_guide(sheet: Worksheet, styles: Styles) -> None:
    """Plain instructions."""
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, GUIDE, styles.title)
    for line, text in enumerate(GUIDE_LINES, start=1):
        sheet.write_string(line, 0, text, styles.plain)
        sheet.set_row(line, _height((text, 110)))
    sheet.protect("")
