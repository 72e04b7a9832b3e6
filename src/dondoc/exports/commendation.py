"""Commendation as papers (Tờ trình, Biên bản, Quyết định) by Nghị định 30/2020/NĐ-CP.

Vietnamese only: they are official papers. A form of award for individuals stands as an empty line, to be filled in by
hand outside dondoc.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dondoc.commendation.models import AwardForm, CommendationCampaign, Proposal, ProposalState
from dondoc.commendation.rules import has_majority
from dondoc.exports.compiled_report.wording import symbol_of
from dondoc.exports.writers.official_docx.closing import closing
from dondoc.exports.writers.official_docx.elements import Element, paragraph
from dondoc.exports.writers.official_docx.head import Head, head
from dondoc.exports.writers.official_docx.package import Properties, Section, write_package
from dondoc.exports.writers.official_docx.page import PORTRAIT
from dondoc.exports.writers.official_docx.tables import Column, add_group_row, add_row, ruled_table
from dondoc.exports.writers.report import Recipient
from dondoc.exports.writers.vietnamese import format_date

BLANK = "……………………………………………………"


class Paper(StrEnum):
    """The papers of a campaign, by the words of their addresses."""

    PROPOSAL = "to-trinh"
    MINUTES = "bien-ban"
    DECISION = "quyet-dinh"


@dataclass(frozen=True, slots=True)
class Told:
    """What a paper is made of: who issues it, and each proposal with the name of its unit, by the order of forms."""

    campaign: CommendationCampaign
    issuer: str
    issuer_above: str | None
    place: str
    forms: Sequence[AwardForm]
    proposals: Sequence[tuple[Proposal, str]]
    members: Sequence[tuple[str, bool]]
    day: date


_LIST = (Column("STT", 14, "CellCentre"), Column("Tập thể", 100), Column("Ghi chú", 51))
_VOTES = (
    Column("STT", 12, "CellCentre"),
    Column("Tập thể", 76),
    Column("Đồng ý", 22, "CellCentre"),
    Column("Không đồng ý", 24, "CellCentre"),
    Column("Ý kiến", 31),
)


def award_paper(kind: Paper, told: Told) -> bytes:
    """The bytes of the DOCX file; equal input gives equal bytes."""
    body = {Paper.PROPOSAL: _proposal, Paper.MINUTES: _minutes, Paper.DECISION: _decision}[kind](told)
    title = f"{kind.value} {told.campaign.title}"
    return write_package([Section(PORTRAIT, body)], Properties(title, told.issuer, told.campaign.window_end))


def _proposal(told: Told) -> list[Element]:
    campaign = told.campaign
    return [
        *_head(told, "TTr", "Tờ trình", f"Về việc khen thưởng các tập thể: {campaign.title}"),
        paragraph("Authority", f"Kính gửi: {told.issuer_above or BLANK}"),
        _body(
            f"Căn cứ kết quả xét khen thưởng “{campaign.title}” (thành tích từ {format_date(campaign.window_start)} "
            f"đến {format_date(campaign.window_end)}), {told.issuer} kính trình xem xét, khen thưởng các tập thể sau:"
        ),
        _table(told, _wanted(told)),
        _body(_conditions(campaign)),
        _body(f"{told.issuer} kính trình xem xét, quyết định./."),
        _closing(told),
    ]


def _minutes(told: Told) -> list[Element]:
    campaign = told.campaign
    meeting = getattr(campaign, "meeting", None)
    held = format_date(meeting.held) if meeting else "ngày      tháng      năm"
    present = f"{meeting.present}" if meeting else "…"
    seats = [f"- {name}{' (Chủ tịch hội đồng)' if chair else ''}" for name, chair in told.members]
    lines = meeting.minutes.splitlines() if meeting else [BLANK]
    return [
        *_head(told, "BB", "Biên bản", f"Họp hội đồng xét khen thưởng: {campaign.title}"),
        _body(f"Hội đồng họp {held}; có mặt {present}/{len(told.members)} đơn vị thành viên:"),
        *(_body(line) for line in seats),
        paragraph("Section", "1. Nội dung, kết luận"),
        *(_body(line) for line in lines if line.strip()),
        paragraph("Section", "2. Kết quả bỏ phiếu (số đơn vị)"),
        _votes(told),
        _body("Biên bản được các đơn vị thành viên thống nhất thông qua./."),
        _closing(told),
    ]


def _decision(told: Told) -> list[Element]:
    campaign = told.campaign
    decision = getattr(campaign, "decision", None)
    number, day = (f"Số: {decision.number}", decision.date) if decision else ("", None)
    return [
        *_head(told, "QĐ", "Quyết định", "Về việc khen thưởng các tập thể có thành tích", number, day),
        paragraph("Basis", "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;"),
        paragraph("Basis", f"Căn cứ kết quả xét khen thưởng “{campaign.title}”;"),
        paragraph("Basis", "Xét đề nghị của hội đồng xét khen thưởng."),
        paragraph("Kind", "QUYẾT ĐỊNH:"),
        _body("Điều 1. Khen thưởng các tập thể có thành tích theo danh sách sau:"),
        _table(told, _wanted(told)),
        _body("Điều 2. Tiền thưởng kèm theo thực hiện theo quy định hiện hành."),
        _body("Điều 3. Quyết định này có hiệu lực kể từ ngày ký."),
        _body("Điều 4. Các cơ quan, đơn vị liên quan và các tập thể nêu tại Điều 1 thi hành Quyết định này./."),
        _closing(told),
    ]


def _wanted(told: Told) -> list[tuple[Proposal, str]]:
    """Those awarded; before the decision those whom the council wants, and before it has met all."""
    state = told.campaign.state
    if state == "decided":
        return [row for row in told.proposals if row[0].state == ProposalState.AWARDED]
    sent = [row for row in told.proposals if row[0].state == ProposalState.SENT]
    if state != "met":
        return sent
    present = told.campaign.meeting.present
    return [row for row in sent if has_majority(row[0].votes_for, present)]


def _labelled(forms: Sequence[AwardForm]) -> list[tuple[str, AwardForm]]:
    """Every form with its Roman numeral."""
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return [("X" * (place // 10) + ones[place % 10], form) for place, form in enumerate(forms, start=1)]


def _table(told: Told, rows: Iterable[tuple[Proposal, str]]) -> Element:
    table = ruled_table(_LIST, [])
    listed = list(rows)
    for label, form in _labelled(told.forms):
        add_group_row(table, _LIST, label, form.name)
        if form.for_individuals:
            add_row(table, _LIST, ("", BLANK, "Cá nhân: điền khi ban hành"))
            continue
        named = [name for proposal, name in listed if proposal.form_id == form.pk]
        for number, name in enumerate(named, start=1):
            add_row(table, _LIST, (str(number), name, ""))
        if not named:
            add_row(table, _LIST, ("", "Không có.", ""))
    return table


def _votes(told: Told) -> Element:
    table = ruled_table(_VOTES, [])
    shown = [row for row in told.proposals if row[0].state != ProposalState.WITHDRAWN]
    for label, form in _labelled(told.forms):
        if form.for_individuals:
            continue
        add_group_row(table, _VOTES, label, form.name)
        for number, (one, name) in enumerate([row for row in shown if row[0].form_id == form.pk], start=1):
            votes = ("" if count is None else str(count) for count in (one.votes_for, one.votes_against))
            add_row(table, _VOTES, (str(number), name, *votes, one.opinion))
    return table


def _conditions(campaign: CommendationCampaign) -> str:
    barred = f"không xét tập thể xếp loại {campaign.barred}; " if campaign.barred else ""
    return (
        f"Điều kiện đã xét: {barred}báo cáo đúng hạn từ {campaign.least_on_time}% trở lên; không còn tồn tại quá hạn "
        "khắc phục sau kiểm tra; trong chỉ tiêu được phân bổ."
    )


def _head(
    told: Told, abbreviation: str, kind: str, subject: str, number: str = "", day: date | None = None
) -> list[Element]:
    symbol = symbol_of(told.issuer, told.place).removeprefix("BC-")
    date_line = f"{told.place}, {format_date(day) if day else f'ngày      tháng      năm {told.day.year}'}"
    blank = f"Số:          /{abbreviation}-{symbol}"
    return head(Head(told.issuer, number or blank, date_line, kind, subject, told.issuer_above))


def _closing(told: Told) -> Element:
    recipients = (Recipient("Như trên"), Recipient("Các tập thể có tên"), Recipient("Lưu: VT"))
    return closing(recipients, ("THỦ TRƯỞNG ĐƠN VỊ",))


def _body(text: str) -> Element:
    return paragraph("Body", text)
