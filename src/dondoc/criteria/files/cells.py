"""Lines of a workbook by the names of fields, and what stands in a cell; what is wrong is told with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from dondoc.core.errors import Problem
from dondoc.criteria.files.sheets import CHOICES, MARKS, NUMBERS, Heading
from dondoc.criteria.files.words import YES, code_of, exemptions_of, number_of, steps_of
from dondoc.units.files.sheets import Sheet
from dondoc.units.folding import fold


@dataclass
class Row:
    """One line: its cells by the names of fields, and where each stands."""

    sheet: Sheet
    line: int
    cells: dict[str, str]
    columns: Mapping[str, tuple[int, str]]

    def place(self, name: str) -> str:
        """Where a field of it stands, in words."""
        column, heading = self.columns.get(name, (None, ""))
        return self.sheet.place(self.line, column, heading)


@dataclass
class Cells:
    """The sheets of a workbook by their folded names, and the problems found in them so far."""

    sheets: Mapping[str, Sheet]
    problems: list[Problem] = field(default_factory=list)

    def rows(self, name: str, columns: Mapping[str, Heading], required: tuple[str, ...]) -> list[Row]:
        """The lines of a sheet below its headings, which may stand in any order; missing ``required`` ones are told."""
        sheet = self.sheet(name)
        if sheet is None or not sheet.lines:
            return []
        line, headings = sheet.lines[0]
        places = {fold(text_at(headings, at)): at for at in range(len(headings))}
        found = {
            field_: (places[fold(heading.text)], heading.text)
            for field_, heading in columns.items()
            if fold(heading.text) in places
        }
        for missing in (columns[field_].text for field_ in required if field_ not in found):
            message = _("Trang này thiếu cột “%(heading)s”. Hãy thêm cột.") % {"heading": missing}
            self.problems.append(Problem(sheet.place(line), message))
        lines = sheet.lines[1:]
        return [Row(sheet, at, {n: text_at(cells, c) for n, (c, _h) in found.items()}, found) for at, cells in lines]

    def sheet(self, name: str) -> Sheet | None:
        """A sheet; that it is missing is told."""
        sheet = self.sheets.get(fold(name))
        if sheet is None:
            message = _("Tệp không có trang “%(name)s”. Hãy dùng tệp đã xuất từ một bộ tiêu chí.") % {"name": name}
            self.problems.append(Problem(_("tệp"), message))
        return sheet

    def values(self, row: Row, columns: Mapping[str, Heading], kind: str) -> dict[str, Any]:
        """What a line says; empty cells and those with something wrong are left out."""
        values = {name: self.value(row, name, kind) for name in columns if _is_said(row, name)}
        return {name: value for name, value in values.items() if value is not None}

    def value(self, row: Row, name: str, kind: str) -> Any:
        """What a cell says, `None` where that was not understood."""
        text = row.cells[name]
        if name in NUMBERS:
            return self.number(row, name)
        if name in MARKS:
            return fold(text) in YES
        if name == "higher":
            code = self.choice(row, name, CHOICES[name])
            return None if code is None else code == "true"
        if name == "kind":
            return self.choice(row, name, CHOICES[name])
        try:
            if name == "steps":
                return steps_of(text)
            if name == "exemptions":
                return exemptions_of(text, kind)
        except ValueError:
            self.tell(row, name, _EXAMPLES[name]())
            return None
        return text

    def number(self, row: Row, name: str) -> int | None:
        """A number in whole hundredths."""
        try:
            return number_of(row.cells[name])
        except ValueError:
            self.tell(row, name, _("Ô này phải là số, nhiều nhất hai chữ số sau dấu phẩy, ví dụ 0,25."))
            return None

    def choice(self, row: Row, name: str, choices: Mapping[str, str]) -> str | None:
        """The code of a choice that is written in words."""
        code = code_of(row.cells[name], choices)
        if code is None:
            known = ", ".join(choices.values())
            self.tell(row, name, _("Không có lựa chọn này. Hãy dùng: %(known)s.") % {"known": known})
        return code

    def tell_all(self, row: Row, problems: list[Problem], names: Mapping[str, str] | None = None) -> None:
        """Keeps what is wrong with a line; ``names`` says in which column a problem stands that is called otherwise."""
        for each in problems:
            self.tell(row, (names or {}).get(each.where, each.where), each.message)

    def tell(self, row: Row, name: str, message: str) -> None:
        """Keeps what is wrong in a cell."""
        self.problems.append(Problem(row.place(name), message))


def _steps_example() -> str:
    return _("Hãy ghi các mức như: 70: 1; 85: 2,5; 100: 3 (con số, dấu hai chấm, điểm).")


def _exemptions_example() -> str:
    return _("Hãy ghi như: Cấp học là Mầm non hoặc Tiểu học; Quy mô không là Lớn.")


_EXAMPLES = {"steps": _steps_example, "exemptions": _exemptions_example}


def _is_said(row: Row, name: str) -> bool:
    """An empty cell leaves the value as it is by default; of a mark it says no."""
    return name in row.cells and (name in MARKS or bool(row.cells[name]))


def text_at(cells: list[str | None], place: int) -> str:
    """What stands in a column of a line, "" past its end."""
    return (cells[place] or "") if place < len(cells) else ""
