"""A form made from a plan's targets. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from dondoc.reporting.rules.figures import Slot


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


class HasSlots(Protocol):
    """What a slot needs to know of an indicator."""

    @property
    def pk(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def required(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class IndicatorDraft:
    """An indicator as a person writes it. ``kind`` is "share" or "count"."""

    label: str
    kind: str
    unit: str = ""
    numerator_label: str = ""
    denominator_label: str = ""
    required: bool = True
    about_people: bool = False
    across: str = "sum"
    target_id: int | None = None


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


def slots(indicators: Iterable[HasSlots]) -> Sequence[Slot]:
    """The numbers to be typed, in the form's order: also the order of a packed vector."""
    return tuple(
        Slot(str(indicator.pk), part, indicator.required)
        for indicator in indicators
        for part in (("numerator", "denominator") if indicator.kind == "share" else ("value",))
    )
