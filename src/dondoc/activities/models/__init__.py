"""What is stored of activities."""

from dondoc.activities.models.campaigns import (
    Campaign,
    CampaignItem,
    CampaignKind,
    CampaignState,
    CampaignUnit,
    ItemDone,
)
from dondoc.activities.models.classes import Audience, ClassState, HeadCount, TrainingClass
from dondoc.activities.models.commitments import ABOUT_PEOPLE, Commitment, CommitmentCount, Signer
from dondoc.activities.models.fields import LONGEST_TITLE, Activity, Area
from dondoc.activities.models.forces import ForceCount, ForceKind, ForceNorm
from dondoc.activities.models.initiatives import (
    AnswerKind,
    Initiative,
    InitiativePaper,
    InitiativeReview,
    InitiativeState,
    Outcome,
    ReviewQuestion,
    Uptake,
)

__all__ = [
    "ABOUT_PEOPLE",
    "LONGEST_TITLE",
    "Activity",
    "AnswerKind",
    "Area",
    "Audience",
    "Campaign",
    "CampaignItem",
    "CampaignKind",
    "CampaignState",
    "CampaignUnit",
    "ClassState",
    "Commitment",
    "CommitmentCount",
    "ForceCount",
    "ForceKind",
    "ForceNorm",
    "HeadCount",
    "Initiative",
    "InitiativePaper",
    "InitiativeReview",
    "InitiativeState",
    "ItemDone",
    "Outcome",
    "ReviewQuestion",
    "Signer",
    "TrainingClass",
    "Uptake",
]
