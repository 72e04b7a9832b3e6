"""A visit's sheet as pages and papers show it: sections, criteria, answers, findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dondoc.criteria.models import Criterion, CriterionKinds
from dondoc.inspections.models import Visit
from dondoc.inspections.queries.checklists import criteria_of
from dondoc.inspections.rules.boxes import FindingDraft, drafts
from dondoc.inspections.rules.sheets import ANSWER

YES, NO, NOT_APPLICABLE = "yes", "no", "na"


@dataclass(frozen=True, slots=True)
class Question:
    """A criterion with its answer: ``value`` as stored, ``said`` in words; ``choices`` where one is chosen."""

    criterion: Criterion
    item: str
    value: str
    note: str
    said: str
    tone: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The questions by section, how many are met, not met, do not apply and are open, and the findings so far."""

    sections: list[tuple[str, list[Question]]]
    met: int
    unmet: int
    aside: int
    open: int
    findings: list[FindingDraft]


def answered(visit: Visit) -> Sheet:
    """The sheet as it is stored; two queries."""
    stored = dict(visit.items.order_by("pk").values_list("item", "value"))
    sections: dict[int, tuple[str, list[Question]]] = {}
    for criterion in criteria_of(visit):
        heading = f"{criterion.section.code}. {criterion.section.name}"
        sections.setdefault(criterion.section_id, (heading, []))[1].append(_question(criterion, stored))
    every = [each for _heading, found in sections.values() for each in found]
    return Sheet(
        sections=list(sections.values()),
        met=sum(each.tone == "good" for each in every),
        unmet=sum(each.tone == "bad" for each in every),
        aside=sum(each.value == NOT_APPLICABLE for each in every),
        open=sum(not each.value for each in every),
        findings=list(drafts(stored)),
    )


def _question(criterion: Criterion, stored: Mapping[str, Any]) -> Question:
    item = f"{ANSWER}{criterion.code}"
    kept = stored.get(item) or {}
    value, choices = kept.get("value", ""), choices_of(criterion)
    said = dict(choices).get(value, "") or (f"{value} {criterion.unit}".strip() if value else "")
    return Question(criterion, item, value, kept.get("note", ""), said, _tone(criterion, value), choices)


def choices_of(criterion: Criterion) -> tuple[tuple[str, str], ...]:
    """The answers that are chosen: of a figure only that it does not apply."""
    aside = (NOT_APPLICABLE, _("Không áp dụng"))
    if criterion.kind == CriterionKinds.YES_NO:
        return (YES, _("Đạt")), (NO, _("Chưa đạt")), aside
    if criterion.kind == CriterionKinds.KNOCK_OUT:
        return (NO, _("Không xảy ra")), (YES, _("Có xảy ra")), aside
    return (aside,)


def _tone(criterion: Criterion, value: str) -> str:
    """Green for what is met, red for what is not; figures and what does not apply are neither."""
    if value not in (YES, NO):
        return ""
    return "good" if (value == YES) is (criterion.kind == CriterionKinds.YES_NO) else "bad"
