"""What is stored of yearly rounds."""

from dondoc.assessments.models.decisions import Appeal, AppealState, Decision, Recognition
from dondoc.assessments.models.reviews import Review, Settlement
from dondoc.assessments.models.rounds import AssessmentRound, Member, ResultAim, Sides, Way
from dondoc.assessments.models.scores import STATE_NAMES, Assessment, Proof, ScoreState, SelfScore

__all__ = [
    "STATE_NAMES",
    "Appeal",
    "AppealState",
    "Assessment",
    "AssessmentRound",
    "Decision",
    "Member",
    "Proof",
    "Recognition",
    "ResultAim",
    "Review",
    "ScoreState",
    "SelfScore",
    "Settlement",
    "Sides",
    "Way",
]
