"""What is stored of activities."""

from dondoc.activities.models.classes import Audience, ClassState, HeadCount, TrainingClass
from dondoc.activities.models.fields import LONGEST_TITLE, Activity, Area
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
    "LONGEST_TITLE",
    "Activity",
    "AnswerKind",
    "Area",
    "Audience",
    "ClassState",
    "HeadCount",
    "Initiative",
    "InitiativePaper",
    "InitiativeReview",
    "InitiativeState",
    "Outcome",
    "ReviewQuestion",
    "TrainingClass",
    "Uptake",
]
