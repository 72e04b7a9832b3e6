"""Part IV: the units that have not sent, those that sent late, and those whose report is not accepted."""

from __future__ import annotations

from collections.abc import Sequence

from dondoc.exports.writers.official_docx.elements import Element, paragraph
from dondoc.exports.writers.official_docx.tables import Column, ruled_table
from dondoc.exports.writers.report import Late, Missing, Pending, ReportPaper
from dondoc.exports.writers.vietnamese import format_int, format_short_date

_MISSING_COLUMNS = (
    Column("STT", 13, "CellCentre"),
    Column("Đơn vị", 92),
    Column("Hạn gửi", 30, "CellCentre"),
    Column("Số ngày quá hạn", 30, "CellCentre"),
)
_LATE_COLUMNS = (
    Column("STT", 13, "CellCentre"),
    Column("Đơn vị", 70),
    Column("Hạn gửi", 27, "CellCentre"),
    Column("Ngày gửi", 27, "CellCentre"),
    Column("Số ngày chậm", 28, "CellCentre"),
)

_PENDING_COLUMNS = (
    Column("STT", 13, "CellCentre"),
    Column("Đơn vị", 70),
    Column("Tình trạng", 36, "CellCentre"),
    Column("Hạn gửi", 23, "CellCentre"),
    Column("Số ngày quá hạn", 23, "CellCentre"),
)


def timeliness(paper: ReportPaper) -> list[Element]:
    """The lists; the first two have a sentence in their place where they are empty."""
    elements = [
        paragraph("Section", "IV. ĐƠN VỊ CHƯA GỬI HOẶC GỬI CHẬM"),
        paragraph("Subsection", "1. Đơn vị quá hạn chưa gửi báo cáo"),
        _missing(paper.missing),
        paragraph("Subsection", "2. Đơn vị gửi báo cáo chậm"),
        _late(paper.late),
    ]
    if paper.pending:
        elements += [paragraph("Subsection", "3. Đơn vị có báo cáo chưa được chấp nhận"), _pending(paper.pending)]
    return elements


def _missing(units: Sequence[Missing]) -> Element:
    if not units:
        return paragraph("Body", "Không có đơn vị nào quá hạn chưa gửi báo cáo.")
    rows = (
        (str(number), unit.unit, format_short_date(unit.due), format_int(unit.days_late))
        for number, unit in enumerate(units, start=1)
    )
    return ruled_table(_MISSING_COLUMNS, rows)


def _late(units: Sequence[Late]) -> Element:
    if not units:
        return paragraph("Body", "Không có đơn vị nào gửi báo cáo chậm.")
    rows = (
        (
            str(number),
            unit.unit,
            format_short_date(unit.due),
            format_short_date(unit.sent),
            format_int(unit.days_late),
        )
        for number, unit in enumerate(units, start=1)
    )
    return ruled_table(_LATE_COLUMNS, rows)


def _pending(units: Sequence[Pending]) -> Element:
    rows = (
        (
            str(number),
            unit.unit,
            unit.state,
            format_short_date(unit.due),
            format_int(unit.days_late) if unit.days_late else "",
        )
        for number, unit in enumerate(units, start=1)
    )
    return ruled_table(_PENDING_COLUMNS, rows)
