"""The tables and paragraphs of papers of a yearly round."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dondoc.assessments.models import Assessment, Recognition, SelfScore
from dondoc.assessments.rules.answers import print_points
from dondoc.assessments.sheets import Sheet
from dondoc.compiling.papers.blocks import marked_cells_in
from dondoc.criteria.models import Criterion
from dondoc.criteria.rules.scoring import points_of
from dondoc.exports.writers.official_docx.elements import Element, paragraph
from dondoc.exports.writers.official_docx.tables import (
    Column,
    add_bold_row,
    add_group_row,
    add_row,
    ruled_table,
)
from dondoc.exports.writers.vietnamese import format_date

NO_LEVEL = "Không xếp loại"


def score_table(sheet: Sheet, score: SelfScore, assessment: Assessment) -> list[Element]:
    """Every criterion with the most that it gives, the unit's own points and those of the review."""
    columns = (
        Column("TT", 12, "CellCentre"),
        Column("Tiêu chí", 86),
        Column("Điểm tối đa", 20, "CellNumber"),
        Column("Tự chấm", 22, "CellNumber"),
        Column("Thẩm định", 25, "CellNumber"),
    )
    table = ruled_table(columns, [])
    section = None
    for criterion in sheet.criteria:
        if criterion.section_id != section:
            section = criterion.section_id
            add_group_row(table, columns, criterion.section.code, criterion.section.name)
        most = print_points(criterion.points) if criterion.points else "Loại trừ"
        own = points(sheet, criterion, score.answers.get(str(criterion.pk)))
        found = points(sheet, criterion, assessment.answers.get(str(criterion.pk)))
        add_row(table, columns, (criterion.code, criterion.label, most, own, found))
    totals = (print_points(sheet.rules.full), _sum(assessment.self_points), _sum(assessment.points))
    add_bold_row(table, columns, ("", "Tổng điểm", *totals))
    return [table]


def points(sheet: Sheet, criterion: Criterion, given: Mapping[str, object] | None) -> str:
    """The points of an answer; words where it gives none, "" for none."""
    if given is None:
        return ""
    if given.get("na"):
        return "Không áp dụng"
    value = given.get("value")
    assert isinstance(value, int)
    if not criterion.points and criterion.kind == "knock_out":
        return "Có" if value else "Không"
    return print_points(points_of(sheet.by_id[criterion.pk], value))


def result_table(rows: Iterable[Assessment], sheet: Sheet) -> list[Element]:
    """A line for each reviewed unit; ``unit_name`` comes with them."""
    columns = (
        Column("TT", 12, "CellCentre"),
        Column("Đơn vị", 73),
        Column("Tự chấm", 22, "CellNumber"),
        Column("Thẩm định", 22, "CellNumber"),
        Column("Quy đổi", 18, "CellNumber"),
        Column("Mức", 18, "CellCentre"),
    )
    listed = list(rows)
    lines = (
        (
            str(place),
            getattr(row, "unit_name", "") or "",
            _sum(row.self_points),
            f"{_sum(row.points)}/{_sum(row.maximum)}",
            _sum(row.scaled),
            sheet.names.get(row.level, NO_LEVEL),
        )
        for place, row in enumerate(listed, 1)
    )
    return marked_cells_in(ruled_table(columns, lines), 3, [f"PH_{row.pk}" for row in listed])


def recognised_table(rows: Sequence[Recognition]) -> list[Element]:
    """The list that goes with the decision; ``unit_name`` comes with the rows."""
    columns = (Column("TT", 14, "CellCentre"), Column("Đơn vị", 111), Column("Mức công nhận", 40, "CellCentre"))
    lines = ((str(place), getattr(row, "unit_name", "") or "", row.level_name) for place, row in enumerate(rows, 1))
    return [ruled_table(columns, lines)]


def by_level(levels: Mapping[str, int], sheet: Sheet, *, only_reached: bool = False) -> list[Element]:
    """ "- Xuất sắc: 3 đơn vị;" a line for each level of the set, or for those that units have reached."""
    named = [(each.name, levels.get(each.key, 0)) for each in sheet.levels]
    counts = [each for each in named if each[1] or not only_reached]
    if levels.get(""):
        counts.append((NO_LEVEL, levels[""]))
    last = len(counts) - 1
    return [
        paragraph("Body", f"- {name}: {count} đơn vị{'.' if place == last else ';'}")
        for place, (name, count) in enumerate(counts)
    ]


def term(start: date, end: date | None) -> str:
    """ "từ ngày ... đến hết ngày ...", or without end."""
    begin = f"từ {format_date(start)}"
    return f"{begin} đến hết {format_date(end)}" if end else f"{begin}, không có thời hạn"


def _sum(value: int | None) -> str:
    return "" if value is None else print_points(value)
