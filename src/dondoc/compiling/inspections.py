"""The papers of inspections: the minutes of a visit, and the report of a programme.

Who was there on either side is written on paper by hand: the files name units alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dondoc.calendar.queries import calendar
from dondoc.compiling.models import PaperKind
from dondoc.compiling.papers.blocks import lines, marked_table, signatures, spoken
from dondoc.compiling.papers.filling import Filling
from dondoc.compiling.papers.issuing import cleaned, issuing_words, signed_by
from dondoc.exports.writers.official_docx.elements import Element
from dondoc.exports.writers.official_docx.tables import Column
from dondoc.exports.writers.vietnamese import format_date, format_int, format_short_date
from dondoc.inspections.models import Finding, FindingState, InspectionProgramme, Visit, VisitState
from dondoc.inspections.models.findings import NOT_CLOSED
from dondoc.inspections.queries.answers import Sheet, answered
from dondoc.inspections.queries.findings import late_by, named_findings
from dondoc.inspections.queries.programmes import DONE, LineStanding, standings_of, total_of
from dondoc.inspections.queries.visits import named, team_names
from dondoc.reporting.queries import unit_names

_ANSWERS = (Column("Mục", 16, "CellCentre"), Column("Tiêu chí", 84), Column("Kết quả", 30), Column("Ghi chú", 35))
_FINDINGS = (
    Column("STT", 12, "CellCentre"),
    Column("Tồn tại", 66),
    Column("Yêu cầu khắc phục", 59),
    Column("Hạn", 28, "CellCentre"),
)
_LINES = (
    Column("STT", 12, "CellCentre"),
    Column("Nội dung kiểm tra", 77),
    Column("Phải kiểm tra", 19, "CellCentre"),
    Column("Đã lên lịch", 19, "CellCentre"),
    Column("Đã kiểm tra", 19, "CellCentre"),
    Column("Còn thiếu", 19, "CellCentre"),
)
_VISITS = (
    Column("STT", 12, "CellCentre"),
    Column("Đơn vị", 77),
    Column("Ngày kiểm tra", 30, "CellCentre"),
    Column("Tồn tại", 23, "CellCentre"),
    Column("Đã khắc phục", 23, "CellCentre"),
)
_LEFT = (
    Column("STT", 12, "CellCentre"),
    Column("Đơn vị", 50),
    Column("Tồn tại", 49),
    Column("Hạn", 24, "CellCentre"),
    Column("Tình trạng", 30),
)


def visit_minutes(visit: Visit, day: date) -> Filling:
    """The biên bản of a visit: the checklist, findings and conclusion; blanks for who was there and for signatures."""
    names = {key: name for key, (_path, name) in unit_names([visit.unit_id, visit.office_id], day).items()}
    office, unit = names.get(visit.office_id, ""), names.get(visit.unit_id, "")
    team, sheet = team_names([visit], day).get(visit.pk, []), answered(visit)
    findings = _findings(visit, sheet)
    words = {
        "noi_dung_kiem_tra": visit.title,
        "don_vi_duoc_kiem_tra": unit,
        "ngay_kiem_tra": format_date(visit.held or visit.planned),
        "don_vi_tham_gia": f"Đơn vị cùng tham gia: {'; '.join(team)}." if team else "",
        "chuong_trinh_kiem_tra": visit.line.programme.title if visit.line else "",
        "so_chuong_trinh": _numbered(visit.line.programme) if visit.line else "",
        "so_ton_tai": format_int(len(findings)),
    }
    blocks = {
        "bang_kiem": _answers(visit, sheet),
        "bang_ton_tai": marked_table(_FINDINGS, [row[1:] for row in findings], [row[0] for row in findings], 1),
        "ket_luan_kiem_tra": spoken(visit.result, ".........."),
        "chu_ky_hai_ben": signatures(("ĐƠN VỊ ĐƯỢC KIỂM TRA", unit), ("ĐƠN VỊ KIỂM TRA", office)),
    }
    return Filling(
        visit, visit.office_id, PaperKind.VISIT, issuing_words(visit.office_id, day) | cleaned(words), blocks
    )


def programme_report(programme: InspectionProgramme, day: date) -> Filling:
    """What came of a programme so far: line by line, visit by visit, and what is still to be put right."""
    standings, in_force = standings_of(programme, day), calendar()
    held = Visit.objects.filter(line__programme=programme, state__in=DONE)
    visits = list(named(held, day).order_by("held", "pk"))
    findings = list(named_findings(Finding.objects.filter(visit__in=visits), day).order_by("due", "pk"))
    total = total_of(standings)
    issuing = issuing_words(programme.unit_id, day)
    words = {
        "chuong_trinh_kiem_tra": programme.title,
        "so_chuong_trinh": _numbered(programme),
        "tu_ngay": format_date(programme.starts),
        "den_ngay": format_date(programme.ends),
        "so_don_vi_da_kiem_tra": format_int(len({each.unit_id for each in visits})),
        "so_lan_phai_kiem_tra": format_int(total.required),
        "so_lan_da_kiem_tra": format_int(total.held),
        "so_lan_con_thieu": format_int(total.missing),
        "so_ton_tai": format_int(len(findings)),
        "so_ton_tai_da_khac_phuc": format_int(sum(each.state == FindingState.CLOSED for each in findings)),
        "so_ton_tai_qua_han": format_int(sum(late_by(each, day, in_force) > 0 for each in findings)),
    }
    left = [each for each in findings if each.state in NOT_CLOSED]
    blocks = {
        "bang_noi_dung_kiem_tra": _lines(standings),
        "bang_lan_kiem_tra": _visits(visits, findings),
        "bang_ton_tai_con_lai": _left(left),
        "noi_nhan_va_chu_ky": signed_by(issuing["don_vi"], "Như trên"),
    }
    return Filling(programme, programme.unit_id, PaperKind.PROGRAMME, issuing | cleaned(words), blocks)


def _numbered(programme: InspectionProgramme) -> str:
    return f" số {programme.number}" if programme.number else ""


def _findings(visit: Visit, sheet: Sheet) -> list[tuple[str, str, str, str, str]]:
    """Mark, place, words, remedy, due: as signed, or as the sheet holds them until then."""
    if visit.state == VisitState.SIGNED:
        signed = visit.findings.order_by("order", "pk")
        told = [(f"TT_{each.pk}", each.words, each.remedy, format_date(each.due)) for each in signed]
    else:
        drafts = sheet.findings
        told = [("", each.words, each.remedy, format_date(each.due) if each.due else "") for each in drafts]
    return [(mark, str(place), *cells) for place, (mark, *cells) in enumerate(told, 1)]  # type: ignore[misc]


def _answers(visit: Visit, sheet: Sheet) -> list[Element]:
    asked = [each for _heading, questions in sheet.sections for each in questions]
    rows = [(each.criterion.code, each.criterion.label, each.said, each.note) for each in asked]
    marks = [f"KT_{visit.pk}_tc{each.criterion.pk}" for each in asked]
    return marked_table(_ANSWERS, rows, marks, 2) if rows else lines([], "Lần kiểm tra này không dùng bảng kiểm.")


def _lines(standings: Sequence[LineStanding]) -> list[Element]:
    rows = []
    for place, each in enumerate(standings, 1):
        counts = (each.coverage.required, each.coverage.planned, each.coverage.held, each.coverage.missing)
        rows.append((str(place), each.line.subject, *map(format_int, counts)))
    return marked_table(_LINES, rows, [f"ND_{each.line.pk}" for each in standings], 4)


def _visits(visits: Sequence[Visit], findings: Sequence[Finding]) -> list[Element]:
    rows = []
    for place, each in enumerate(visits, 1):
        mine = [finding for finding in findings if finding.visit_id == each.pk]
        closed = sum(finding.state == FindingState.CLOSED for finding in mine)
        held = format_short_date(each.held) if each.held else ""
        rows.append((str(place), getattr(each, "unit_name", "") or "", held, str(len(mine)), str(closed)))
    return marked_table(_VISITS, rows, [f"KT_{each.pk}" for each in visits], 3)


def _left(findings: Sequence[Finding]) -> list[Element]:
    rows = [
        (
            str(place),
            getattr(each, "unit_name", "") or "",
            each.words,
            format_short_date(each.due),
            str(each.get_state_display()),
        )
        for place, each in enumerate(findings, 1)
    ]
    return marked_table(_LEFT, rows, [f"TT_{each.pk}" for each in findings], 2)
