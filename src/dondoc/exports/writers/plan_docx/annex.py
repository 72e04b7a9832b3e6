"""The annex: the tasks by agency, on sheets on their side."""

from __future__ import annotations

from dondoc.exports.writers.official_docx.elements import Element, kept_with_next, paragraph, w
from dondoc.exports.writers.official_docx.tables import Column, add_group_row, add_row, ruled_table
from dondoc.exports.writers.plan import PlanPaper, Stands, TaskLine
from dondoc.exports.writers.plan_docx.parts import units_said
from dondoc.exports.writers.vietnamese import format_int

_COLUMNS = (
    Column("STT", 12, "SmallCellCentre", "SmallCellTitle"),
    Column("Mục", 14, "SmallCell", "SmallCellTitle"),
    Column("Nhiệm vụ", 94, "SmallCell", "SmallCellTitle"),
    Column("Thời hạn", 38, "SmallCell", "SmallCellTitle"),
    Column("Sản phẩm", 34, "SmallCell", "SmallCellTitle"),
    Column("Đơn vị thực hiện", 34, "SmallCell", "SmallCellTitle"),
    Column("Tình trạng", 26, "SmallCell", "SmallCellTitle"),
)


def annex(paper: PlanPaper) -> list[Element]:
    """Its title and the table: a row in bold for each agency, its tasks below."""
    table = ruled_table(_COLUMNS, ())
    number = 0
    for agency in paper.agencies:
        add_group_row(table, _COLUMNS, "", f"{agency.name} ({format_int(len(agency.tasks))} nhiệm vụ)")
        for words in table[-1].iter(w("p")):
            kept_with_next(words)
        for task in agency.tasks:
            number += 1
            add_row(table, _COLUMNS, _cells(number, task))
    reference = (
        f"(Kèm theo Báo cáo số          /{paper.symbol} ngày      tháng      năm {paper.as_of.year} của {paper.unit})"
    )
    return [
        paragraph("AnnexTitle", "PHỤ LỤC"),
        paragraph("AnnexTitle", "NHIỆM VỤ THEO CƠ QUAN"),
        paragraph("AnnexNote", reference),
        table,
    ]


def _cells(number: int, task: TaskLine) -> tuple[str, ...]:
    role = f"{task.role}" + (f", cùng {task.partners}" if task.partners else "")
    twice = task.time.casefold() == task.due.casefold()
    due = task.due if twice else "; ".join(part for part in (task.time, task.due) if part)
    units = units_said(task.units, task.names)
    return str(number), task.path, f"{task.text} ({role})", due, task.product, units, _stands(task.stands)


def _stands(stands: Stands | None) -> str:
    if stands is None or not stands.count:
        return ""
    late = f", {format_int(stands.late)} quá hạn" if stands.late else ""
    return f"{format_int(stands.over)}/{format_int(stands.count)} đã xong{late}"
