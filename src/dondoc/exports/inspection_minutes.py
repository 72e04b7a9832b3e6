"""The minutes of a visit as a Word file (biên bản, Nghị định 30/2020/NĐ-CP), with blanks for the signatures.

Who was there on either side is written on paper by hand: the file names units alone. Its words are those of documents,
in Vietnamese.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dondoc.exports.writers.official_docx.elements import Element, Run, paragraph
from dondoc.exports.writers.official_docx.head import Head, head
from dondoc.exports.writers.official_docx.package import Properties, Section, write_package
from dondoc.exports.writers.official_docx.page import PORTRAIT
from dondoc.exports.writers.official_docx.tables import Column, ruled_table, side_by_side
from dondoc.exports.writers.vietnamese import format_date
from dondoc.inspections.models import Visit
from dondoc.inspections.rules.boxes import FindingDraft

_KIND = "Biên bản"
_ANSWERS = (Column("Mục", 16, "CellCentre"), Column("Tiêu chí", 84), Column("Kết quả", 30), Column("Ghi chú", 35))
_FINDINGS = (
    Column("STT", 12, "CellCentre"),
    Column("Tồn tại", 66),
    Column("Yêu cầu khắc phục", 59),
    Column("Hạn", 28, "CellCentre"),
)
_BLANK_LINES = 5
Answer = tuple[str, str, str, str]  # code, criterion, answer, note


def minutes_docx(
    visit: Visit, team: Sequence[str], answers: Sequence[Answer], findings: Sequence[FindingDraft], day: date
) -> bytes:
    """The bytes of the file; ``visit`` carries ``unit_name`` and ``office_name``. Equal input gives equal bytes."""
    office, unit = getattr(visit, "office_name", "") or "", getattr(visit, "unit_name", "") or ""
    held = visit.held or visit.planned
    elements = [*_head(visit, office, held), *_opening(office, unit, team, held)]
    if answers:
        elements += [_title("1. Kết quả theo bảng kiểm"), ruled_table(_ANSWERS, answers)]
    elements += [_title(f"{2 if answers else 1}. Tồn tại và yêu cầu khắc phục"), *_findings(findings)]
    elements += [_title(f"{3 if answers else 2}. Kết luận"), *_paragraphs(visit.result or "..........")]
    elements += [
        _body("Biên bản được lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản./."),
        _signatures(office, unit),
    ]
    return write_package([Section(PORTRAIT, elements)], Properties(f"{_KIND} {visit.title}", office, held or day))


def _head(visit: Visit, office: str, held: date) -> list[Element]:
    parts = Head(
        issuer=office,
        number="Số:          /BB",
        dateline=f"............, ngày {held.day:02d} tháng {held.month:02d} năm {held.year}",
        kind=_KIND,
        subject=visit.title,
    )
    return head(parts)


def _opening(office: str, unit: str, team: Sequence[str], held: date) -> list[Element]:
    made = [_body(f"Ngày {format_date(held)}, {office} kiểm tra tại {unit}.")]
    if team:
        made.append(_body(f"Đơn vị cùng tham gia: {'; '.join(team)}."))
    made.append(
        _body("Đại diện đơn vị kiểm tra: ......................................................................")
    )
    made.append(_body("Đại diện đơn vị được kiểm tra: ............................................................."))
    return made


def _findings(findings: Sequence[FindingDraft]) -> list[Element]:
    if not findings:
        return [_body("Không có tồn tại.")]
    rows = [
        (str(place), each.words, each.remedy, format_date(each.due) if each.due else "")
        for place, each in enumerate(findings, start=1)
    ]
    return [ruled_table(_FINDINGS, rows)]


def _signatures(office: str, unit: str) -> Element:
    half = PORTRAIT.text_width / 2
    return side_by_side((half, half), [(_signer("ĐƠN VỊ ĐƯỢC KIỂM TRA", unit), _signer("ĐƠN VỊ KIỂM TRA", office))])


def _signer(side: str, name: str) -> list[Element]:
    blanks = [paragraph("Signer") for _ in range(_BLANK_LINES)]
    return [paragraph("Signer", side), paragraph("Cell", name), *blanks]


def _title(text: str) -> Element:
    return paragraph("Body", Run(text, bold=True))


def _body(text: str) -> Element:
    return paragraph("Body", text)


def _paragraphs(text: str) -> list[Element]:
    return [_body(line) for line in text.splitlines() if line.strip()]
