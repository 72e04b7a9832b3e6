"""Finds what a request about commendations names, if the user may see it."""

from __future__ import annotations

from datetime import date

from django.http import Http404

from dondoc.commendation.models import CommendationCampaign, Proposal
from dondoc.commendation.permissions import PROPOSING, can_propose, can_run
from dondoc.commendation.queries import campaigns_for, proposals_for
from dondoc.core.errors import Denied
from dondoc.units.queries import version_of
from dondoc.web.requests import AuthedRequest


def campaign_in_sight(request: AuthedRequest, campaign_id: int, day: date) -> CommendationCampaign:
    """A campaign that reaches one of the user's units, or lies in the user's sight."""
    found = campaigns_for(request.user, day).filter(pk=campaign_id).first()
    if found is None:
        raise Http404
    return found


def campaign_to_run(request: AuthedRequest, campaign_id: int, day: date) -> CommendationCampaign:
    """The same for its office; `Denied` to others who see it."""
    found = campaign_in_sight(request, campaign_id, day)
    if not can_run(request.user, found.unit_id, day):
        raise Denied
    return found


def proposal_in_sight(request: AuthedRequest, proposal_id: int, day: date) -> Proposal:
    """A proposal of a unit in the user's sight, or before the user's council."""
    found = proposals_for(request.user, day).select_related("decision").filter(pk=proposal_id).first()
    if found is None:
        raise Http404
    return found


def may_propose(request: AuthedRequest, campaign: CommendationCampaign, unit_id: int, day: date) -> bool:
    """Whether the seat proposes a unit in a campaign."""
    unit = version_of(unit_id, day)
    return unit is not None and can_propose(request.seat, campaign, unit.path)


def proposal_to_write(request: AuthedRequest, proposal_id: int, day: date) -> Proposal:
    """A proposal for whoever answers for it; `Denied` to others who see it."""
    found = proposal_in_sight(request, proposal_id, day)
    if not may_write(request, found, day):
        raise Denied
    return found


def may_write(request: AuthedRequest, proposal: Proposal, day: date) -> bool:
    """Whether the seat answers for a proposal: it may propose the unit, or sits at the unit that made the proposal, or
    took it over from one that has ended.
    """
    mine = request.seat.unit_id == proposal.proposed_by_id and request.seat.role in PROPOSING
    return mine or may_propose(request, proposal.campaign, proposal.unit_id, day)


def proposal_to_judge(request: AuthedRequest, proposal_id: int, day: date) -> Proposal:
    """A proposal for the office of its campaign; `Denied` to others who see it."""
    found = proposal_in_sight(request, proposal_id, day)
    if not can_run(request.user, found.campaign.unit_id, day):
        raise Denied
    return found
