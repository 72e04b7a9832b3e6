"""What a stored set holds, as a value without ids, and back; its digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Any

from dondoc.core.states import encode
from dondoc.criteria.models import CriteriaSet, Criterion, Level, Section
from dondoc.criteria.queries import criteria_of, exemptions_of, steps_of
from dondoc.criteria.rules import CriterionDraft, LevelDraft, SectionDraft, SetDraft
from dondoc.criteria.rules.points import printed

HEAD = ("code", "name", "purpose", "kind", "issued_by", "full", "reckoning")
_LEVEL = tuple(field.name for field in fields(LevelDraft))
_CRITERION = tuple(field.name for field in fields(CriterionDraft) if field.name not in ("steps", "exemptions"))


def draft_of(criteria_set: CriteriaSet) -> SetDraft:
    """A set without its ids; three queries."""
    criteria: dict[int, list[CriterionDraft]] = {}
    for criterion in criteria_of(criteria_set):
        criteria.setdefault(criterion.section_id, []).append(criterion_draft(criterion))
    return SetDraft(
        **head_of(criteria_set),
        sections=tuple(
            SectionDraft(section.code, section.name, tuple(criteria.get(section.pk, ())))
            for section in criteria_set.sections.all()
        ),
        levels=tuple(level_draft(level) for level in criteria_set.levels.all()),
    )


def head_of(criteria_set: CriteriaSet) -> dict[str, Any]:
    """What is said of the set as a whole."""
    head = {name: getattr(criteria_set, name) for name in HEAD}
    return head | {"year_end": (criteria_set.year_end_month, criteria_set.year_end_day)}


def criterion_draft(criterion: Criterion) -> CriterionDraft:
    """One criterion without its id."""
    values = {name: getattr(criterion, name) for name in _CRITERION}
    return CriterionDraft(**values, steps=steps_of(criterion), exemptions=exemptions_of(criterion))


def level_draft(level: Level) -> LevelDraft:
    """One level without its id."""
    return LevelDraft(**{name: getattr(level, name) for name in _LEVEL})


def as_logged(draft: CriterionDraft) -> dict[str, Any]:
    """A criterion as the log shows it: points as people write them, empty parts left out."""
    steps = "; ".join(f"{printed(step.threshold)}: {printed(step.points)}" for step in draft.steps)
    exempt = "; ".join(f"{'≠ ' if each.negated else ''}{', '.join(each.values)}" for each in draft.exemptions)
    values: dict[str, Any] = {name: getattr(draft, name) for name in _CRITERION if name != "code"}
    values |= {name: printed(values[name]) for name in ("points", "per_case", "cap") if values[name]}
    values |= {"steps": steps, "exemptions": exempt}
    return {name: value for name, value in values.items() if value or name == "higher"}


def columns_of(draft: CriterionDraft) -> dict[str, Any]:
    """A criterion as its columns hold it."""
    return {name: getattr(draft, name) for name in _CRITERION} | {
        "steps": [[step.threshold, step.points] for step in draft.steps],
        "exemptions": [
            {"attribute": each.attribute, "values": list(each.values), "negated": each.negated}
            for each in draft.exemptions
        ],
    }


def write_sections(criteria_set: CriteriaSet, sections: Iterable[SectionDraft]) -> None:
    """Puts these sections and criteria in the place of what the set held."""
    criteria_set.criteria.all().delete()
    criteria_set.sections.all().delete()
    given = list(sections)
    rows = Section.objects.bulk_create(
        Section(criteria_set=criteria_set, order=order, code=each.code, name=each.name)
        for order, each in enumerate(given)
    )
    Criterion.objects.bulk_create(
        Criterion(criteria_set=criteria_set, section=row, order=order, **columns_of(each))
        for row, section in zip(rows, given, strict=True)
        for order, each in enumerate(section.criteria)
    )


def write_levels(criteria_set: CriteriaSet, levels: Iterable[LevelDraft]) -> None:
    """Puts these levels in the place of those that the set had."""
    criteria_set.levels.all().delete()
    Level.objects.bulk_create(Level(criteria_set=criteria_set, **asdict(each)) for each in levels)


def digest_of(draft: SetDraft) -> str:
    """SHA-256 over a whole set, the same for the same content wherever it is stored."""
    return hashlib.sha256(encode(asdict(draft)).encode()).hexdigest()


def is_intact(criteria_set: CriteriaSet) -> bool:
    """Whether what was published still stands as it was published; a draft has nothing to keep to."""
    return criteria_set.is_draft or digest_of(draft_of(criteria_set)) == criteria_set.digest
