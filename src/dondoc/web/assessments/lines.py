"""A sheet as pages show it: its sections, the criteria in them, and what is said of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dondoc.assessments.filling import declared_name, explained_name
from dondoc.assessments.models import Proof, Settlement
from dondoc.criteria.models import Criterion, Section


@dataclass(frozen=True, slots=True)
class FactShown:
    """What dondoc measured, in words, with the page of its records and the day."""

    words: str
    url: str
    day: date | None
    answer: str


@dataclass(frozen=True, slots=True)
class Found:
    """What one reviewing unit answered: in words, its points, and why where it differs from the unit's own."""

    name: str
    words: str
    points: str
    reason: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion of a sheet. ``text`` is what stands in its box, ``own`` what the unit says, in words; ``withheld``:
    it is a small count of people, which is not told."""

    criterion: Criterion
    kind: str
    most: str
    name: str
    text: str = ""
    declared: bool = False
    explanation: str = ""
    fault: str = ""
    why_fault: str = ""
    points: str = ""
    own: str = ""
    own_points: str = ""
    exempt: bool = False
    explain: bool = False
    fact: FactShown | None = None
    proofs: Sequence[Proof] = ()
    found: Sequence[Found] = ()
    differ: bool = False
    settled: Settlement | None = None
    settled_words: str = ""
    final: str = ""
    final_points: str = ""
    hints: Sequence[str] = ()
    reason: str = ""
    withheld: bool = False

    @property
    def declared_name(self) -> str:
        return declared_name(self.criterion.pk)

    @property
    def explained_name(self) -> str:
        return explained_name(self.criterion.pk)


@dataclass(frozen=True, slots=True)
class Part:
    """A section with its criteria, and what they come to: "55 / 60"."""

    section: Section
    lines: Sequence[Line]
    points: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the boxes where it is not simply what is stored, and what is wrong."""

    texts: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
