"""What a person does to type a text of commendation; for tests/test_typed_texts.py."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from dondoc.commendation.actions import (
    Draft,
    add_form,
    add_member,
    add_proof,
    cancel_campaign,
    change_proposal,
    hold_meeting,
    open_campaign,
    propose,
    write_opinion,
)
from dondoc.commendation.actions import decide as decide_awards
from dondoc.commendation.actions import withdraw as withdraw_proposal
from dondoc.commendation.models import AwardForm, CommendationCampaign, Proposal
from dondoc.documents.attachments import attachment
from dondoc.units.queries import version_of
from orders import DAY

NUMBER = "0912 345 678"
WORDS = f"gặp anh Thử, {NUMBER}"
PDF = b"%PDF-1.7 invented"


def _commend(s: Any, **texts: str) -> CommendationCampaign:
    """A campaign of the province."""
    said = {"title": "Khen thưởng", "barred": "Yếu"} | texts
    days = {"window_start": DAY, "window_end": DAY, "propose_by": date(2099, 1, 1), "decide_by": date(2099, 1, 1)}
    draft = Draft(year=2026, needs_level=False, least_on_time=0, **said, **days)  # type: ignore[arg-type]
    return open_campaign(unit_id=s.cast.province.pk, draft=draft, by=s.round.office)


def _award(s: Any, name: str) -> AwardForm:
    limits = {"for_individuals": False, "kind": "", "number": None, "share": None}
    return add_form(campaign=_commend(s), name=name, by=s.round.office, **limits)  # type: ignore[arg-type]


def _propose(s: Any, achievements: str = "Không để xảy ra cháy.") -> Proposal:
    unit = version_of(s.cast.commune.pk, DAY)
    assert unit is not None
    return propose(
        form=_award(s, "Giấy khen"),
        unit=unit,
        proposed_by=unit.unit_id,
        achievements=achievements,
        day=DAY,
        by=s.round.office,
    )


def _meet(s: Any, proposal: Proposal, minutes: str = "Thống nhất.") -> object:
    campaign = proposal.campaign
    if not campaign.members.exists():
        add_member(campaign=campaign, unit=s.cast.police, chair=True, by=s.round.office)
    return hold_meeting(campaign=campaign, held_on=DAY, present=1, minutes=minutes, today=DAY, by=s.round.office)


def _proposal_before_council(s: Any) -> Proposal:
    proposal = _propose(s)
    _meet(s, proposal)
    return Proposal.objects.select_related("campaign").get(pk=proposal.pk)


TYPED: dict[str, Callable[[Any], object]] = {
    "commendation.CommendationCampaign.title": lambda s: _commend(s, title=WORDS),
    "commendation.CommendationCampaign.barred": lambda s: _commend(s, barred=WORDS),
    "commendation.CommendationCampaign.reason": lambda s: cancel_campaign(
        campaign=_commend(s), reason=WORDS, by=s.round.office
    ),
    "commendation.AwardForm.name": lambda s: _award(s, WORDS),
    "commendation.Proposal.achievements": lambda s: _propose(s, WORDS),
    "commendation.Proposal.achievements (changed)": lambda s: change_proposal(
        proposal=_propose(s), achievements=WORDS, by=s.round.office
    ),
    "commendation.Proposal.reason": lambda s: withdraw_proposal(proposal=_propose(s), reason=WORDS, by=s.round.office),
    "commendation.Proposal.opinion": lambda s: write_opinion(
        proposal=_proposal_before_council(s), votes_for=1, votes_against=0, opinion=WORDS, by=s.round.office
    ),
    "commendation.Proof.words": lambda s: add_proof(
        proposal=_propose(s), upload=attachment(PDF, "a.pdf"), words=WORDS, by=s.round.office
    ),
    "commendation.Meeting.minutes": lambda s: _meet(s, _propose(s), WORDS),
    "commendation.AwardDecision.number": lambda s: decide_awards(
        campaign=_proposal_before_council(s).campaign,
        number=NUMBER,
        day=DAY,
        awarded=[],
        reason="Không đạt.",
        today=DAY,
        by=s.round.office,
    ),
}  # fmt: skip
