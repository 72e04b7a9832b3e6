"""Reads a set from a workbook; what is wrong is told with its sheet and cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from dondoc.core.errors import Invalid, Problem
from dondoc.criteria.faults import criterion_problems, head_problems, level_problems, section_problems
from dondoc.criteria.files.sheets import (
    CHOICES,
    COLUMNS,
    CRITERIA,
    HEAD,
    HEADS,
    LEVEL_COLUMNS,
    LEVELS,
    MARKS,
    NUMBERS,
    REQUIRED,
    SECTION_CODE,
    SECTION_NAME,
    Heading,
)
from dondoc.criteria.files.words import YES, code_of, exemptions_of, level_of, number_of, steps_of
from dondoc.criteria.rules import CriterionDraft, LevelDraft, SectionDraft, SetDraft
from dondoc.criteria.rules.tidying import tidy_criterion, tidy_head, tidy_levels, tidy_section, tidy_set
from dondoc.units.files.sheets import Sheet, read_sheets
from dondoc.units.folding import fold

_DAY = re.compile(r"(?:\d{4}-(?P<m>\d\d)-(?P<d>\d\d)|(?P<day>\d{1,2})/(?P<month>\d{1,2}))")


def from_workbook(data: bytes) -> SetDraft:
    """The set that a workbook says, tidied. Raises `Invalid` with all that is wrong, by sheet and cell."""
    reader = _Reader({fold(sheet.name): sheet for sheet in read_sheets(data)})
    draft = reader.read()
    if reader.problems:
        raise Invalid(reader.problems)
    return tidy_set(draft)


@dataclass
class _Row:
    """One line: its cells by the names of fields, and where each stands."""

    sheet: Sheet
    line: int
    cells: dict[str, str]
    columns: Mapping[str, tuple[int, str]]

    def place(self, name: str) -> str:
        column, heading = self.columns.get(name, (None, ""))
        return self.sheet.place(self.line, column, heading)


@dataclass
class _Reader:
    sheets: Mapping[str, Sheet]
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> SetDraft:
        """The set; only what raised no problem is to be trusted."""
        levels = self._levels()
        head = self._head()
        sections: dict[str, SectionDraft] = {}
        for row in self._rows(CRITERIA, COLUMNS, REQUIRED):
            self._take(row, sections, head.kind, levels)
        return _with(head, sections, levels)

    def _head(self) -> SetDraft:
        sheet = self._sheet(HEAD)
        columns = {name: (1, heading.text) for name, heading in HEADS.items()}
        rows: dict[str, _Row] = {}
        for line, cells in sheet.lines[1:] if sheet else ():
            name = next((name for name, each in HEADS.items() if fold(each.text) == fold(_at(cells, 0))), None)
            if name is not None and sheet is not None:
                rows[name] = _Row(sheet, line, {name: _at(cells, 1)}, columns)
        values = {name: self._head_value(row, name) for name, row in rows.items() if row.cells[name]}
        head = tidy_head(SetDraft(**({"code": "", "name": ""} | {k: v for k, v in values.items() if v is not None})))
        for problem in head_problems(head):
            at = rows.get(problem.where)
            place = at.place(problem.where) if at else f"{_('trang')} {HEAD}, {HEADS[problem.where].text}"
            self.problems.append(Problem(place, problem.message))
        return head

    def _head_value(self, row: _Row, name: str) -> Any:
        text = row.cells[name]
        if name == "year_end":
            found = _DAY.fullmatch(text)
            if found is None:
                self._tell(row, name, _("Hãy ghi ngày và tháng, ví dụ 31/10."))
                return None
            return int(found["m"] or found["month"]), int(found["d"] or found["day"])
        if name == "full":
            return self._number(row, name)
        if name in ("purpose", "reckoning", "kind"):
            return self._choice(row, name, CHOICES["unit_kind" if name == "kind" else name])
        return text

    def _levels(self) -> tuple[LevelDraft, ...]:
        if fold(LEVELS) not in self.sheets:
            return ()
        before = len(self.problems)
        rows = self._rows(LEVELS, LEVEL_COLUMNS, ("key", "name", "threshold"))
        blank: dict[str, Any] = {"key": "", "name": "", "threshold": 0}
        values = (blank | self._values(row, LEVEL_COLUMNS, "") for row in rows)
        levels = tidy_levels(tuple(LevelDraft(**each) for each in values))
        for problem in level_problems(levels) if len(self.problems) == before else ():
            name, _dash, at = problem.where.rpartition("-")
            place = rows[int(at)].place(name) if name else f"{_('trang')} {LEVELS}"
            self.problems.append(Problem(place, problem.message))
        return levels

    def _take(self, row: _Row, sections: dict[str, SectionDraft], kind: str, levels: tuple[LevelDraft, ...]) -> None:
        code, name = row.cells.pop(SECTION_CODE, ""), row.cells.pop(SECTION_NAME, "")
        known = sections.get(code)
        section = tidy_section(SectionDraft(code, name or (known.name if known else "")))
        if known is None:
            self._place(row, section_problems(section), {"code": SECTION_CODE, "name": SECTION_NAME})
        elif known.name != section.name:
            self._tell(row, SECTION_NAME, _("Tên mục này khác với dòng trên. Hãy ghi giống nhau hoặc để trống."))
        criteria = known.criteria if known else ()
        if any(row.cells.values()):
            values = self._values(row, COLUMNS, kind)
            values["knocks_to"] = level_of(values.get("knocks_to", ""), levels)
            draft = tidy_criterion(CriterionDraft(**({"code": "", "label": ""} | values)))
            self._place(row, criterion_problems(draft, kind))
            if any(draft.code == each.code for part in sections.values() for each in part.criteria):
                self._tell(row, "code", _("Số tiêu chí này dùng hai lần. Hãy đánh số lại."))
            criteria = (*criteria, draft)
        sections[code] = SectionDraft(section.code, section.name, criteria)

    def _values(self, row: _Row, columns: Mapping[str, Heading], kind: str) -> dict[str, Any]:
        values = {name: self._value(row, name, kind) for name in columns if _is_said(row, name)}
        return {name: value for name, value in values.items() if value is not None}

    def _value(self, row: _Row, name: str, kind: str) -> Any:
        text = row.cells[name]
        if name in NUMBERS:
            return self._number(row, name)
        if name in MARKS:
            return fold(text) in YES
        if name == "higher":
            code = self._choice(row, name, CHOICES[name])
            return None if code is None else code == "true"
        if name == "kind":
            return self._choice(row, name, CHOICES[name])
        try:
            if name == "steps":
                return steps_of(text)
            if name == "exemptions":
                return exemptions_of(text, kind)
        except ValueError:
            self._tell(row, name, _EXAMPLES[name]())
            return None
        return text

    def _number(self, row: _Row, name: str) -> int | None:
        try:
            return number_of(row.cells[name])
        except ValueError:
            self._tell(row, name, _("Ô này phải là số, nhiều nhất hai chữ số sau dấu phẩy, ví dụ 0,25."))
            return None

    def _choice(self, row: _Row, name: str, choices: Mapping[str, str]) -> str | None:
        code = code_of(row.cells[name], choices)
        if code is None:
            known = ", ".join(choices.values())
            self._tell(row, name, _("Không có lựa chọn này. Hãy dùng: %(known)s.") % {"known": known})
        return code

    def _rows(self, name: str, columns: Mapping[str, Heading], required: tuple[str, ...]) -> list[_Row]:
        sheet = self._sheet(name)
        if sheet is None or not sheet.lines:
            return []
        line, headings = sheet.lines[0]
        places = {fold(_at(headings, at)): at for at in range(len(headings))}
        found = {
            field_: (places[fold(heading.text)], heading.text)
            for field_, heading in columns.items()
            if fold(heading.text) in places
        }
        for missing in (columns[field_].text for field_ in required if field_ not in found):
            message = _("Trang này thiếu cột “%(heading)s”. Hãy thêm cột.") % {"heading": missing}
            self.problems.append(Problem(sheet.place(line), message))
        lines = sheet.lines[1:]
        return [_Row(sheet, at, {n: _at(cells, c) for n, (c, _h) in found.items()}, found) for at, cells in lines]

    def _sheet(self, name: str) -> Sheet | None:
        sheet = self.sheets.get(fold(name))
        if sheet is None:
            message = _("Tệp không có trang “%(name)s”. Hãy dùng tệp đã xuất từ một bộ tiêu chí.") % {"name": name}
            self.problems.append(Problem(_("tệp"), message))
        return sheet

    def _place(self, row: _Row, problems: list[Problem], names: Mapping[str, str] | None = None) -> None:
        for each in problems:
            self._tell(row, (names or {}).get(each.where, each.where), each.message)

    def _tell(self, row: _Row, name: str, message: str) -> None:
        self.problems.append(Problem(row.place(name), message))


def _steps_example() -> str:
    return _("Hãy ghi các mức như: 70: 1; 85: 2,5; 100: 3 (con số, dấu hai chấm, điểm).")


def _exemptions_example() -> str:
    return _("Hãy ghi như: Cấp học là Mầm non hoặc Tiểu học; Quy mô không là Lớn.")


_EXAMPLES = {"steps": _steps_example, "exemptions": _exemptions_example}


def _with(head: SetDraft, sections: Mapping[str, SectionDraft], levels: tuple[LevelDraft, ...]) -> SetDraft:
    return replace(head, sections=tuple(sections.values()), levels=levels)


def _is_said(row: _Row, name: str) -> bool:
    """An empty cell leaves the value as it is by default; of a mark it says no."""
    return name in row.cells and (name in MARKS or bool(row.cells[name]))


def _at(cells: list[str | None], place: int) -> str:
    return (cells[place] or "") if place < len(cells) else ""
