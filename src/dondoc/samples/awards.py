"""Invented campaigns of commendation in every state; organisations alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from dondoc.accounts.models import User
from dondoc.commendation.actions import (
    Draft,
    add_form,
    add_member,
    cancel_campaign,
    decide,
    hold_meeting,
    open_campaign,
    propose,
    revoke,
    withdraw,
    write_opinion,
)
from dondoc.commendation.models import CommendationCampaign, Proposal
from dondoc.commendation.queries import found_of
from dondoc.units.models import UnitVersion

_TEXTS = (
    "Không để xảy ra cháy trong trường học; 100% trường có lối thoát nạn thứ hai.",
    "Tổ chức 12 lớp tập huấn, 4 buổi diễn tập; thay mới 86 bình chữa cháy.",
    "Hoàn thành các nhiệm vụ được giao trước hạn; báo cáo đầy đủ, đúng hạn.",
    "Vận động trang bị 40 bộ thiết bị báo cháy cho các điểm trường lẻ.",
)


class _Office:
    """Runs campaigns as the province's office."""

    def __init__(self, units: Mapping[str, UnitVersion], office: User, today: date) -> None:
        self.units, self.office, self.today = units, office, today

    def open(self, title: str, year: int, due: date) -> CommendationCampaign:
        draft = Draft(
            title=title,
            year=year,
            window_start=date(year - 1, 12, 15),
            window_end=date(year, 12, 14),
            propose_by=due,
            decide_by=due + timedelta(days=20),
            barred="Trung bình, Yếu",
            needs_level=False,
            least_on_time=50,
        )
        campaign = open_campaign(unit_id=self.units["S01"].unit_id, draft=draft, by=self.office)
        for name, alone, limits in (
            ("Giấy khen", False, {"kind": "commune", "number": 4, "share": None}),
            ("Bằng khen", False, {"kind": "", "number": 2, "share": None}),
            ("Chiến sĩ thi đua", True, {"kind": "", "number": None, "share": None}),
        ):
            add_form(campaign=campaign, name=name, for_individuals=alone, by=self.office, **limits)
        for place, code in enumerate(("S01.23", "S01.21", "S01.22")):
            unit = self.units[code].unit
            add_member(campaign=campaign, unit=unit, chair=place == 0, by=self.office)
        return campaign

    def propose(self, campaign: CommendationCampaign, form: str, *codes: str) -> list[Proposal]:
        award = campaign.forms.get(name=form)
        return [
            propose(
                form=award,
                unit=self.units[code],
                proposed_by=self.units[code].unit_id,
                achievements=_TEXTS[place % len(_TEXTS)],
                day=min(self.today, campaign.propose_by),
                by=self.office,
            )
            for place, code in enumerate(codes)
        ]

    def meet(self, campaign: CommendationCampaign, proposals: list[Proposal]) -> CommendationCampaign:
        words = "Hội đồng xem xét từng hồ sơ, thống nhất kết quả bỏ phiếu kèm theo."
        hold_meeting(campaign=campaign, held_on=self.today, present=3, minutes=words, today=self.today, by=self.office)
        for place, one in enumerate(proposals):
            noes = 2 if place == len(proposals) - 1 else place % 2
            write_opinion(proposal=one, votes_for=3 - noes, votes_against=noes, opinion="", by=self.office)
        return CommendationCampaign.objects.get(pk=campaign.pk)


def make_awards(units: Mapping[str, UnitVersion], people: Mapping[str, User], today: date) -> None:
    """Makes the campaigns once."""
    if CommendationCampaign.objects.exists():
        return
    office = _Office(units, people["vanphong@songmay.example"], today)
    _decided(office, today)
    waiting = office.open("Khen thưởng chuyên đề an toàn trường học (bịa ra)", today.year, today)
    office.meet(waiting, office.propose(waiting, "Giấy khen", "S01.02", "S01.05", "S01.06"))
    running = office.open(f"Khen thưởng năm {today.year} (bịa ra)", today.year, today + timedelta(days=20))
    office.propose(running, "Giấy khen", "S01.01", "S01.03", "S01.04", "S01.11", "S01.12")
    gone = office.propose(running, "Bằng khen", "S01.02")[0]
    withdraw(proposal=gone, reason="Đơn vị xin rút để bổ sung hồ sơ.", by=office.office)
    ended = office.open("Khen thưởng đột xuất (bịa ra)", today.year, today)
    cancel_campaign(campaign=ended, reason="Gộp vào đợt khen thưởng năm.", by=office.office)


def _decided(office: _Office, today: date) -> None:
    campaign = office.open(f"Khen thưởng năm {today.year - 1} (bịa ra)", today.year - 1, today)
    proposals = office.propose(campaign, "Giấy khen", "S01.01", "S01.02", "S01.03", "S01.04")
    met = office.meet(campaign, proposals)
    awarded = [one for one in Proposal.objects.filter(campaign=met) if (one.votes_for or 0) > (one.votes_against or 0)]
    told = found_of(met, awarded, today)
    keys = [one.pk for one in awarded if told[one.pk].eligible]
    reason = "Chưa đủ điều kiện hoặc hội đồng chưa đồng ý quá bán."
    decide(campaign=met, number="2025/QĐ-UBND", day=today, awarded=keys, reason=reason, today=today, by=office.office)
    if keys:
        last = Proposal.objects.get(pk=keys[-1])
        revoke(proposal=last, day=today, reason="Số liệu báo cáo kèm hồ sơ không đúng.", by=office.office)
