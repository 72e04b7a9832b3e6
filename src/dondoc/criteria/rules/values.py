"""A set as it is reckoned with: frozen values built from what is stored (`dondoc.criteria.queries.rules_of`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dondoc.criteria.rules.drafts import Exemption, Step
from dondoc.criteria.rules.kinds import CriterionKind, Reckoning

Attributes = frozenset[tuple[str, str]]
"""What is known of a unit: ("kind", "school"), ("school_levels", "primary"), ("school_levels", "preschool")."""


@dataclass(frozen=True, slots=True)
class CriterionRule:
    """How one criterion is reckoned; `dondoc.criteria.models.Criterion` says what each part means."""

    id: int
    section: int
    kind: CriterionKind
    points: int = 0
    steps: tuple[Step, ...] = ()
    higher: bool = True
    per_case: int = 0
    cap: int = 0
    knocks_to: str = ""
    by_declaration: bool = False
    exemptions: tuple[Exemption, ...] = ()

    def exempts(self, attributes: Attributes) -> bool:
        """Whether a unit with these attributes is freed from the criterion."""
        return any(_frees(exemption, attributes) for exemption in self.exemptions)


@dataclass(frozen=True, slots=True)
class LevelRule:
    """A level and what it takes to reach it; ``section_share``: no section under it, in hundredths of a per cent."""

    key: str
    threshold: int
    section_share: int = 0


@dataclass(frozen=True)
class SetRules:
    """All that scoring needs to know of a set; criteria in order, levels the best first."""

    criteria: tuple[CriterionRule, ...]
    levels: tuple[LevelRule, ...] = ()
    reckoning: Reckoning = Reckoning.SCALED

    @cached_property
    def full(self) -> int:
        """The most that a unit can have to which every criterion applies, in hundredths of a point."""
        return sum(criterion.points for criterion in self.criteria)

    @cached_property
    def sections(self) -> tuple[int, ...]:
        """The ids of sections, in order."""
        return tuple(dict.fromkeys(criterion.section for criterion in self.criteria))

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each level, 0 for the best."""
        return {level.key: place for place, level in enumerate(self.levels)}

    def place_under(self, criterion: CriterionRule) -> int:
        """The best place that is left to a unit which a knock-out has struck: past the last one for no level."""
        return self.places.get(criterion.knocks_to, len(self.levels))

    def level_at(self, place: int) -> str | None:
        """The key of the level at a place; None past the last."""
        return self.levels[place].key if place < len(self.levels) else None


def _frees(exemption: Exemption, attributes: Attributes) -> bool:
    known = {value for name, value in attributes if name == exemption.attribute}
    if not known:
        return False
    return known.isdisjoint(exemption.values) if exemption.negated else known.issubset(exemption.values)
