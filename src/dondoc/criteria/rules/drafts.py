"""A criteria set as a person writes it, without ids: what files hold, what versions are compared by.

All points are whole numbers of hundredths of a point, all thresholds whole numbers of hundredths (90 points or 90 %
are 9000).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dondoc.criteria.rules.kinds import CriterionKind, Purpose, Reckoning


@dataclass(frozen=True, slots=True)
class Step:
    """A figure of at least ``threshold`` (at most, where fewer is better) gives ``points``; both in hundredths."""

    threshold: int
    points: int


@dataclass(frozen=True, slots=True)
class Exemption:
    """Frees a unit from a criterion by one of its attributes: its kind, or a field of its kind.

    A unit is freed when all that is known of the attribute is among the values; with ``negated`` when none of it is.
    Of a unit of which the attribute is not known nothing is concluded: it is not freed.
    """

    attribute: str
    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class CriterionDraft:
    """One criterion; `dondoc.criteria.models.Criterion` says what each part means."""

    code: str
    label: str
    kind: str = CriterionKind.SCALE
    points: int = 0
    steps: tuple[Step, ...] = ()
    higher: bool = True
    per_case: int = 0
    cap: int = 0
    knocks_to: str = ""
    unit: str = ""
    evidence_required: bool = False
    evidence: str = ""
    help: str = ""
    source: str = ""
    fact: str = ""
    by_declaration: bool = False
    exemptions: tuple[Exemption, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionDraft:
    """Criteria under one heading."""

    code: str
    name: str
    criteria: tuple[CriterionDraft, ...] = ()

    @property
    def points(self) -> int:
        """The most that the section gives."""
        return sum(criterion.points for criterion in self.criteria)


@dataclass(frozen=True, slots=True)
class LevelDraft:
    """A level; `dondoc.criteria.models.Level` says what each part means."""

    key: str
    name: str
    threshold: int
    section_share: int = 0
    reaches: bool = True
    commendable: bool = False


DEFAULT_LEVELS = (
    LevelDraft("excellent", "Xuất sắc", 9000, commendable=True),
    LevelDraft("good", "Khá", 7000, commendable=True),
    LevelDraft("average", "Trung bình", 5000),
    LevelDraft("weak", "Yếu", 0, reaches=False),
)
"""As shipped: units at Trung bình or Yếu are not considered for commendation."""


@dataclass(frozen=True, slots=True)
class SetDraft:
    """A whole set; ``kind`` is empty for a checklist that goes for every kind of unit.

    ``year_end`` is the month and the day on which its assessment year ends; ``full`` what its points shall add up to.
    """

    code: str
    name: str
    purpose: str = Purpose.SCORING
    kind: str = ""
    issued_by: str = ""
    year_end: tuple[int, int] = (12, 14)
    full: int = 10_000
    reckoning: str = Reckoning.SCALED
    sections: tuple[SectionDraft, ...] = ()
    levels: tuple[LevelDraft, ...] = ()

    @property
    def points(self) -> int:
        """The most that the set gives."""
        return sum(section.points for section in self.sections)

    @property
    def criteria(self) -> Iterator[CriterionDraft]:
        """All criteria in order."""
        return (criterion for section in self.sections for criterion in section.criteria)
