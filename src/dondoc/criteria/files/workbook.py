"""Reads a set from a workbook; what is wrong is told with its sheet and cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from dondoc.core.errors import Invalid, Problem
from dondoc.criteria.faults import criterion_problems, head_problems, level_problems, section_problems
from dondoc.criteria.files.cells import Cells, Row, text_at
from dondoc.criteria.files.sheets import (
    CHOICES,
    COLUMNS,
    CRITERIA,
    HEAD,
    HEADS,
    LEVEL_COLUMNS,
    LEVELS,
    REQUIRED,
    SECTION_CODE,
    SECTION_NAME,
)
from dondoc.criteria.files.words import level_of
from dondoc.criteria.rules import CriterionDraft, LevelDraft, SectionDraft, SetDraft
from dondoc.criteria.rules.tidying import tidy_criterion, tidy_head, tidy_levels, tidy_section, tidy_set
from dondoc.units.files.sheets import read_sheets
from dondoc.units.folding import fold

_DAY = re.compile(r"(?:\d{4}-(?P<m>\d\d)-(?P<d>\d\d)|(?P<day>\d{1,2})/(?P<month>\d{1,2}))")


def from_workbook(data: bytes) -> SetDraft:
    """The set that a workbook says, tidied. Raises `Invalid` with all that is wrong, by sheet and cell."""
    cells = Cells({fold(sheet.name): sheet for sheet in read_sheets(data)})
    draft = _Reader(cells).read()
    if cells.problems:
        raise Invalid(cells.problems)
    return tidy_set(draft)


@dataclass(frozen=True, slots=True)
class _Reader:
    cells: Cells

    def read(self) -> SetDraft:
        """The set; only what raised no problem is to be trusted."""
        levels = self._levels()
        head = self._head()
        sections: dict[str, SectionDraft] = {}
        for row in self.cells.rows(CRITERIA, COLUMNS, REQUIRED):
            self._take(row, sections, head.kind, levels)
        return _with(head, sections, levels)

    def _head(self) -> SetDraft:
        sheet = self.cells.sheet(HEAD)
        columns = {name: (1, heading.text) for name, heading in HEADS.items()}
        rows: dict[str, Row] = {}
        for line, cells in sheet.lines[1:] if sheet else ():
            name = next((name for name, each in HEADS.items() if fold(each.text) == fold(text_at(cells, 0))), None)
            if name is not None and sheet is not None:
                rows[name] = Row(sheet, line, {name: text_at(cells, 1)}, columns)
        values = {name: self._head_value(row, name) for name, row in rows.items() if row.cells[name]}
        head = tidy_head(SetDraft(**({"code": "", "name": ""} | {k: v for k, v in values.items() if v is not None})))
        for problem in head_problems(head):
            at = rows.get(problem.where)
            place = at.place(problem.where) if at else f"{_('trang')} {HEAD}, {HEADS[problem.where].text}"
            self.cells.problems.append(Problem(place, problem.message))
        return head

    def _head_value(self, row: Row, name: str) -> Any:
        text = row.cells[name]
        if name == "year_end":
            found = _DAY.fullmatch(text)
            if found is None:
                self.cells.tell(row, name, _("Hãy ghi ngày và tháng, ví dụ 31/10."))
                return None
            return int(found["m"] or found["month"]), int(found["d"] or found["day"])
        if name == "full":
            return self.cells.number(row, name)
        if name in ("purpose", "reckoning", "kind"):
            return self.cells.choice(row, name, CHOICES["unit_kind" if name == "kind" else name])
        return text

    def _levels(self) -> tuple[LevelDraft, ...]:
        if fold(LEVELS) not in self.cells.sheets:
            return ()
        before = len(self.cells.problems)
        rows = self.cells.rows(LEVELS, LEVEL_COLUMNS, ("key", "name", "threshold"))
        blank: dict[str, Any] = {"key": "", "name": "", "threshold": 0}
        values = (blank | self.cells.values(row, LEVEL_COLUMNS, "") for row in rows)
        levels = tidy_levels(tuple(LevelDraft(**each) for each in values))
        for problem in level_problems(levels) if len(self.cells.problems) == before else ():
            name, _dash, at = problem.where.rpartition("-")
            place = rows[int(at)].place(name) if name else f"{_('trang')} {LEVELS}"
            self.cells.problems.append(Problem(place, problem.message))
        return levels

    def _take(self, row: Row, sections: dict[str, SectionDraft], kind: str, levels: tuple[LevelDraft, ...]) -> None:
        code, name = row.cells.pop(SECTION_CODE, ""), row.cells.pop(SECTION_NAME, "")
        known = sections.get(code)
        section = tidy_section(SectionDraft(code, name or (known.name if known else "")))
        if known is None:
            self.cells.tell_all(row, section_problems(section), {"code": SECTION_CODE, "name": SECTION_NAME})
        elif known.name != section.name:
            self.cells.tell(row, SECTION_NAME, _("Tên mục này khác với dòng trên. Hãy ghi giống nhau hoặc để trống."))
        criteria = known.criteria if known else ()
        if any(row.cells.values()):
            values = self.cells.values(row, COLUMNS, kind)
            values["knocks_to"] = level_of(values.get("knocks_to", ""), levels)
            draft = tidy_criterion(CriterionDraft(**({"code": "", "label": ""} | values)))
            self.cells.tell_all(row, criterion_problems(draft, kind))
            if any(draft.code == each.code for part in sections.values() for each in part.criteria):
                self.cells.tell(row, "code", _("Số tiêu chí này dùng hai lần. Hãy đánh số lại."))
            criteria = (*criteria, draft)
        sections[code] = SectionDraft(section.code, section.name, criteria)


def _with(head: SetDraft, sections: Mapping[str, SectionDraft], levels: tuple[LevelDraft, ...]) -> SetDraft:
    return replace(head, sections=tuple(sections.values()), levels=levels)
