"""The council's meeting, its opinion on each proposal, the decision, and what is revoked later."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.commendation.actions.campaigns import hold
from dondoc.commendation.models import (
    AwardDecision,
    CampaignState,
    CommendationCampaign,
    Meeting,
    Proposal,
    ProposalState,
)
from dondoc.commendation.models.awards import LONGEST_NUMBER
from dondoc.commendation.queries import Found, found_of
from dondoc.commendation.rules import has_majority
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import Change, record, record_all
from dondoc.core.identifiers import refuse_identifiers
from dondoc.core.reasons import fit_reason

LONGEST_MINUTES = 20_000  # characters


@transaction.atomic
def hold_meeting(
    *, campaign: CommendationCampaign, held_on: date, present: int, minutes: str, today: date, by: User
) -> Meeting:
    """Records the council's meeting; proposals are taken in no more. Written again, it puts the minutes right."""
    held = hold(campaign, CampaignState.OPEN, CampaignState.MET)
    members, minutes = held.members.count(), minutes.strip()
    problems = []
    if not members:
        raise Refused(_("Hội đồng chưa có đơn vị nào. Hãy thêm các đơn vị thành viên trước."))
    if not 0 < present <= members:
        message = _("Số đơn vị dự họp từ 1 đến %(members)d. Hãy ghi lại.") % {"members": members}
        problems.append(Problem("present", message))
    voted = Proposal.objects.filter(campaign=held, state=ProposalState.SENT, votes_for__isnull=False)
    most = max((one.votes_for or 0) + (one.votes_against or 0) for one in voted) if voted else 0
    if 0 < present < most:
        message = _("Có đề nghị đã ghi %(most)d phiếu. Hãy ghi lại số đơn vị dự họp, hoặc sửa số phiếu trước.")
        problems.append(Problem("present", message % {"most": most}))
    if not minutes or len(minutes) > LONGEST_MINUTES:
        message = _("Hãy ghi nội dung họp, tối đa %(longest)d ký tự.") % {"longest": LONGEST_MINUTES}
        problems.append(Problem("minutes", message))
    if held_on > today:
        problems.append(Problem("held", _("Ngày họp chưa đến. Hãy ghi lại ngày.")))
    if problems:
        raise Invalid(problems)
    refuse_identifiers({"minutes": minutes})
    told = {"held": held_on, "present": present, "minutes": minutes}
    meeting, _made = Meeting.objects.update_or_create(campaign=held, defaults=told | {"by": by})
    held.state = CampaignState.MET
    held.save(update_fields=["state"])
    record("commendation.meet", held, by=by, unit_id=held.unit_id, after=told)
    return meeting


@transaction.atomic
def write_opinion(*, proposal: Proposal, votes_for: int, votes_against: int, opinion: str, by: User) -> None:
    """Records how many units of the council were for a proposal and how many against, and what it thinks of it."""
    campaign = hold(proposal.campaign, CampaignState.MET)
    present, opinion = campaign.meeting.present, opinion.strip()
    if min(votes_for, votes_against) < 0 or votes_for + votes_against > present:
        message = _("Cộng hai số phiếu không quá %(present)d đơn vị dự họp. Hãy ghi lại.") % {"present": present}
        raise Invalid([Problem("votes_against", message)])
    refuse_identifiers({"opinion": opinion})
    held = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if held.state != ProposalState.SENT:
        raise Refused(_("Đề nghị này đã được rút nên không ghi phiếu được. Hãy tải lại trang."))
    before = {"votes_for": held.votes_for, "votes_against": held.votes_against, "opinion": held.opinion}
    held.votes_for, held.votes_against, held.opinion = votes_for, votes_against, opinion
    held.save(update_fields=["votes_for", "votes_against", "opinion"])
    after = {"votes_for": votes_for, "votes_against": votes_against, "opinion": opinion}
    record("commendation.opinion", held, by=by, unit_id=held.unit_id, before=before, after=after)


@transaction.atomic
def decide(
    *,
    campaign: CommendationCampaign,
    number: str,
    day: date,
    awarded: Collection[int],
    reason: str,
    today: date,
    by: User,
) -> AwardDecision:
    """Awards some of the proposals and declines the others, with the reason; what was found of each is kept.

    Refused where one to be awarded is not eligible, or has no majority of the council.
    """
    held = hold(campaign, CampaignState.MET)
    number = _fit_decision(number, day, today)
    proposals = list(Proposal.objects.select_for_update(of=("self",)).filter(campaign=held, state=ProposalState.SENT))
    chosen = {one.pk for one in proposals if one.pk in awarded}
    if len(chosen) < len(proposals):
        reason = fit_reason(reason, _("Có đề nghị không được chọn. Hãy ghi lý do chung cho các đề nghị ấy."))
    found = found_of(held, proposals, today, chosen)
    _refuse(proposals, chosen, found, held.meeting.present)
    decision = AwardDecision.objects.create(campaign=held, number=number, date=day, by=by)
    for one in proposals:
        one.found = _kept(found[one.pk])
        one.state = ProposalState.AWARDED if one.pk in chosen else ProposalState.DECLINED
        one.decision, one.reason = (decision, "") if one.pk in chosen else (None, reason)
    Proposal.objects.bulk_update(proposals, ["found", "state", "decision", "reason"], batch_size=200)
    held.state = CampaignState.DECIDED
    held.save(update_fields=["state"])
    record("commendation.decide", held, by=by, unit_id=held.unit_id, after={"number": number, "date": day})
    was = {"state": ProposalState.SENT.value}
    record_all(
        "commendation.outcome",
        [Change(one, one.unit_id, was, {"state": str(one.state)}) for one in proposals],
        by=by,
        reason=reason,
    )
    return decision


@transaction.atomic
def revoke(*, proposal: Proposal, day: date, reason: str, by: User) -> None:
    """Takes an award back from a day on, with the reason; it stays in the register."""
    reason = fit_reason(reason, _("Chưa ghi lý do thu hồi. Hãy ghi vì sao thu hồi."))
    held = Proposal.objects.select_for_update(of=("self",)).select_related("decision").get(pk=proposal.pk)
    if held.state != ProposalState.AWARDED or held.decision is None:
        raise Refused(_("Chỉ thu hồi được khen thưởng đang có hiệu lực. Hãy tải lại trang."))
    held.state, held.revoked_on, held.reason = ProposalState.REVOKED, max(day, held.decision.date), reason
    held.save(update_fields=["state", "revoked_on", "reason"])
    told = {"before": {"state": ProposalState.AWARDED.value}, "after": {"state": ProposalState.REVOKED.value}}
    record("commendation.revoke", held, by=by, unit_id=held.unit_id, reason=reason, **told)


def _fit_decision(number: str, day: date, today: date) -> str:
    number = " ".join(number.split())
    problems = []
    if not number or len(number) > LONGEST_NUMBER:
        problems.append(Problem("number", _("Hãy ghi số, ký hiệu quyết định, ví dụ 125/QĐ-UBND.")))
    if day > today:
        problems.append(Problem("day", _("Ngày quyết định chưa đến. Hãy ghi lại ngày.")))
    if problems:
        raise Invalid(problems)
    refuse_identifiers({"number": number})
    return number


def _refuse(proposals: Collection[Proposal], chosen: set[int], found: dict[int, Found], present: int) -> None:
    """Tells of each that can't be awarded, by its id as the place."""
    problems = []
    for one in proposals:
        if one.pk not in chosen:
            continue
        if not found[one.pk].eligible:
            told = _("Có điều kiện chưa đạt. Hãy bỏ chọn, hoặc xem lại từng điều kiện ở trang đề nghị.")
            problems.append(Problem(f"p{one.pk}", told))
        elif not has_majority(one.votes_for, present):
            told = _("Hội đồng chưa đồng ý quá bán. Hãy ghi số phiếu, hoặc bỏ chọn.")
            problems.append(Problem(f"p{one.pk}", told))
    if problems:
        raise Invalid(problems)


def _kept(found: Found) -> list[dict[str, object]]:
    """What was found, as it is kept: each condition with what was measured."""
    told = found.told
    measures: dict[str, dict[str, object]] = {
        "level": {"level": told.level},
        "on_time": {"in_time": told.in_time, "owed": told.owed},
        "findings": {"overdue": told.overdue},
        "quota": {"used": told.used, "places": told.places, "of": told.quota_of},
    }
    return [{"check": str(one.check), "met": one.met, **measures[one.check]} for one in found.reasons]
