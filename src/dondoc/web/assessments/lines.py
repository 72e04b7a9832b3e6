"""A sheet as pages show it: its sections, the criteria in them, and what is said of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from dondoc.assessments.filling import answer_name, declared_name, explained_name
from dondoc.assessments.models import Proof, Settlement
from dondoc.assessments.rules.answers import Stored, answer_of, print_answer
from dondoc.assessments.sheets import Sheet
from dondoc.criteria.models import Criterion, Section
from dondoc.criteria.rules import CriterionKind


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


def stored_texts(sheet: Sheet, answers: Stored, words: Mapping[str, str]) -> dict[str, str]:
    """The text of each box as answers and explanations, or reasons, are stored."""
    stored = {}
    for criterion in sheet.criteria:
        key, given = str(criterion.pk), answers.get(str(criterion.pk))
        stored[answer_name(criterion.pk)] = (
            print_answer(CriterionKind(criterion.kind), answer_of(given)) if given else ""
        )
        stored[explained_name(criterion.pk)] = words.get(key, "")
        if criterion.by_declaration:
            stored[declared_name(criterion.pk)] = "1" if given and given.get("na") else ""
    return stored


def theirs(typed: Mapping[str, str], stored: Mapping[str, str]) -> dict[str, str]:
    """At each box that was typed otherwise than it is stored: what is stored, in a sentence."""
    return {
        name: _("Bản đang lưu: “%(text)s”.") % {"text": text} if text else _("Bản đang lưu để trống.")
        for name, text in stored.items()
        if name in typed and typed[name].strip() != text
    }
