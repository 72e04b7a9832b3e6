"""What is stored of criteria sets."""

from dondoc.criteria.models.criteria import Criterion, CriterionKinds, Level, Section
from dondoc.criteria.models.sets import LONGEST, CriteriaSet, Purposes, Reckonings, SetState

__all__ = [
    "LONGEST",
    "CriteriaSet",
    "Criterion",
    "CriterionKinds",
    "Level",
    "Purposes",
    "Reckonings",
    "Section",
    "SetState",
]
