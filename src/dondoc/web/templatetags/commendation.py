"""How campaigns and proposals stand, and whether conditions are met."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _

from dondoc.commendation.models import CampaignState, CommendationCampaign, Proposal, ProposalState

register = template.Library()
_CAMPAIGN = {
    CampaignState.OPEN: ("accent", "send"),
    CampaignState.MET: ("warn", "people"),
    CampaignState.DECIDED: ("good", "check-circle"),
    CampaignState.CANCELLED: ("calm", "slash-circle"),
}
_PROPOSAL = {
    ProposalState.SENT: ("accent", "send"),
    ProposalState.WITHDRAWN: ("calm", "dash-circle"),
    ProposalState.AWARDED: ("good", "check-circle"),
    ProposalState.DECLINED: ("calm", "x-circle"),
    ProposalState.REVOKED: ("bad", "arrow-counterclockwise"),
}


@register.inclusion_tag("components/state_badge.html")
def campaign_state(campaign: CommendationCampaign) -> dict[str, Any]:
    """Where a campaign stands."""
    tone, icon = _CAMPAIGN[CampaignState(campaign.state)]
    return {"tone": tone, "icon": icon, "word": campaign.get_state_display()}


@register.inclusion_tag("components/state_badge.html")
def proposal_state(proposal: Proposal) -> dict[str, Any]:
    """Where a proposal stands."""
    tone, icon = _PROPOSAL[ProposalState(proposal.state)]
    return {"tone": tone, "icon": icon, "word": proposal.get_state_display()}


@register.inclusion_tag("components/state_badge.html")
def condition(met: bool | None) -> dict[str, Any]:
    """Whether a condition is met."""
    tone, icon, word = {
        True: ("good", "check-circle", _("Đạt")),
        False: ("bad", "x-circle", _("Chưa đạt")),
        None: ("calm", "dash-circle", _("Không xét")),
    }[met]
    return {"tone": tone, "icon": icon, "word": word}


@register.inclusion_tag("components/state_badge.html")
def eligibility(eligible: bool) -> dict[str, Any]:
    """Whether a unit may be commended."""
    tone, icon = ("good", "check-circle") if eligible else ("bad", "exclamation-triangle")
    return {"tone": tone, "icon": icon, "word": _("Đủ điều kiện") if eligible else _("Chưa đủ điều kiện")}
