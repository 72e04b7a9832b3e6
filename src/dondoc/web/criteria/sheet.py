"""A set as pages show it: sections with their criteria, and the figures at the top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django_stubs_ext import StrPromise

from dondoc.criteria.content import criterion_draft, head_of, level_draft
from dondoc.criteria.models import CriteriaSet
from dondoc.criteria.queries import criteria_of
from dondoc.criteria.rules import CriterionDraft, LevelDraft, SetDraft
from dondoc.facts import BY_KEY
from dondoc.web.criteria.words import exemption_sentences, marking


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion with what is said of it; ``pk`` is 0 where it is not stored."""

    pk: int
    draft: CriterionDraft
    marking: Sequence[str]
    exempt: Sequence[str]
    fact: StrPromise | str


@dataclass(frozen=True, slots=True)
class Group:
    """A section with its criteria."""

    pk: int
    code: str
    name: str
    lines: Sequence[Line]

    @property
    def points(self) -> int:
        return sum(line.draft.points for line in self.lines)


@dataclass(frozen=True, slots=True)
class SetSheet:
    """A whole set."""

    head: SetDraft
    groups: Sequence[Group]
    levels: Sequence[LevelDraft]

    @property
    def points(self) -> int:
        return sum(group.points for group in self.groups)

    @property
    def lines(self) -> list[Line]:
        return [line for group in self.groups for line in group.lines]

    @property
    def count(self) -> int:
        return len(self.lines)

    @property
    def evidenced(self) -> int:
        return sum(line.draft.evidence_required for line in self.lines)

    @property
    def measured(self) -> int:
        return sum(bool(line.draft.fact) for line in self.lines)

    @property
    def adds_up(self) -> bool:
        return self.points == self.head.full


def sheet_of(criteria_set: CriteriaSet) -> SetSheet:
    """A stored set; three queries."""
    levels = tuple(level_draft(level) for level in criteria_set.levels.all())
    names = {level.key: level.name for level in levels}
    lines: dict[int, list[Line]] = {}
    for each in criteria_of(criteria_set):
        lines.setdefault(each.section_id, []).append(_line(each.pk, criterion_draft(each), criteria_set.kind, names))
    groups = [Group(each.pk, each.code, each.name, lines.get(each.pk, [])) for each in criteria_set.sections.all()]
    return SetSheet(SetDraft(**head_of(criteria_set)), groups, levels)


def sheet_of_draft(draft: SetDraft) -> SetSheet:
    """A set that is not stored."""
    names = {level.key: level.name for level in draft.levels}
    groups = [
        Group(0, each.code, each.name, [_line(0, criterion, draft.kind, names) for criterion in each.criteria])
        for each in draft.sections
    ]
    return SetSheet(draft, groups, draft.levels)


def _line(pk: int, draft: CriterionDraft, kind: str, levels: Mapping[str, str]) -> Line:
    fact = BY_KEY.get(draft.fact)
    exempt = exemption_sentences(draft.exemptions, kind)
    return Line(pk, draft, marking(draft, levels), exempt, fact.label if fact else draft.fact)
