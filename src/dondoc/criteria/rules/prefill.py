"""The answer that a measured fact gives, so that nobody types what dondoc knows."""

from __future__ import annotations

from dondoc.criteria.rules.kinds import CriterionKind
from dondoc.criteria.rules.scoring import WHOLE, Answer
from dondoc.criteria.rules.values import CriterionRule


def answer_of(criterion: CriterionRule, amount: int, of: int | None) -> Answer | None:
    """The answer to a criterion by a fact's ``amount``, or its share ``of`` something; None where it gives none.

    - SCALE: the points in proportion to a share, rounded down; a count gives none.
    - STEPS: the count, or the share in per cent to two decimals, rounded down.
    - YES_NO: yes for any count above zero, for a share only when it is whole.
    - DEDUCTION: the count; of a share the cases that it falls short by.
    - KNOCK_OUT: struck by any count above zero, by a share that is not whole.
    """
    if of == 0:
        return None
    match criterion.kind:
        case CriterionKind.SCALE:
            return None if of is None else Answer(min(criterion.points, criterion.points * amount // of))
        case CriterionKind.STEPS:
            return Answer(amount * 100 if of is None else amount * WHOLE // of)
        case CriterionKind.YES_NO:
            return Answer(int(amount > 0 if of is None else amount >= of))
        case CriterionKind.DEDUCTION:
            return Answer(amount if of is None else max(0, of - amount))
        case CriterionKind.KNOCK_OUT:
            return Answer(int(amount > 0 if of is None else amount < of))
