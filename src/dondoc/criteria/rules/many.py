"""The same as `dondoc.criteria.rules.scoring.score`, for many units at once: one array a criterion, exactly equal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dondoc.criteria.rules.kinds import CriterionKind, Reckoning
from dondoc.criteria.rules.scoring import WHOLE, Outcome, Part
from dondoc.criteria.rules.values import Attributes, CriterionRule, LevelRule, SetRules

MISSING = -1
"""Stands where a unit has not answered."""

Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Outcomes:
    """What the answers of many units come to, one row for each, in the order that they came in.

    ``points``, ``maximum`` and ``scaled`` as in `Outcome` (of no maximum, ``scaled`` is `MISSING`); ``level`` and
    ``by_points`` are places among the set's levels, past the last for none. The tables have one line for each criterion
    or section of the rules: ``criteria`` (0 where not answered), ``exempt``, ``missing``, ``section_points`` and
    ``section_maximum``.
    """

    rules: SetRules
    points: Whole
    maximum: Whole
    scaled: Whole
    level: Whole
    by_points: Whole
    criteria: Whole
    exempt: Flags
    missing: Flags
    struck: Flags
    section_points: Whole
    section_maximum: Whole

    def __len__(self) -> int:
        return len(self.points)

    def outcome(self, row: int) -> Outcome:
        """One unit's outcome as `score` gives it."""
        rules = self.rules
        points, maximum = int(self.points[row]), int(self.maximum[row])
        ids = [criterion.id for criterion in rules.criteria]
        answered = ~(self.exempt[:, row] | self.missing[:, row])
        return Outcome(
            points=points,
            maximum=maximum,
            scaled=int(self.scaled[row]) if maximum else None,
            share=points * WHOLE // maximum if maximum else None,
            level=rules.level_at(int(self.level[row])),
            by_points=rules.level_at(int(self.by_points[row])),
            sections={
                section: Part(int(self.section_points[at, row]), int(self.section_maximum[at, row]))
                for at, section in enumerate(rules.sections)
            },
            criteria={ids[at]: int(self.criteria[at, row]) for at in np.flatnonzero(answered)},
            exempt=frozenset(ids[at] for at in np.flatnonzero(self.exempt[:, row])),
            missing=tuple(ids[at] for at in np.flatnonzero(self.missing[:, row])),
            struck=tuple(ids[at] for at in np.flatnonzero(self.struck[:, row])),
        )


def score_many(
    rules: SetRules, values: Whole, attributes: Sequence[Attributes], not_applicable: Flags | None = None
) -> Outcomes:
    """What the answers of many units come to.

    ``values`` has one line for each criterion of the rules, in their order, and one column for each unit, `MISSING`
    where nothing was answered; ``not_applicable`` is of the same shape and marks what units declare not to concern
    them. ``attributes`` holds those of each unit. Raises ValueError where the shapes do not fit.
    """
    shape = (len(rules.criteria), len(attributes))
    if values.shape != shape or (not_applicable is not None and not_applicable.shape != shape):
        raise ValueError(f"answers of {shape[0]} criteria and {shape[1]} units are needed")
    exempt = _exempt(rules, attributes)
    if not_applicable is not None:
        for at, criterion in enumerate(rules.criteria):
            if criterion.by_declaration:
                exempt[at] |= not_applicable[at]
    missing = (values < 0) & ~exempt
    points = np.zeros(shape, dtype=np.int64)
    struck = np.zeros(shape, dtype=np.bool_)
    lowest = np.zeros(shape[1], dtype=np.int64)
    for at, criterion in enumerate(rules.criteria):
        counts = ~(exempt[at] | missing[at])
        if criterion.kind is CriterionKind.KNOCK_OUT:
            struck[at] = counts & (values[at] > 0)
            np.maximum(lowest, np.where(struck[at], rules.place_under(criterion), 0), out=lowest)
        else:
            points[at] = np.where(counts, _points(criterion, values[at]), 0)
    return _outcomes(rules, points, exempt, missing, struck, lowest)


def _exempt(rules: SetRules, attributes: Sequence[Attributes]) -> Flags:
    """Units with the same attributes are looked at once."""
    alike = {each: at for at, each in enumerate(dict.fromkeys(attributes))}
    group = np.fromiter(map(alike.__getitem__, attributes), np.int64, len(attributes))
    exempt = np.zeros((len(rules.criteria), len(attributes)), dtype=np.bool_)
    for at, criterion in enumerate(rules.criteria):
        freed = np.array([criterion.exempts(each) for each in alike], dtype=np.bool_)
        if freed.any():
            exempt[at] = freed[group]
    return exempt


def _points(criterion: CriterionRule, values: Whole) -> Whole:
    """The points that each answer gives; of those that are missing anything."""
    match criterion.kind:
        case CriterionKind.SCALE:
            return np.minimum(values, criterion.points)
        case CriterionKind.STEPS:
            return _stepped(criterion, values)
        case CriterionKind.YES_NO:
            return np.where(values > 0, criterion.points, 0)
        case _:
            # More cases than the cap has room for change nothing, and could pass what 64 bits hold.
            cases = np.minimum(values, -(-criterion.cap // criterion.per_case)) if criterion.per_case else values * 0
            return criterion.points - np.minimum(cases * criterion.per_case, criterion.cap)


def _stepped(criterion: CriterionRule, values: Whole) -> Whole:
    points = np.zeros(values.shape, dtype=np.int64)
    for step in criterion.steps:
        on = values >= step.threshold if criterion.higher else values <= step.threshold
        np.maximum(points, np.where(on, step.points, 0), out=points)
    return points


def _outcomes(
    rules: SetRules, criteria: Whole, exempt: Flags, missing: Flags, struck: Flags, lowest: Whole
) -> Outcomes:
    section_points, section_maximum = _sections(rules, criteria, exempt)
    points, maximum = np.maximum(section_points.sum(axis=0), 0), section_maximum.sum(axis=0)
    some = np.maximum(maximum, 1)
    on_scale = np.where(maximum > 0, (2 * points * rules.full + maximum) // (2 * some), MISSING)
    by_points = np.full(points.shape, len(rules.levels), dtype=np.int64)
    for place in reversed(range(len(rules.levels))):
        level = rules.levels[place]
        enough = on_scale >= level.threshold
        if rules.reckoning is Reckoning.SHARE:
            enough = points * WHOLE >= level.threshold * maximum
        reached = (maximum > 0) & enough & _all_hold_up(level, section_points, section_maximum)
        by_points = np.where(reached, place, by_points)
    return Outcomes(
        rules=rules,
        points=points,
        maximum=maximum,
        scaled=on_scale,
        level=np.maximum(by_points, lowest),
        by_points=by_points,
        criteria=criteria,
        exempt=exempt,
        missing=missing,
        struck=struck,
        section_points=section_points,
        section_maximum=section_maximum,
    )


def _sections(rules: SetRules, criteria: Whole, exempt: Flags) -> tuple[Whole, Whole]:
    """Points and maximum of each section."""
    shape = (len(rules.sections), criteria.shape[1])
    points, maximum = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    place = {section: at for at, section in enumerate(rules.sections)}
    for at, criterion in enumerate(rules.criteria):
        points[place[criterion.section]] += criteria[at]
        if criterion.points:
            maximum[place[criterion.section]] += np.where(exempt[at], 0, criterion.points)
    return points, maximum


def _all_hold_up(level: LevelRule, points: Whole, maximum: Whole) -> Flags:
    if not level.section_share:
        return np.ones(points.shape[1], dtype=np.bool_)
    fits: Flags = ((maximum == 0) | (points * WHOLE >= level.section_share * maximum)).all(axis=0)
    return fits
