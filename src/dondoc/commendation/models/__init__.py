"""What is stored of commendations of units. Collectives only: no natural person stands in any table."""

from dondoc.commendation.models.awards import AwardDecision, Meeting
from dondoc.commendation.models.campaign import (
    LONGEST_TITLE,
    AwardForm,
    CampaignState,
    CommendationCampaign,
    CouncilMember,
    FormQuota,
)
from dondoc.commendation.models.proposals import Proof, Proposal, ProposalState

__all__ = [
    "LONGEST_TITLE",
    "AwardDecision",
    "AwardForm",
    "CampaignState",
    "CommendationCampaign",
    "CouncilMember",
    "FormQuota",
    "Meeting",
    "Proof",
    "Proposal",
    "ProposalState",
]
