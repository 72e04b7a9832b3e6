"""The form designer's fields: indicators as posted, moved about, and shown with what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from dondoc.core.errors import Problem
from dondoc.plans.models import Target
from dondoc.reporting.actions.forms import MOST_INDICATORS
from dondoc.reporting.models import Across, Form, Indicator
from dondoc.reporting.rules.forms import IndicatorDraft
from dondoc.web.reporting.printing import level_text

_TEXTS = ("label", "kind", "unit", "numerator_label", "denominator_label", "across")


@dataclass(frozen=True, slots=True)
class FormDraft:
    """A form as it stands on the page, saved or not."""

    title: str
    narrative_label: str
    indicators: tuple[IndicatorDraft, ...]


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One indicator of the designer; ``target`` is the level it is held against, ``problems`` go by field."""

    draft: IndicatorDraft
    target: str
    problems: Mapping[str, str]


def stored(form: Form) -> FormDraft:
    """The form as it was last saved."""
    indicators = tuple(_draft_of(each) for each in form.indicators.all())
    return FormDraft(form.title, form.narrative_label, indicators)


def posted(data: QueryDict) -> FormDraft:
    """The form as it was typed: fields "label-0", "kind-0" and so on, as many as "count" says."""
    count = data.get("count", "0")
    rows = range(min(int(count), MOST_INDICATORS + 1) if count.isdecimal() else 0)
    return FormDraft(
        data.get("title", ""), data.get("narrative_label", ""), tuple(_posted_row(data, row) for row in rows)
    )


def changed(draft: FormDraft, what: str) -> FormDraft:
    """The form with an indicator added ("add"), moved ("up-2", "down-2") or removed ("remove-2")."""
    rows = list(draft.indicators)
    verb, _dash, place = what.partition("-")
    row = int(place) if place.isdecimal() else len(rows)
    if verb == "add":
        rows.append(IndicatorDraft("", "count"))
    elif verb == "remove" and row < len(rows):
        del rows[row]
    elif verb == "up" and 0 < row < len(rows):
        rows.insert(row - 1, rows.pop(row))
    elif verb == "down" and row < len(rows) - 1:
        rows.insert(row + 1, rows.pop(row))
    return FormDraft(draft.title, draft.narrative_label, tuple(rows))


def rows_of(draft: FormDraft, targets: Mapping[int, Target], problems: Sequence[Problem]) -> list[DraftRow]:
    """The designer's rows, each with its own problems."""
    found = {problem.where: problem.message for problem in problems}
    return [
        DraftRow(
            each,
            _level(targets.get(each.target_id or 0)),
            {name: found[f"{name}-{row}"] for name in _TEXTS if f"{name}-{row}" in found},
        )
        for row, each in enumerate(draft.indicators)
    ]


def _level(target: Target | None) -> str:
    return level_text(target) if target else ""


def _draft_of(each: Indicator) -> IndicatorDraft:
    return IndicatorDraft(
        label=each.label,
        kind=each.kind,
        unit=each.unit,
        numerator_label=each.numerator_label,
        denominator_label=each.denominator_label,
        required=each.required,
        about_people=each.about_people,
        across=each.across,
        target_id=each.target_id,
    )


def _posted_row(data: QueryDict, row: int) -> IndicatorDraft:
    texts = {name: data.get(f"{name}-{row}", "").replace("\x00", "") for name in _TEXTS}
    texts["across"] = texts["across"] or Across.SUM.value
    target = data.get(f"target-{row}", "")
    return IndicatorDraft(
        **texts,
        required=f"required-{row}" in data,
        about_people=f"about_people-{row}" in data,
        target_id=int(target) if target.isdecimal() else None,
    )
