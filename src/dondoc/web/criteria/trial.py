"""Trial answers of a trial unit, as a page posts them; nothing of it is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as _

from dondoc.criteria.faults import attributes_for
from dondoc.criteria.files.words import attribute_label
from dondoc.criteria.rules import Answer, Attributes, CriterionKind, CriterionRule, SetRules
from dondoc.criteria.rules.limits import LARGEST_FIGURE
from dondoc.criteria.rules.points import parsed, printed
from dondoc.units.kinds import ALL_FIELDS, Shape

MOST_CASES = 1_000_000


@dataclass(slots=True)
class Trial:
    """What was typed, and what is wrong with it, by the ids of criteria; the attributes that were chosen."""

    answers: dict[int, Answer] = field(default_factory=dict)
    typed: dict[int, str] = field(default_factory=dict)
    declared: set[int] = field(default_factory=set)
    faults: dict[int, str] = field(default_factory=dict)
    attributes: Attributes = frozenset()


@dataclass(frozen=True, slots=True)
class Trait:
    """Something that is known of the trial unit: its choices, each with whether it was chosen."""

    name: str
    label: str
    several: bool
    choices: Sequence[tuple[str, str, bool]]


def read_trial(posted: QueryDict | Mapping[str, str], rules: SetRules, kind: str) -> Trial:
    """The answers of a posted page; a criterion with a fault counts as not answered."""
    trial = Trial(attributes=_attributes(posted, kind))
    for rule in rules.criteria:
        text = str(posted.get(f"a-{rule.id}", "")).strip()[:20]
        declared = rule.by_declaration and f"na-{rule.id}" in posted
        value = None
        try:
            value = _value(rule, text) if text else None
        except ValueError:
            trial.faults[rule.id] = _fault(rule)
        trial.answers[rule.id] = Answer(value, declared)
        trial.typed[rule.id] = text
        if declared:
            trial.declared.add(rule.id)
    return trial


def traits(kind: str, attributes: Attributes) -> list[Trait]:
    """What may be chosen of the trial unit."""
    return [
        Trait(
            name,
            attribute_label(name),
            name in ALL_FIELDS and ALL_FIELDS[name].shape is Shape.CHOICES,
            [(code, label, (name, code) in attributes) for code, label in choices.items()],
        )
        for name, choices in attributes_for(kind).items()
    ]


def _attributes(posted: QueryDict | Mapping[str, str], kind: str) -> Attributes:
    found = {("kind", kind)} if kind else set()
    for name, choices in attributes_for(kind).items():
        values = posted.getlist(f"u-{name}") if isinstance(posted, QueryDict) else []
        found |= {(name, value) for value in values if value in choices}
    return frozenset(found)


def _value(rule: CriterionRule, text: str) -> int:
    """The answer to one criterion as typed. ValueError for what is none."""
    match rule.kind:
        case CriterionKind.YES_NO | CriterionKind.KNOCK_OUT:
            return {"1": 1, "0": 0}.get(text, 0)
        case CriterionKind.DEDUCTION:
            cases, rest = divmod(parsed(text), 100)
            if rest or cases > MOST_CASES:
                raise ValueError(text)
            return cases
        case CriterionKind.SCALE:
            points = parsed(text)
            if points > rule.points:
                raise ValueError(text)
            return points
        case CriterionKind.STEPS:
            figure = parsed(text)
            if figure > LARGEST_FIGURE:
                raise ValueError(text)
            return figure


def _fault(rule: CriterionRule) -> str:
    match rule.kind:
        case CriterionKind.SCALE:
            return _("Hãy ghi số điểm từ 0 đến %(most)s.") % {"most": printed(rule.points)}
        case CriterionKind.DEDUCTION:
            return _("Hãy ghi số vụ việc là số nguyên.")
        case _:
            return _("Hãy ghi một con số, ví dụ 95,5.")
