"""Programmes, visits and findings as Excel files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import IO, Any

from django.utils.translation import gettext as _

from dondoc.core.periods import Calendar
from dondoc.exports.writers.sheet import Cell, Column, Sheet, write_book, write_sheet
from dondoc.inspections.models import Finding, InspectionProgramme, LinePick, Visit, VisitState
from dondoc.inspections.queries.findings import late_by
from dondoc.inspections.queries.programmes import LineStanding
from dondoc.inspections.queries.visits import name_on
from dondoc.inspections.queries.year import UnitYear

Why = Callable[[Iterable[Mapping[str, Any]]], Sequence[str]]
"""The signs that a pick keeps, in words."""


def write_programme(file: IO[bytes], standings: Sequence[LineStanding], day: date, why: Why) -> None:
    """A sheet of the lines with what is required, planned, held and missing, and one of the chosen units with the signs
    for which each was chosen, in the words of ``why``."""
    lines = Sheet(_("Nội dung"), _line_columns(), [_line(each) for each in standings], frozen=1)
    picks = LinePick.objects.filter(line__in=[each.line for each in standings]).select_related("line")
    rows = picks.annotate(unit_name=name_on("unit_id", day)).order_by("line__order", "line_id", "pk")
    chosen = Sheet(_("Đơn vị được chọn"), _pick_columns(), (_pick(each, why) for each in rows))
    write_book(file, [lines, chosen])


def write_programmes(file: IO[bytes], rows: Iterable[InspectionProgramme]) -> None:
    """A line for each programme, in their order; ``unit_name`` comes with them."""
    columns = (
        Column(_("Tên chương trình"), 60),
        Column(_("Số, ký hiệu"), 20),
        Column(_("Năm"), 8),
        Column(_("Đơn vị kiểm tra"), 40),
        Column(_("Từ ngày"), 12),
        Column(_("Đến hết ngày"), 12),
        Column(_("Tình trạng"), 20),
    )
    lines = (
        [
            each.title,
            each.number,
            each.year,
            getattr(each, "unit_name", "") or "",
            each.starts,
            each.ends,
            str(each.get_state_display()),
        ]
        for each in rows
    )
    write_sheet(file, _("Chương trình kiểm tra"), columns, lines)


def write_visits(file: IO[bytes], rows: Sequence[Visit], team: Mapping[int, Sequence[str]]) -> None:
    """A line for each visit, in their order; ``unit_name`` and ``office_name`` come with them."""
    columns = (
        Column(_("Đơn vị được kiểm tra"), 40),
        Column(_("Nội dung kiểm tra"), 50),
        Column(_("Đơn vị kiểm tra"), 36),
        Column(_("Đơn vị cùng tham gia"), 40),
        Column(_("Ngày dự kiến"), 12),
        Column(_("Ngày kiểm tra"), 12),
        Column(_("Tình trạng"), 20),
        Column(_("Kết luận"), 60),
        Column(_("Lý do hủy"), 40),
    )
    write_sheet(file, _("Lần kiểm tra"), columns, (_visit(each, team.get(each.pk, ())) for each in rows))


def write_findings(file: IO[bytes], rows: Sequence[Finding], day: date, calendar: Calendar) -> None:
    """A line for each finding, in their order."""
    columns = (
        Column(_("Đơn vị"), 40),
        Column(_("Tồn tại"), 50),
        Column(_("Yêu cầu khắc phục"), 50),
        Column(_("Mức độ"), 14),
        Column(_("Hạn khắc phục"), 12),
        Column(_("Tình trạng"), 26),
        Column(_("Quá hạn (ngày)"), 10),
        Column(_("Ngày xác nhận"), 12),
        Column(_("Đơn vị kiểm tra"), 36),
        Column(_("Lần kiểm tra"), 40),
        Column(_("Lý do trả lại"), 40),
    )
    write_sheet(file, _("Tồn tại"), columns, (_finding(each, day, calendar) for each in rows))


def _line_columns() -> tuple[Column, ...]:
    return (
        Column(_("Nội dung kiểm tra"), 50),
        Column(_("Câu chữ của kế hoạch"), 50),
        Column(_("Loại đơn vị"), 20),
        Column(_("Đơn vị thuộc diện"), 10),
        Column(_("Đơn vị phải kiểm tra"), 10),
        Column(_("Số lần mỗi đơn vị"), 10),
        Column(_("Đơn vị đã chọn"), 10),
        Column(_("Lần phải kiểm tra"), 10),
        Column(_("Đã lên lịch"), 10),
        Column(_("Đã kiểm tra"), 10),
        Column(_("Còn thiếu"), 10),
    )


def _pick_columns() -> tuple[Column, ...]:
    return (
        Column(_("Nội dung kiểm tra"), 50),
        Column(_("Đơn vị"), 40),
        Column(_("Cách chọn"), 24),
        Column(_("Điểm rủi ro"), 10),
        Column(_("Dấu hiệu rủi ro"), 60),
        Column(_("Thứ tự bốc thăm"), 10),
        Column(_("Lý do đưa ra ngoài"), 40),
    )


def _line(each: LineStanding) -> list[Cell]:
    line = each.line
    return [
        line.subject,
        line.words,
        line.get_kind_display() if line.kind else _("Mọi loại đơn vị"),
        each.eligible,
        each.required.units,
        line.visits,
        each.chosen,
        each.coverage.required,
        each.coverage.planned,
        each.coverage.held,
        each.coverage.missing,
    ]


def _pick(pick: LinePick, why: Why) -> list[Cell]:
    name, reasons = getattr(pick, "unit_name", "") or "", "; ".join(why(pick.reasons))
    return [pick.line.subject, name, pick.get_way_display(), pick.points, reasons, pick.draw, pick.left_out]


def _visit(visit: Visit, team: Sequence[str]) -> list[Cell]:
    return [
        getattr(visit, "unit_name", "") or "",
        visit.title,
        getattr(visit, "office_name", "") or "",
        ", ".join(team),
        visit.planned,
        visit.held,
        visit.get_state_display(),
        visit.result if visit.state == VisitState.SIGNED else "",
        visit.reason,
    ]


def _finding(finding: Finding, day: date, calendar: Calendar) -> list[Cell]:
    return [
        getattr(finding, "unit_name", "") or "",
        finding.words,
        finding.remedy,
        finding.get_severity_display(),
        finding.due,
        finding.get_state_display(),
        late_by(finding, day, calendar) or None,
        finding.closed_on,
        getattr(finding, "office_name", "") or "",
        finding.visit.title,
        finding.reason,
    ]


def write_year(file: IO[bytes], units: Sequence[UnitYear]) -> None:
    """A line for each unit with its year, and the totals in bold."""
    columns = (
        Column(_("Đơn vị"), 44),
        Column(_("Đã kiểm tra (lần)"), 12),
        Column(_("Tồn tại"), 12),
        Column(_("Chưa khắc phục"), 12),
        Column(_("Quá hạn"), 12),
    )
    counts = [(each.held, each.findings, each.open, each.overdue) for each in units]
    rows: list[list[Cell]] = [[each.name, *row] for each, row in zip(units, counts, strict=True)]
    total: list[Cell] = [_("Tổng"), *(sum(row[place] for row in counts) for place in range(4))]
    write_book(file, [Sheet(_("Kết quả kiểm tra"), columns, rows, total=total, frozen=1)])
