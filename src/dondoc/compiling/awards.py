"""The papers of a campaign of commendation: Tờ trình, minutes of the council, Quyết định.

A form of award for individuals stands as an empty line, to be filled in by hand outside dondoc.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from dondoc.commendation.models import (
    AwardDecision,
    AwardForm,
    CampaignState,
    CommendationCampaign,
    Meeting,
    Proposal,
    ProposalState,
)
from dondoc.commendation.rules import has_majority
from dondoc.compiling.models import PaperKind
from dondoc.compiling.papers.blocks import lines, marked_cells_in, signatures, spoken
from dondoc.compiling.papers.filling import Filling
from dondoc.compiling.papers.issuing import cleaned, decision_words, issuing_words, signed_by
from dondoc.exports.writers.official_docx.elements import Element
from dondoc.exports.writers.official_docx.tables import Column, add_group_row, add_row, ruled_table
from dondoc.exports.writers.vietnamese import format_date, roman
from dondoc.reporting.queries import unit_names

BLANK = "……………………………………………………"
_LIST = (Column("STT", 14, "CellCentre"), Column("Tập thể", 100), Column("Ghi chú", 51))
_VOTES = (
    Column("STT", 12, "CellCentre"),
    Column("Tập thể", 76),
    Column("Đồng ý", 22, "CellCentre"),
    Column("Không đồng ý", 24, "CellCentre"),
    Column("Ý kiến", 31),
)


class _Told(NamedTuple):
    """A campaign with all that its papers tell; ``names`` of the units."""

    campaign: CommendationCampaign
    forms: Sequence[AwardForm]
    proposals: Sequence[Proposal]
    meeting: Meeting | None
    decision: AwardDecision | None
    names: dict[int, str]
    words: dict[str, str]


def award_proposal(campaign: CommendationCampaign, day: date) -> Filling:
    """The Tờ trình: those whom the council wants; before it has met all who are proposed."""
    told = _told(campaign, day)
    blocks = {
        "danh_sach_khen_thuong": _list(told),
        "noi_nhan_va_chu_ky": signed_by(told.words["don_vi"], "Như trên"),
    }
    return Filling(campaign, campaign.unit_id, PaperKind.AWARD_PROPOSAL, told.words, blocks)


def award_minutes(campaign: CommendationCampaign, day: date) -> Filling:
    """The minutes of the council with its votes, each a count of units."""
    told = _told(campaign, day)
    members = campaign.members.all()
    seats = [f"- {told.names.get(each.unit_id, '')}{': chủ tịch hội đồng' if each.chair else ''};" for each in members]
    blocks = {
        "thanh_phan_hoi_dong": lines(seats, "Chưa đặt hội đồng."),
        "noi_dung_hop": spoken(told.meeting.minutes if told.meeting else "", BLANK),
        "bang_bo_phieu": _votes(told),
        "chu_ky_hai_ben": signatures(("THƯ KÝ",), ("CHỦ TỊCH HỘI ĐỒNG",)),
    }
    return Filling(campaign, campaign.unit_id, PaperKind.AWARD_MINUTES, told.words, blocks)


def award_decision(campaign: CommendationCampaign, day: date) -> Filling:
    """The Quyết định with its list, with number and day once they are written down."""
    told = _told(campaign, day)
    blocks = {
        "danh_sach_khen_thuong": _list(told),
        "noi_nhan_va_chu_ky": signed_by(told.words["don_vi"], "Như Điều 4"),
    }
    return Filling(campaign, campaign.unit_id, PaperKind.AWARD_DECISION, told.words, blocks)


def _told(campaign: CommendationCampaign, day: date) -> _Told:
    meeting = Meeting.objects.filter(campaign=campaign).first()
    decision = AwardDecision.objects.filter(campaign=campaign).first()
    proposals = list(campaign.proposals.order_by("form__order", "pk"))
    members = list(campaign.members.values_list("unit_id", flat=True))
    named = unit_names([*members, *(each.unit_id for each in proposals)], day)
    issuing = issuing_words(campaign.unit_id, day)
    words = {
        "dot_khen_thuong": campaign.title,
        "nam_khen_thuong": str(campaign.year),
        "tu_ngay": format_date(campaign.window_start),
        "den_ngay": format_date(campaign.window_end),
        "dieu_kien_khen_thuong": _conditions(campaign),
        "noi_kinh_gui": issuing["don_vi_cap_tren"] or BLANK,
        "so_de_nghi_khen": str(sum(each.state != ProposalState.WITHDRAWN for each in proposals)),
        "so_duoc_khen": str(len(_wanted(campaign, proposals, meeting))),
        "ngay_hop_hoi_dong": format_date(meeting.held) if meeting else f"ngày ..... tháng ..... năm {day.year}",
        "don_vi_du_hop": f"{meeting.present if meeting else '...'}/{len(members)}",
    }
    number, signed = (decision.number, decision.date) if decision else ("", None)
    words |= decision_words(number, signed, issuing["ky_hieu_don_vi"], day.year)
    names = {unit_id: name for unit_id, (_path, name) in named.items()}
    return _Told(campaign, list(campaign.forms.all()), proposals, meeting, decision, names, issuing | cleaned(words))


def _wanted(campaign: CommendationCampaign, proposals: Collection[Proposal], meeting: Meeting | None) -> list[Proposal]:
    """Those awarded; before the decision those whom the council wants, and before it has met all."""
    if campaign.state == CampaignState.DECIDED:
        return [each for each in proposals if each.state == ProposalState.AWARDED]
    sent = [each for each in proposals if each.state == ProposalState.SENT]
    return [each for each in sent if has_majority(each.votes_for, meeting.present)] if meeting else sent


def _list(told: _Told) -> list[Element]:
    table, marks = ruled_table(_LIST, []), []
    listed = _wanted(told.campaign, told.proposals, told.meeting)
    for place, form in enumerate(told.forms, 1):
        add_group_row(table, _LIST, roman(place), form.name)
        mine = [] if form.for_individuals else [each for each in listed if each.form_id == form.pk]
        for number, each in enumerate(mine, 1):
            add_row(table, _LIST, (str(number), told.names.get(each.unit_id, ""), ""))
        if form.for_individuals:
            add_row(table, _LIST, ("", BLANK, "Cá nhân: điền khi ban hành"))
        elif not mine:
            add_row(table, _LIST, ("", "Không có.", ""))
        marks += ["", *(f"DN_{each.pk}" for each in mine), *([] if mine else [""])]
    return marked_cells_in(table, 1, marks)


def _votes(told: _Told) -> list[Element]:
    table, marks = ruled_table(_VOTES, []), []
    shown = [each for each in told.proposals if each.state != ProposalState.WITHDRAWN]
    asked = [form for form in told.forms if not form.for_individuals]
    for place, form in enumerate(asked, 1):
        add_group_row(table, _VOTES, roman(place), form.name)
        mine = [each for each in shown if each.form_id == form.pk]
        for number, each in enumerate(mine, 1):
            votes = ("" if count is None else str(count) for count in (each.votes_for, each.votes_against))
            add_row(table, _VOTES, (str(number), told.names.get(each.unit_id, ""), *votes, each.opinion))
        if not mine:
            add_row(table, _VOTES, ("", "Không có.", "", "", ""))
        marks += ["", *(f"DN_{each.pk}" for each in mine), *([] if mine else [""])]
    return marked_cells_in(table, 2, marks)


def _conditions(campaign: CommendationCampaign) -> str:
    barred = f"không xét tập thể xếp loại {campaign.barred}; " if campaign.barred else ""
    needed = "tập thể phải có xếp loại của năm; " if campaign.needs_level else ""
    return (
        f"{barred}{needed}báo cáo đúng hạn từ {campaign.least_on_time}% trở lên; không còn tồn tại quá hạn khắc phục "
        "sau kiểm tra; trong chỉ tiêu được phân bổ"
    )
