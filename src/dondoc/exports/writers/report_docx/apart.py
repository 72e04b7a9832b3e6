"""Units whose report is a case of its own, each with the reason: not owed, or entered by a unit above."""

from __future__ import annotations

from collections.abc import Sequence

from dondoc.exports.writers.official_docx.elements import Element, paragraph
from dondoc.exports.writers.report import ReportPaper


def apart(paper: ReportPaper) -> list[Element]:
    """A line for each unit under what they have in common; nothing where there are none."""
    return [
        *_listed("Đơn vị không tính vào số phải gửi:", [f"{each.unit}: {each.reason}" for each in paper.set_apart]),
        *_listed(
            "Báo cáo do đơn vị cấp trên nhập thay:",
            [f"{each.unit}: nhập thay bởi {each.by}; lý do: {each.reason}" for each in paper.entered_for],
        ),
    ]


def _listed(opening: str, lines: Sequence[str]) -> list[Element]:
    if not lines:
        return []
    return [paragraph("Body", opening), *(paragraph("Body", f"- {line}.") for line in lines)]
