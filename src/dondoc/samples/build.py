"""Writes the sample plans: ``python -m dondoc.samples.build DIRECTORY``. The shipped files are its output."""

from __future__ import annotations

import sys
from pathlib import Path

from dondoc.exports.writers.official_docx.closing import closing
from dondoc.exports.writers.official_docx.elements import Element, paragraph
from dondoc.exports.writers.official_docx.head import head
from dondoc.exports.writers.official_docx.package import Properties, Section, write_package
from dondoc.exports.writers.official_docx.page import LANDSCAPE, PORTRAIT
from dondoc.exports.writers.official_docx.tables import Column, add_group_row, add_row, ruled_table
from dondoc.samples.commune_plan import COMMUNE_PLAN
from dondoc.samples.papers import Appendix, Group, SamplePlan
from dondoc.samples.province_plan import PROVINCE_PLAN

PLANS = {
    "ke-hoach-pccc-truong-hoc-tinh.docx": PROVINCE_PLAN,
    "ke-hoach-pccc-truong-hoc-xa.docx": COMMUNE_PLAN,
}
_COLUMNS = (
    Column("STT", 14, "CellCentre"),
    Column("Nội dung nhiệm vụ", 86),
    Column("Cơ quan chủ trì", 40),
    Column("Cơ quan phối hợp", 46),
    Column("Thời gian thực hiện", 32, "CellCentre"),
    Column("Sản phẩm", 34),
)


def build(directory: Path) -> None:
    """Write every sample plan into the directory; equal texts give equal bytes."""
    for name, plan in PLANS.items():
        (directory / name).write_bytes(_docx(plan))


def _docx(plan: SamplePlan) -> bytes:
    elements = [*head(plan.head), *(line() for line in plan.lines)]
    elements.append(closing(plan.recipients, plan.signer_lines, plan.signer))
    sections = [Section(PORTRAIT, elements)]
    if plan.appendix:
        sections.append(Section(LANDSCAPE, _appendix(plan.appendix)))
    title = f"{plan.head.kind} {plan.head.number.removeprefix('Số: ')}"
    return write_package(sections, Properties(title, plan.head.issuer, plan.day))


def _appendix(appendix: Appendix) -> list[Element]:
    return [
        paragraph("AnnexTitle", "PHỤ LỤC"),
        paragraph("AnnexTitle", appendix.subject),
        paragraph("AnnexNote", appendix.reference),
        _task_table(appendix),
    ]


def _task_table(appendix: Appendix) -> Element:
    table = ruled_table(_COLUMNS, [])
    for row in appendix.rows:
        if isinstance(row, Group):
            add_group_row(table, _COLUMNS, row.label, row.title)
        else:
            cells = (row.number, row.content, row.lead, row.partners, row.time, row.product)
            add_row(table, _COLUMNS, cells)
    return table


if __name__ == "__main__":
    build(Path(sys.argv[1]))
