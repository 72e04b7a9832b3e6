"""Drafts without needless spaces and without what their kind has no use for. Every text is one paragraph."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from dondoc.criteria.rules.drafts import CriterionDraft, LevelDraft, SectionDraft, SetDraft
from dondoc.criteria.rules.kinds import CriterionKind, Purpose


def tidy_set(draft: SetDraft) -> SetDraft:
    """A whole set."""
    return replace(
        tidy_head(draft),
        sections=tuple(
            replace(tidy_section(section), criteria=tuple(tidy_criterion(each) for each in section.criteria))
            for section in draft.sections
        ),
        levels=tidy_levels(draft.levels),
    )


def tidy_head(draft: SetDraft) -> SetDraft:
    """What is said of the set as a whole."""
    return replace(
        draft,
        code=_line(draft.code),
        name=_line(draft.name),
        issued_by=_line(draft.issued_by),
        kind=draft.kind.strip(),
        full=draft.full if draft.purpose == Purpose.SCORING else 0,
    )


def tidy_section(draft: SectionDraft) -> SectionDraft:
    """A heading; its criteria stay as they are."""
    return replace(draft, code=_line(draft.code), name=_line(draft.name))


def tidy_criterion(draft: CriterionDraft) -> CriterionDraft:
    """One criterion."""
    kind = draft.kind
    stepped, deducted = kind == CriterionKind.STEPS, kind == CriterionKind.DEDUCTION
    return replace(
        draft,
        code=_line(draft.code),
        label=_line(draft.label),
        points=0 if kind == CriterionKind.KNOCK_OUT else draft.points,
        steps=tuple(sorted(draft.steps, key=lambda step: step.threshold)) if stepped else (),
        higher=draft.higher if stepped else True,
        per_case=draft.per_case if deducted else 0,
        cap=draft.cap if deducted else 0,
        knocks_to=draft.knocks_to.strip() if kind == CriterionKind.KNOCK_OUT else "",
        unit=_line(draft.unit) if stepped or deducted else "",
        evidence=_line(draft.evidence),
        help=_line(draft.help),
        source=_line(draft.source),
        fact=draft.fact.strip(),
    )


def tidy_levels(levels: tuple[LevelDraft, ...]) -> tuple[LevelDraft, ...]:
    """The levels, in the order given."""
    return tuple(replace(each, key=_line(each.key), name=_line(each.name)) for each in levels)


def _line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
