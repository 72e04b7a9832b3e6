"""The kinds of criteria, what sets are for, and how points are compared where some criteria do not apply."""

from __future__ import annotations

from enum import StrEnum


class Purpose(StrEnum):
    """What a set is for: the yearly scoring of units, or the checklist of a visit."""

    SCORING = "scoring"
    CHECKLIST = "checklist"


class CriterionKind(StrEnum):
    """How an answer becomes points. The answer (`dondoc.criteria.rules.scoring.Answer`) is a whole number:

    - SCALE: the points themselves, from none to the most, in hundredths of a point;
    - STEPS: a figure in hundredths (95,5 % is 9550, 3 classes are 300), which a table turns into points;
    - YES_NO: 1 gives all points, 0 none;
    - DEDUCTION: a number of cases, each of which takes points away, up to a cap;
    - KNOCK_OUT: 1 where it happened: no points, but the level is held down, or there is none.
    """

    SCALE = "scale"
    STEPS = "steps"
    YES_NO = "yes_no"
    DEDUCTION = "deduction"
    KNOCK_OUT = "knock_out"


class Reckoning(StrEnum):
    """What thresholds are compared with where a unit is exempt from some criteria.

    SCALED: the points brought to the full scale of the set, to the nearest hundredth of a point (a half counts up).
    SHARE: the exact share of the maximum that applies to the unit, in per cent.
    """

    SCALED = "scaled"
    SHARE = "share"
