"""Points, shares and the level of one unit, from its answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dondoc.criteria.rules.kinds import CriterionKind, Reckoning
from dondoc.criteria.rules.values import Attributes, CriterionRule, LevelRule, SetRules

WHOLE = 10_000  # 100 % in hundredths of a per cent


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to a criterion: a whole number whose meaning `CriterionKind` gives; None where nothing was.

    ``not_applicable``: the unit declares that the criterion does not concern it; heeded where the criterion allows it.
    Raises ValueError for a number below zero.
    """

    value: int | None = None
    not_applicable: bool = False

    def __post_init__(self) -> None:
        if self.value is not None and self.value < 0:
            raise ValueError("an answer is never below zero")


NOT_ANSWERED = Answer()


@dataclass(frozen=True, slots=True)
class Part:
    """Points of a section, and the most that it gives to this unit."""

    points: int
    maximum: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What answers come to. Points are in hundredths; what is not answered yet gives nothing.

    ``points`` of ``maximum``, the most that applies to the unit; ``scaled`` are the points on the full scale of the
    set, ``share`` is in hundredths of a per cent, rounded down; both are None where nothing applies. ``criteria`` holds
    the points of each criterion that was answered. ``level`` is the key of the level, None for none; ``by_points`` the
    one it would be without the knock-outs that have ``struck``.
    """

    points: int
    maximum: int
    scaled: int | None
    share: int | None
    level: str | None
    by_points: str | None
    sections: Mapping[int, Part]
    criteria: Mapping[int, int]
    exempt: frozenset[int]
    missing: tuple[int, ...]
    struck: tuple[int, ...]


def score(rules: SetRules, answers: Mapping[int, Answer], attributes: Attributes) -> Outcome:
    """What the answers of one unit come to, by the criteria that apply to it.

    A number over what a criterion takes counts as the most that it takes.
    """
    exempt, missing, struck = set[int](), [], []
    points: dict[int, int] = {}
    sums = {section: [0, 0] for section in rules.sections}
    lowest = 0
    for criterion in rules.criteria:
        answer = answers.get(criterion.id, NOT_ANSWERED)
        if criterion.exempts(attributes) or (criterion.by_declaration and answer.not_applicable):
            exempt.add(criterion.id)
            continue
        sums[criterion.section][1] += criterion.points
        if answer.value is None:
            missing.append(criterion.id)
            continue
        points[criterion.id] = points_of(criterion, answer.value)
        sums[criterion.section][0] += points[criterion.id]
        if criterion.kind is CriterionKind.KNOCK_OUT and answer.value:
            struck.append(criterion.id)
            lowest = max(lowest, rules.place_under(criterion))
    parts = {section: Part(*both) for section, both in sums.items()}
    total, maximum = max(0, sum(part.points for part in parts.values())), sum(part.maximum for part in parts.values())
    place = _place(rules, total, maximum, parts)
    return Outcome(
        points=total,
        maximum=maximum,
        scaled=scaled(total, maximum, rules.full),
        share=total * WHOLE // maximum if maximum else None,
        level=rules.level_at(max(place, lowest)),
        by_points=rules.level_at(place),
        sections=parts,
        criteria=points,
        exempt=frozenset(exempt),
        missing=tuple(missing),
        struck=tuple(struck),
    )


def points_of(criterion: CriterionRule, value: int) -> int:
    """The points that one answer gives, in hundredths; below zero only where more is deducted than is given."""
    match criterion.kind:
        case CriterionKind.SCALE:
            return min(value, criterion.points)
        case CriterionKind.STEPS:
            return max((step.points for step in criterion.steps if _is_on(step.threshold, value, criterion)), default=0)
        case CriterionKind.YES_NO:
            return criterion.points if value else 0
        case CriterionKind.DEDUCTION:
            return criterion.points - min(value * criterion.per_case, criterion.cap)
        case CriterionKind.KNOCK_OUT:
            return 0


def scaled(points: int, maximum: int, full: int) -> int | None:
    """Points of a maximum brought to the full scale, to the nearest hundredth, a half up; None of no maximum."""
    return (2 * points * full + maximum) // (2 * maximum) if maximum else None


def _is_on(threshold: int, value: int, criterion: CriterionRule) -> bool:
    return value >= threshold if criterion.higher else value <= threshold


def _place(rules: SetRules, points: int, maximum: int, parts: Mapping[int, Part]) -> int:
    """The place of the best level that the points reach; past the last where they reach none."""
    reached = (place for place, level in enumerate(rules.levels) if _reaches(rules, level, points, maximum, parts))
    return next(reached, len(rules.levels))


def _reaches(rules: SetRules, level: LevelRule, points: int, maximum: int, parts: Mapping[int, Part]) -> bool:
    on_scale = scaled(points, maximum, rules.full)
    if on_scale is None:
        return False
    if rules.reckoning is Reckoning.SCALED:
        enough = on_scale >= level.threshold
    else:
        enough = points * WHOLE >= level.threshold * maximum
    return enough and all(_holds_up(part, level.section_share) for part in parts.values())


def _holds_up(part: Part, share: int) -> bool:
    """Whether a section is not under a share; one of which nothing applies is not."""
    return not share or not part.maximum or part.points * WHOLE >= share * part.maximum
