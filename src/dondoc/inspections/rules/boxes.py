"""What may stand in the boxes of a visit's sheet; what a device sends is never trusted to have the right shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dondoc.inspections.rules.sheets import ANSWER, FINDING, HELD, RESULT, Value

LONGEST_RESULT = 10_000  # characters
LONGEST_WORDS = 2_000
LONGEST_ANSWER = 200
OLDEST = 5  # years that a visit may lie back; "26" typed for a year is the year 26
SEVERITIES = ("minor", "serious", "grave")
_UNKEPT = re.compile("[\x00\ud800-\udfff]")  # no database keeps these
_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")


class Fault(StrEnum):
    """Why a box is not taken in."""

    UNKNOWN = "unknown"
    SHAPE = "shape"
    LONG = "long"
    NOT_A_DAY = "not_a_day"
    LATER = "later"
    EARLY = "early"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class FindingDraft:
    """A finding as the sheet holds it; ``due`` None while nobody has set it."""

    key: str
    words: str
    remedy: str
    severity: str
    due: date | None
    item: str

    @property
    def lacks(self) -> bool:
        """Whether something is missing that a signed record needs."""
        return not (self.words and self.remedy and self.due)


def fault_of(item: str, value: Value, *, asked: Mapping[str, object], today: date) -> Fault | None:
    """What is wrong with a box; ``asked`` has the codes of the checklist's criteria."""
    if item == HELD:
        return _day_fault(value, today)
    if item == RESULT:
        return _text_fault(value, LONGEST_RESULT)
    if item.startswith(ANSWER):
        if item.removeprefix(ANSWER) not in asked:
            return Fault.NOT_ASKED
        return _texts_fault(value, {"value": LONGEST_ANSWER, "note": LONGEST_WORDS})
    if item.startswith(FINDING) and is_key(item.removeprefix(FINDING)):
        return None if value is None else _finding_fault(value, asked)
    return Fault.UNKNOWN


def is_key(text: str) -> bool:
    """Whether a device made this name: a UUID, which says nothing."""
    return _KEY.match(text) is not None


def is_place(item: str, asked: Mapping[str, object]) -> bool:
    """Whether a photo or a finding may belong there: to a criterion of the checklist, or to the visit ("")."""
    return not item or (item.startswith(ANSWER) and item.removeprefix(ANSWER) in asked)


def texts_of(item: str, value: Value) -> dict[str, str]:
    """The texts of a box that a person typed, by a name."""
    if isinstance(value, str) and item == RESULT:
        return {item: value}
    if isinstance(value, Mapping):
        return {name: text for name, text in value.items() if name in ("words", "remedy", "note", "value")}
    return {}


def drafts(items: Mapping[str, Value]) -> Iterator[FindingDraft]:
    """The findings of a sheet, in the order of its boxes; those taken out again are none."""
    for item, value in items.items():
        if item.startswith(FINDING) and value:
            due = value.get("due") or ""
            yield FindingDraft(
                key=item.removeprefix(FINDING),
                words=value.get("words", "").strip(),
                remedy=value.get("remedy", "").strip(),
                severity=value.get("severity") or SEVERITIES[0],
                due=date.fromisoformat(due) if due else None,
                item=value.get("item", ""),
            )


def _day_fault(value: Value, today: date) -> Fault | None:
    day = _day(value)
    if day is None:
        return Fault.NOT_A_DAY
    if day > today:
        return Fault.LATER
    return Fault.EARLY if day.year < today.year - OLDEST else None


def _text_fault(value: Value, longest: int) -> Fault | None:
    if not isinstance(value, str) or _UNKEPT.search(value):
        return Fault.SHAPE
    return Fault.LONG if len(value) > longest else None


def _texts_fault(value: Value, longest: Mapping[str, int]) -> Fault | None:
    if not isinstance(value, dict) or set(value) - set(longest):
        return Fault.SHAPE
    faults = (_text_fault(text, longest[name]) for name, text in value.items())
    return next((fault for fault in faults if fault), None)


def _finding_fault(value: Value, asked: Mapping[str, object]) -> Fault | None:
    names = {"words": LONGEST_WORDS, "remedy": LONGEST_WORDS, "severity": 10, "due": 10, "item": 80}
    fault = _texts_fault(value, names)
    if fault:
        return fault
    if value.get("severity", SEVERITIES[0]) not in SEVERITIES or not is_place(value.get("item", ""), asked):
        return Fault.SHAPE
    return Fault.NOT_A_DAY if value.get("due") and _day(value["due"]) is None else None


def _day(value: Value) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None
