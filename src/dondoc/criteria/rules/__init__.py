"""What points are worth: pure rules of criteria sets, values in and values out."""

from dondoc.criteria.rules.drafts import (
    DEFAULT_LEVELS,
    CriterionDraft,
    Exemption,
    LevelDraft,
    SectionDraft,
    SetDraft,
    Step,
)
from dondoc.criteria.rules.kinds import CriterionKind, Purpose, Reckoning
from dondoc.criteria.rules.many import MISSING, Outcomes, score_many
from dondoc.criteria.rules.prefill import answer_of
from dondoc.criteria.rules.scoring import NOT_ANSWERED, Answer, Outcome, Part, score
from dondoc.criteria.rules.values import Attributes, CriterionRule, LevelRule, SetRules
from dondoc.criteria.rules.years import window, year_of

__all__ = [
    "DEFAULT_LEVELS",
    "MISSING",
    "NOT_ANSWERED",
    "Answer",
    "Attributes",
    "CriterionDraft",
    "CriterionKind",
    "CriterionRule",
    "Exemption",
    "LevelDraft",
    "LevelRule",
    "Outcome",
    "Outcomes",
    "Part",
    "Purpose",
    "Reckoning",
    "SectionDraft",
    "SetDraft",
    "SetRules",
    "Step",
    "answer_of",
    "score",
    "score_many",
    "window",
    "year_of",
]
