"""Which answers of a sheet are counts of people too small to be told outside the unit (docs/scope.md, rule 3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dondoc.activities.facts import ABOUT_PEOPLE
from dondoc.assessments.rules.answers import HUNDREDTHS
from dondoc.consolidation.hiding import hidden_figure
from dondoc.criteria.models import Criterion
from dondoc.criteria.rules import CriterionKind


def is_withheld(criterion: Criterion, stored: Mapping[str, Any] | None) -> bool:
    """Whether an answer to a criterion that counts people is told to the unit alone.

    A reviewing unit that leaves the box of such an answer empty takes it as the unit wrote it.
    """
    if criterion.fact not in ABOUT_PEOPLE or stored is None or stored.get("na"):
        return False
    match CriterionKind(criterion.kind):
        case CriterionKind.STEPS:
            heads = -(-stored["value"] // 10**HUNDREDTHS)
        case CriterionKind.DEDUCTION:
            heads = stored["value"]
        case _:
            return False
    return is_small(criterion, heads)


def is_small(criterion: Criterion, heads: int) -> bool:
    """Whether what was measured for a criterion counts people, and too few."""
    return hidden_figure(heads, about_people=criterion.fact in ABOUT_PEOPLE, own=False) is not None
