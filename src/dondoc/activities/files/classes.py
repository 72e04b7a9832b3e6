"""Training classes of one unit from an Excel or CSV file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.activities.actions.classes import MOST_COST, MOST_HEADS, Held, Planned, held_problems, planned_problems
from dondoc.activities.models import Area, Audience
from dondoc.activities.rules.hours import minutes_of
from dondoc.core.errors import Invalid, Problem
from dondoc.core.identifiers import refusal
from dondoc.identifiers import find_identifiers
from dondoc.units.files.cells import bare
from dondoc.units.files.sheets import Sheet, read_sheets
from dondoc.units.folding import fold

Value = TypeVar("Value")
MOST_ROWS = 2_000
HEADINGS = {
    "id": gettext_lazy("Số lớp"),
    "title": gettext_lazy("Chủ đề"),
    "area": gettext_lazy("Lĩnh vực"),
    "year": gettext_lazy("Năm"),
    "quarter": gettext_lazy("Quý"),
    "day": gettext_lazy("Ngày mở lớp"),
    "minutes": gettext_lazy("Số giờ"),
    "cost": gettext_lazy("Kinh phí (đồng)"),
} | {f"heads.{audience.value}": audience.label for audience in Audience}
"""The columns by name: as they are written into a file, and found again in it."""
_NEEDED = ("title", "area", "year", "quarter")


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A line: a class to plan, or the one with the number ``id`` to change; ``held`` where it was held."""

    place: str
    id: int | None
    planned: Planned
    held: Held | None


def read_classes(data: bytes, *, today: date) -> list[ClassRow]:
    """The lines of the first sheet that has our headings.

    Raises `Invalid` with every wrong cell by its place, and for a file that can't be read or has none of our headings.
    """
    sheet, columns = _ours(read_sheets(data))
    problems: list[Problem] = []
    rows = [_row(_Line(sheet, line, columns, cells, problems), today) for line, cells in sheet.lines[1:]]
    if len(rows) > MOST_ROWS:
        message = _("Tệp có hơn %(most)d dòng. Hãy chia thành nhiều tệp.") % {"most": MOST_ROWS}
        raise Invalid([Problem(_("tệp"), message)])
    if problems:
        raise Invalid(problems)
    found = [row for row in rows if row is not None]
    if not found:
        raise Invalid([Problem(_("tệp"), _("Tệp chưa có dòng nào. Hãy ghi mỗi lớp một dòng dưới dòng tiêu đề."))])
    return found


def _ours(sheets: tuple[Sheet, ...]) -> tuple[Sheet, dict[str, int]]:
    for sheet in sheets:
        if sheet.lines:
            columns = _columns(sheet)
            if all(name in columns for name in _NEEDED):
                return sheet, columns
    named = ", ".join(str(HEADINGS[name]) for name in _NEEDED)
    message = _("Không thấy dòng tiêu đề có các cột %(named)s. Hãy dùng tệp tải từ trang này.") % {"named": named}
    raise Invalid([Problem(_("tệp"), message)])


def _columns(sheet: Sheet) -> dict[str, int]:
    known = {fold(str(heading)): name for name, heading in HEADINGS.items()}
    cells = sheet.lines[0][1]
    return {known[fold(cell)]: place for place, cell in enumerate(cells) if cell and fold(cell) in known}


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the file; each question adds to the problems what it finds wrong."""

    sheet: Sheet
    number: int
    columns: Mapping[str, int]
    cells: list[str | None]
    problems: list[Problem]

    def text(self, name: str) -> str:
        place = self.columns.get(name)
        cell = self.cells[place] if place is not None and place < len(self.cells) else ""
        if cell is None:
            self.wrong(
                name, _("Ô này là công thức đang báo lỗi hoặc chưa được tính. Hãy sửa công thức hoặc gõ giá trị vào ô.")
            )
        return bare(cell or "").strip()

    def place(self, name: str) -> str:
        return self.sheet.place(self.number, self.columns.get(name), str(HEADINGS[name]))

    def wrong(self, name: str, message: str) -> None:
        self.problems.append(Problem(self.place(name), message))

    def read(self, name: str, how: Callable[[str], Value | None], message: str) -> Value | None:
        """What stands in a cell; None for a blank one, and with a problem for one that can't be read."""
        text = self.text(name)
        value = how(text) if text else None
        if text and value is None:
            self.wrong(name, message % {"text": text})
        return value


def _row(line: _Line, today: date) -> ClassRow | None:
    if not any(cell for cell in line.cells):
        return None
    planned = Planned(
        line.text("title"),
        line.read("area", _area, _("“%(text)s” không phải là lĩnh vực nào trong danh sách.")) or "",
        line.read("year", _whole(2100), _("“%(text)s” không phải là năm.")) or 0,
        line.read("quarter", _quarter, _("“%(text)s” không phải là quý. Hãy ghi số từ 1 đến 4.")) or 0,
    )
    told = {problem.where: problem.message for problem in planned_problems(planned)}
    for name, message in told.items():
        if not line.text(name) or name == "title":
            line.wrong(name, message)
    for found in find_identifiers(planned.title):
        line.wrong("title", refusal(found))
    number = line.read("id", _whole(10**15), _("“%(text)s” không phải là số lớp. Hãy để nguyên hoặc để trống."))
    return ClassRow(line.place("title"), number, planned, _held(line, today))


def _held(line: _Line, today: date) -> Held | None:
    """What was held; None where no day is given, and nothing else may be then."""
    heads = {}
    for audience in Audience:
        message = _("“%(text)s” không phải là số lượt dự. Hãy ghi số nguyên từ 0 đến 1.000.000.")
        count = line.read(f"heads.{audience.value}", _whole(MOST_HEADS), message)
        if count is not None:
            heads[audience.value] = count
    minutes = line.read("minutes", minutes_of, _("“%(text)s” không phải là số giờ. Hãy ghi như 4 hoặc 1,5."))
    cost = line.read("cost", _whole(MOST_COST), _("“%(text)s” không phải là số đồng. Hãy ghi số nguyên."))
    day = line.read("day", _day, _("“%(text)s” không phải là ngày. Hãy viết như 05/03/2026."))
    if day is None:
        if not line.text("day") and (heads or minutes or cost):
            line.wrong("day", _("Lớp đã mở thì cần ngày mở lớp. Hãy ghi ngày, hoặc bỏ các số của lớp chưa mở."))
        return None
    held = Held(day, minutes or 0, heads, cost or 0)
    for problem in held_problems(held, today):
        if problem.where == "day" or (problem.where == "minutes" and not line.text("minutes")):
            line.wrong(problem.where, problem.message)
    return held


def _area(text: str) -> str | None:
    return {fold(str(words)): key for key, words in Area.choices}.get(fold(text)) or (
        text if text in Area.values else None
    )


def _whole(most: int) -> Callable[[str], int | None]:
    def read(text: str) -> int | None:
        digits = re.sub(r"(?<=\d)[. \u00a0](?=\d{3}(\D|$))|,0+$|\.0+$", "", text)
        found = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 17 else None
        return found if found is not None and found <= most else None

    return read


def _quarter(text: str) -> int | None:
    word = fold(text).removeprefix("quy").strip().split("/")[0].split(".")[0]
    return {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}.get(word)


def _day(text: str) -> date | None:
    for pattern in ("%Y-%m-%d", "%d/%m/%Y", "%Y-%m-%d %H:%M:%S"):
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None
