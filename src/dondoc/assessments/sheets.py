"""A criteria set as a round asks it, and what dondoc measures for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from dondoc.assessments.models import AssessmentRound
from dondoc.assessments.rules.answers import Stored, answers_of
from dondoc.criteria.models import CriteriaSet, Criterion, Level
from dondoc.criteria.queries import attributes_of, criteria_of, rule_of
from dondoc.criteria.rules import (
    Attributes,
    CriterionRule,
    LevelRule,
    Outcome,
    Reckoning,
    SetRules,
    answer_of,
    score,
)
from dondoc.facts import BY_KEY
from dondoc.units.queries import version_of

Measures = dict[str, dict[str, Any]]
"""Id of a criterion as text -> {"amount", "of", "answer"}."""


@dataclass(frozen=True)
class Sheet:
    """Criteria in order with their sections at hand, levels the best first, and both as `rules` reckon with them."""

    criteria: tuple[Criterion, ...]
    levels: tuple[Level, ...]
    reckoning: Reckoning

    @cached_property
    def rules(self) -> SetRules:
        """For `score`."""
        levels = tuple(LevelRule(each.key, each.threshold, each.section_share) for each in self.levels)
        return SetRules(tuple(rule_of(each) for each in self.criteria), levels, self.reckoning)

    @cached_property
    def by_id(self) -> dict[int, CriterionRule]:
        return {each.id: each for each in self.rules.criteria}

    @cached_property
    def names(self) -> dict[str, str]:
        """Key of a level -> its name."""
        return {each.key: each.name for each in self.levels}

    @cached_property
    def ranks(self) -> dict[str, int]:
        """Key of a level -> its place, 0 for the best; "" stands past the last, for a unit that was struck out."""
        return {each.key: place for place, each in enumerate(self.levels)} | {"": len(self.levels)}

    def outcome(self, answers: Stored, attributes: Iterable[Iterable[str]]) -> Outcome:
        """What stored answers come to for a unit with these attributes."""
        return score(self.rules, answers_of(answers), as_attributes(attributes))


def sheet_of(criteria_set: CriteriaSet) -> Sheet:
    """Two queries."""
    return Sheet(tuple(criteria_of(criteria_set)), tuple(criteria_set.levels.all()), Reckoning(criteria_set.reckoning))


def as_attributes(stored: Iterable[Iterable[str]]) -> Attributes:
    """Attributes from the pairs that a self-score keeps."""
    return frozenset((name, value) for name, value in stored)


def attributes_on(unit_id: int, day: date) -> list[list[str]]:
    """What is known of a unit on a day, as a self-score keeps it; nothing of one that is not there."""
    version = version_of(unit_id, day)
    return sorted([name, value] for name, value in attributes_of(version)) if version else []


def measured_of(round_: AssessmentRound, sheet: Sheet, unit_ids: Collection[int]) -> dict[int, Measures]:
    """What dondoc's own records say of units in the assessment year, for the criteria that name a fact.

    The queries grow with the facts that the set names, not with the units.
    """
    found: dict[int, Measures] = {unit_id: {} for unit_id in unit_ids}
    for key in dict.fromkeys(each.fact for each in sheet.criteria if each.fact in BY_KEY):
        measured = BY_KEY[key].measure(unit_ids, round_.window_start, round_.window_end)
        for criterion in sheet.criteria:
            if criterion.fact != key:
                continue
            for unit_id, one in measured.items():
                answer = answer_of(sheet.by_id[criterion.pk], one.amount, one.of)
                if answer is not None and unit_id in found:
                    found[unit_id][str(criterion.pk)] = {"amount": one.amount, "of": one.of, "answer": answer.value}
    return found
