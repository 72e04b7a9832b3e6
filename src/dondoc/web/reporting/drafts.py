"""The form designer's fields: indicators as posted, moved about, and shown with what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from dondoc.core.errors import Problem
from dondoc.facts.reports import facts_for
from dondoc.plans.models import Target
from dondoc.reporting.actions.forms import draft_of_indicator
from dondoc.reporting.check_drafting import MOST_CHECKS
from dondoc.reporting.drafting import MOST_INDICATORS
from dondoc.reporting.models import Across, Aggregation, Form
from dondoc.reporting.rules.checks import CheckDraft
from dondoc.reporting.rules.forms import IndicatorDraft
from dondoc.web.reporting.printing import level_text

_TEXTS = (
    "label",
    "kind",
    "code",
    "section",
    "help",
    "unit",
    "numerator_label",
    "denominator_label",
    "aggregation",
    "across",
    "fact",
)
_NUMBERS = ("count", "share", "amount")
_FOLDED = ("section", "help", "carried_over")
_MARKS = ("required", "about_people", "carried_over", "estimated")
DIGITS = 19  # what a database holds as a number is shorter
_FIELDS = (*_TEXTS, "decimals", "answers")


@dataclass(frozen=True, slots=True)
class FormDraft:
    """A form as it stands on the page, saved or not."""

    title: str
    narrative_label: str
    indicators: tuple[IndicatorDraft, ...]
    checks: tuple[CheckDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check of the designer, and what is wrong with its condition and its sentence."""

    draft: CheckDraft
    wrong_expression: str
    wrong_message: str


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One indicator of the designer; ``target`` is the level it is held against, ``problems`` go by field."""

    draft: IndicatorDraft
    target: str
    problems: Mapping[str, str]

    @property
    def answers(self) -> str:
        """The answers to choose from, a line each."""
        return "\n".join(self.draft.answers)

    @property
    def is_number(self) -> bool:
        """Whether a number is asked, which has a unit and is summed up."""
        return self.draft.kind in _NUMBERS

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What the figure can be taken from, as choices."""
        known = [(fact.key, f"{fact.label} ({fact.unit})") for fact in facts_for(self.draft.kind)]
        return [("", _("Không lấy từ hồ sơ")), *known]

    @property
    def more(self) -> bool:
        """Whether something stands or is wrong in what is folded away."""
        return any(getattr(self.draft, name) or name in self.problems for name in _FOLDED)


def stored(form: Form) -> FormDraft:
    """The form as it was last saved."""
    indicators = tuple(draft_of_indicator(each) for each in form.indicators.all())
    checks = tuple(CheckDraft(each.expression, each.message, each.hard) for each in form.checks.all())
    return FormDraft(form.title, form.narrative_label, indicators, checks)


def posted(data: QueryDict) -> FormDraft:
    """The form as it was typed: fields "label-0", "kind-0" and so on, as many as "count" says."""
    return FormDraft(
        data.get("title", ""),
        data.get("narrative_label", ""),
        tuple(_posted_row(data, row) for row in range(_count(data, "count", MOST_INDICATORS))),
        tuple(_posted_check(data, row) for row in range(_count(data, "checks", MOST_CHECKS))),
    )


def changed(draft: FormDraft, what: str) -> FormDraft:
    """The form with an indicator added ("add"), moved ("up-2", "down-2") or removed ("remove-2"); or a check added
    ("add_check") or removed ("remove_check-2")."""
    if "check" in what:
        return replace(draft, checks=_changed_checks(draft.checks, what))
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
    return replace(draft, indicators=tuple(rows))


def focus_after(what: str, draft: FormDraft) -> str:
    """The field in which one goes on typing: the name of what was just added, else none."""
    added = {"add": f"label-{len(draft.indicators) - 1}", "add_check": f"check-{len(draft.checks) - 1}"}
    return added.get(what, "")


def _changed_checks(checks: Sequence[CheckDraft], what: str) -> tuple[CheckDraft, ...]:
    verb, _dash, place = what.partition("-")
    if verb == "add_check":
        return (*checks, CheckDraft("", ""))
    return tuple(each for row, each in enumerate(checks) if str(row) != place)


def rows_of(draft: FormDraft, targets: Mapping[int, Target], problems: Sequence[Problem]) -> list[DraftRow]:
    """The designer's rows, each with its own problems."""
    found = {problem.where: problem.message for problem in problems}
    return [
        DraftRow(
            each,
            _level(targets.get(each.target_id or 0)),
            {name: found[f"{name}-{row}"] for name in _FIELDS if f"{name}-{row}" in found},
        )
        for row, each in enumerate(draft.indicators)
    ]


def check_rows(draft: FormDraft, problems: Sequence[Problem]) -> list[CheckRow]:
    """The checks of the designer, each with its own problems."""
    found = {problem.where: problem.message for problem in problems}
    return [
        CheckRow(each, found.get(f"check-{row}", ""), found.get(f"check_message-{row}", ""))
        for row, each in enumerate(draft.checks)
    ]


def _level(target: Target | None) -> str:
    return level_text(target) if target else ""


def _posted_row(data: QueryDict, row: int) -> IndicatorDraft:
    written: dict[str, Any] = {name: data.get(f"{name}-{row}", "").replace("\x00", "") for name in _TEXTS}
    written |= {name: f"{name}-{row}" in data for name in _MARKS}
    written |= {
        "across": written["across"] or Across.SUM.value,
        "aggregation": written["aggregation"] or Aggregation.SUM.value,
        "decimals": _number(data, f"decimals-{row}") or 0,
        "answers": tuple(data.get(f"answers-{row}", "").replace("\x00", "").splitlines()),
        "target_id": _number(data, f"target-{row}"),
        "previous_id": _number(data, f"previous-{row}"),
    }
    if written["fact"] not in {fact.key for fact in facts_for(written["kind"])}:
        written["fact"] = ""  # the kind was changed to one that it does not fit
    return IndicatorDraft(**written)


def _posted_check(data: QueryDict, row: int) -> CheckDraft:
    expression, message = (data.get(f"{name}-{row}", "").replace("\x00", "") for name in ("check", "check_message"))
    return CheckDraft(expression, message, f"check_hard-{row}" in data)


def _count(data: QueryDict, name: str, most: int) -> int:
    """How many rows were posted: one more than there may be is enough to say that there are too many."""
    return min(_number(data, name) or 0, most + 1)


def _number(data: QueryDict, name: str) -> int | None:
    text = data.get(name, "")
    return int(text) if text.isdecimal() and len(text) < DIGITS else None
