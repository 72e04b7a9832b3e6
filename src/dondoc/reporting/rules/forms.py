"""What a form asks: indicators as a person writes them, what is typed for each, what is packed of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Protocol

from dondoc.reporting.rules.figures import Column, Slot

YES_OR_NO = 2
UNIT_LIMIT = 60
WORDS = ("text", "file")
"""Kinds that no figure is typed for."""
SHARE_PARTS = {"tu": "numerator", "mau": "denominator"}
"""What follows the dot in the name of a part of a share."""


class HasTarget(Protocol):
    """What a form needs to know of a target."""

    @property
    def pk(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def unit(self) -> str: ...


class HasKind(Protocol):
    """What kind of answer an indicator asks, stored or only drafted."""

    @property
    def kind(self) -> str: ...
    @property
    def required(self) -> bool: ...
    @property
    def decimals(self) -> int: ...
    @property
    def answers(self) -> Sequence[str]: ...


class HasSlots(HasKind, Protocol):
    """What a slot needs to know of an indicator."""

    @property
    def pk(self) -> int: ...


class HasCode(HasKind, Protocol):
    """What a check or a workbook needs to know of an indicator, stored or only drafted."""

    @property
    def code(self) -> str: ...


class HasCodeAndKey(HasCode, HasSlots, Protocol):
    """A stored indicator."""


@dataclass(frozen=True, slots=True)
class IndicatorDraft:
    """An indicator as a person writes it: see `dondoc.reporting.models.Indicator` for what each part means.

    An empty ``code`` is filled with the next one that is free.
    """

    label: str
    kind: str
    code: str = ""
    section: str = ""
    help: str = ""
    unit: str = ""
    decimals: int = 0
    numerator_label: str = ""
    denominator_label: str = ""
    answers: tuple[str, ...] = ()
    required: bool = True
    about_people: bool = False
    aggregation: str = "sum"
    carried_over: bool = False
    estimated: bool = True
    across: str = "sum"
    fact: str = ""
    target_id: int | None = None
    previous_id: int | None = None


def from_target(target: HasTarget) -> IndicatorDraft:
    """A share asks for how many of how many; anything else for one count."""
    label = target.text[:1].upper() + target.text[1:]
    if target.unit != "%":
        return IndicatorDraft(label, "count", unit=target.unit, target_id=target.pk)
    subject = target.subject or "đơn vị thuộc đối tượng"
    return IndicatorDraft(
        label,
        "share",
        unit="%",
        numerator_label=f"Số {subject} đã đạt",
        denominator_label=f"Tổng số {subject}",
        target_id=target.pk,
    )


def tidy(draft: IndicatorDraft) -> IndicatorDraft:
    """A draft without needless spaces, and without what its kind has no use for."""
    share, choice = draft.kind == "share", draft.kind == "choice"
    answers = (" ".join(each.split()) for each in draft.answers)
    counted = draft.kind in ("count", "share")
    return replace(
        draft,
        label=draft.label.strip(),
        section=" ".join(draft.section.split()),
        help=draft.help.strip(),
        unit=draft.unit.strip()[:UNIT_LIMIT],
        code=draft.code.strip(),
        numerator_label=draft.numerator_label.strip() if share else "",
        denominator_label=draft.denominator_label.strip() if share else "",
        decimals=draft.decimals if draft.kind == "amount" else 0,
        answers=tuple(each for each in answers if each) if choice else (),
        about_people=draft.about_people and counted,
        fact=draft.fact.strip() if counted or draft.kind == "amount" else "",
        aggregation=_aggregation(draft),
    )


def _aggregation(draft: IndicatorDraft) -> str:
    """Counts of people are summed, for only a sum can hide a small one; yes or no and choices are counted."""
    if draft.kind in WORDS:
        return "none"
    if draft.kind in ("share", "yes_no", "choice") or (draft.kind == "count" and draft.about_people):
        return "none" if draft.aggregation == "none" and not draft.about_people else "sum"
    return draft.aggregation


def with_codes(drafts: Sequence[IndicatorDraft], used: Iterable[str] = ()) -> list[str]:
    """The code of each draft: its own, else the first of c1, c2, ... that no other has, nor one ``used`` before."""
    taken = {each.code.casefold() for each in drafts if each.code} | {each.casefold() for each in used}
    free = (code for number in count(1) if (code := f"c{number}") not in taken)
    return [each.code or next(free) for each in drafts]


def slots(indicators: Iterable[HasSlots]) -> Sequence[Slot]:
    """The figures to be typed, in the form's order."""
    return tuple(slot for indicator in indicators for slot in _slots(indicator))


def columns(indicators: Iterable[HasSlots]) -> Sequence[Column]:
    """What a packed report holds, in the form's order: of a choice one column for each answer."""
    return tuple(column for indicator in indicators for column in columns_of(indicator))


def columns_of(indicator: HasSlots) -> Sequence[Column]:
    """What a packed report holds of one indicator; of words and files nothing."""
    key = str(indicator.pk)
    if indicator.kind == "choice":
        return [Column(key, "value", answer) for answer in range(len(indicator.answers))]
    return [Column(key, part) for part in _parts(indicator)]


def text_name(indicator: HasSlots) -> str:
    """The box in which an answer in words is typed."""
    return f"{indicator.pk}.text"


def file_name(indicator: HasSlots) -> str:
    """The box in which a file is chosen."""
    return f"{indicator.pk}.file"


def _slots(indicator: HasSlots) -> Iterator[Slot]:
    answers = {"yes_no": YES_OR_NO, "choice": len(indicator.answers)}.get(indicator.kind, 0)
    for part in _parts(indicator):
        yield Slot(str(indicator.pk), part, indicator.required, indicator.decimals, answers)


def _parts(indicator: HasSlots) -> Sequence[str]:
    if indicator.kind == "share":
        return ("numerator", "denominator")
    return () if indicator.kind in WORDS else ("value",)
