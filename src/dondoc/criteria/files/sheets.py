"""What the sheets of a workbook are called and hold; docs/criteria.md shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from dondoc.criteria.files.words import exemptions_said, labelled, level_said, steps_said
from dondoc.criteria.models import CriterionKinds, Purposes, Reckonings
from dondoc.criteria.rules import CriterionDraft, SetDraft
from dondoc.units.models import UnitKind

HEAD, CRITERIA, LEVELS = "Bộ tiêu chí", "Tiêu chí", "Xếp loại"
NAME, VALUE = "Nội dung", "Giá trị"
MARK = "x"
FEWER, MORE = "Càng ít càng tốt", "Càng nhiều càng tốt"
Cell = str | Decimal | None


class Heading(NamedTuple):
    """A column, or a line of the first sheet, by its Vietnamese heading, with its width in characters."""

    text: str
    width: int = 14


HEADS: Mapping[str, Heading] = {
    "code": Heading("Mã"),
    "name": Heading("Tên bộ tiêu chí"),
    "purpose": Heading("Dùng để"),
    "kind": Heading("Loại đơn vị"),
    "issued_by": Heading("Văn bản ban hành"),
    "year_end": Heading("Năm đánh giá kết thúc ngày"),
    "full": Heading("Tổng điểm"),
    "reckoning": Heading("Khi có tiêu chí không áp dụng"),
}
SECTION_CODE, SECTION_NAME = "section.code", "section.name"
COLUMNS: Mapping[str, Heading] = {
    SECTION_CODE: Heading("Mục", 8),
    SECTION_NAME: Heading("Tên mục", 24),
    "code": Heading("Số tiêu chí", 9),
    "label": Heading("Nội dung tiêu chí", 52),
    "kind": Heading("Cách chấm", 18),
    "points": Heading("Điểm tối đa", 9),
    "steps": Heading("Các mức", 22),
    "higher": Heading("Chiều của mức", 14),
    "per_case": Heading("Trừ mỗi vụ việc", 9),
    "cap": Heading("Trừ nhiều nhất", 9),
    "knocks_to": Heading("Xếp cao nhất", 14),
    "unit": Heading("Đơn vị tính", 10),
    "evidence_required": Heading("Bắt buộc minh chứng", 11),
    "evidence": Heading("Minh chứng", 32),
    "help": Heading("Hướng dẫn chấm", 36),
    "source": Heading("Căn cứ", 28),
    "fact": Heading("Số liệu phần mềm tự đo", 18),
    "by_declaration": Heading("Được khai không áp dụng", 12),
    "exemptions": Heading("Không áp dụng cho", 32),
}
LEVEL_COLUMNS: Mapping[str, Heading] = {
    "key": Heading("Ký hiệu"),
    "name": Heading("Tên mức", 24),
    "threshold": Heading("Từ"),
    "section_share": Heading("Mỗi mục đạt ít nhất (%)"),
    "reaches": Heading("Tính là đạt"),
    "commendable": Heading("Được xét khen thưởng"),
}
REQUIRED = (SECTION_CODE, "code", "label", "kind", "points")
NUMBERS = ("points", "per_case", "cap", "threshold", "section_share")
MARKS = ("evidence_required", "by_declaration", "reaches", "commendable")
CHOICES: Mapping[str, Mapping[str, str]] = {
    "purpose": labelled(Purposes.choices),
    "reckoning": labelled(Reckonings.choices),
    "unit_kind": labelled(UnitKind.choices),
    "kind": labelled(CriterionKinds.choices),
    "higher": {"true": MORE, "false": FEWER},
}


def head_rows(draft: SetDraft) -> Iterator[list[Cell]]:
    """The lines of the first sheet."""
    month, day = draft.year_end
    values: dict[str, Cell] = {
        "code": draft.code,
        "name": draft.name,
        "purpose": CHOICES["purpose"].get(draft.purpose, draft.purpose),
        "kind": CHOICES["unit_kind"].get(draft.kind, draft.kind),
        "issued_by": draft.issued_by,
        "year_end": f"{day}/{month}",
        "full": number(draft.full),
        "reckoning": CHOICES["reckoning"].get(draft.reckoning, draft.reckoning),
    }
    return ([heading.text, values[name]] for name, heading in HEADS.items())


def criterion_rows(draft: SetDraft) -> Iterator[list[Cell]]:
    """A line for each criterion; a section without any has a line of its own."""
    for section in draft.sections:
        front: list[Cell] = [section.code, section.name]
        for criterion in section.criteria:
            yield front + [_cell(criterion, name, draft) for name in list(COLUMNS)[2:]]
        if not section.criteria:
            yield front + [None] * (len(COLUMNS) - 2)


def level_rows(draft: SetDraft) -> Iterator[list[Cell]]:
    """A line for each level."""
    return ([_plain(getattr(level, name), name) for name in LEVEL_COLUMNS] for level in draft.levels)


def number(hundredths: int) -> Decimal:
    """Hundredths as a spreadsheet holds them."""
    return Decimal(hundredths) / 100


def _cell(criterion: CriterionDraft, name: str, draft: SetDraft) -> Cell:
    match name:
        case "kind":
            return CHOICES["kind"].get(criterion.kind, criterion.kind)
        case "steps":
            return steps_said(criterion.steps)
        case "higher":
            return (MORE if criterion.higher else FEWER) if criterion.steps else None
        case "knocks_to":
            return level_said(criterion.knocks_to, draft.levels) if criterion.kind == CriterionKinds.KNOCK_OUT else None
        case "exemptions":
            return exemptions_said(criterion.exemptions, draft.kind)
    return _plain(getattr(criterion, name), name)


def _plain(value: str | int | bool, name: str) -> Cell:
    if isinstance(value, bool):
        return MARK if value else None
    if isinstance(value, int):
        empty = not value and name not in ("points", "threshold")
        return None if empty else number(value)
    return value
