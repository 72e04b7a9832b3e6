"""The figures of a report: typed, checked, packed for sums. Pure: values in, values out.

Every figure is a whole number. One with decimals is kept in its smallest step (12,5 ha with one decimal is 125), a yes
as 1 and a no as 0, an answer that was chosen as its place among the answers, so that all add up exactly.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

LARGEST = 9 * 10**15
"""Figures stay under this many steps (chín triệu tỷ: more than the country's budget in đồng), which spreadsheets and
browsers keep exactly too. Of their sums `dondoc.consolidation.rules.aggregation` gives none that 64 bits don't hold."""
MISSING = -1
"""Stands in a packed vector where a figure that is not required was left empty."""
MOST_DECIMALS = 4

_NUMBER = re.compile(r"(?P<sign>-?)(?P<whole>[0-9]+|[0-9]{1,3}(?:[. \u00a0\u202f][0-9]{3})+)(?:,(?P<rest>[0-9]+))?")

_WIDTHS = ((2**7, "b"), (2**15, "h"), (2**31, "i"), (2**63, "q"))
Values = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Slot:
    """One figure to be typed: an indicator's value, or its numerator or denominator.

    ``decimals`` digits may follow the comma; of ``answers`` one is chosen, where there are any.
    """

    indicator: str
    part: str
    required: bool
    decimals: int = 0
    answers: int = 0

    @property
    def name(self) -> str:
        return f"{self.indicator}.{self.part}"


@dataclass(frozen=True, slots=True)
class Column:
    """One number of a packed report: a slot's figure, or whether a certain answer was chosen (1 or 0)."""

    indicator: str
    part: str
    answer: int | None = None


class Fault(StrEnum):
    """Why a figure can't be sent."""

    MISSING = "missing"
    NOT_WHOLE = "not_whole"
    NOT_A_NUMBER = "not_a_number"
    TOO_FINE = "too_fine"
    NEGATIVE = "negative"
    TOO_LARGE = "too_large"
    NOT_AN_ANSWER = "not_an_answer"
    OVER_BASE = "over_base"
    NO_WORDS = "no_words"
    NO_FILE = "no_file"


@dataclass(frozen=True, slots=True)
class Figures:
    """What was typed: the usable figures, and for each slot that has a fault, which."""

    values: dict[str, dict[str, int]]
    faults: dict[str, Fault]


def parse_figure(text: str, decimals: int = 0) -> int | Fault | None:
    """One number as typed, in steps of its last decimal; None for an empty field.

    Dots and spaces part thousands, a comma the decimals: "1.5" is no figure, "1,5" one where decimals are asked for.
    """
    typed = text.strip()
    if not typed:
        return None
    found = _NUMBER.fullmatch(typed)
    if found is None or (found["rest"] and not decimals):
        return Fault.NOT_A_NUMBER if decimals else Fault.NOT_WHOLE
    rest = (found["rest"] or "").rstrip("0")
    if len(rest) > decimals:
        return Fault.TOO_FINE
    digits = (re.sub(r"\D", "", found["whole"]) + rest.ljust(decimals, "0")).lstrip("0") or "0"
    if found["sign"] and digits != "0":
        return Fault.NEGATIVE
    return Fault.TOO_LARGE if len(digits) > len(str(LARGEST)) or int(digits) >= LARGEST else int(digits)


def print_figure(figure: int, decimals: int = 0) -> str:
    """A figure as it may be typed again, whatever the language: 12345 gives "12.345", with one decimal "1.234,5"."""
    whole, rest = divmod(figure, 10**decimals)
    parted = f"{whole:,}".replace(",", ".")
    last = f"{rest:0{decimals}}".rstrip("0") if decimals else ""
    return f"{parted},{last}" if last else parted


def parse_figures(typed: Mapping[str, str], slots: Sequence[Slot]) -> Figures:
    """All figures of a form as typed, by slot name. An empty one is no fault here: see `faults_to_send`."""
    values: dict[str, dict[str, int]] = {}
    faults: dict[str, Fault] = {}
    for slot in slots:
        figure = _parse(typed.get(slot.name, ""), slot)
        if isinstance(figure, Fault):
            faults[slot.name] = figure
        elif figure is not None:
            values.setdefault(slot.indicator, {})[slot.part] = figure
    return Figures(values, faults | over_base(values))


def _parse(text: str, slot: Slot) -> int | Fault | None:
    figure = parse_figure(text, slot.decimals)
    if slot.answers and figure is not None and figure not in range(slot.answers):
        return Fault.NOT_AN_ANSWER
    return figure


def over_base(values: Values) -> dict[str, Fault]:
    """Numerators above their denominators."""
    return {
        f"{key}.numerator": Fault.OVER_BASE
        for key, parts in values.items()
        if "numerator" in parts and "denominator" in parts and parts["numerator"] > parts["denominator"]
    }


def faults_to_send(values: Values, slots: Sequence[Slot]) -> dict[str, Fault]:
    """What stands in the way of sending: required figures missing, half a share, impossible shares."""
    faults = over_base(values)
    for slot in slots:
        parts = values.get(slot.indicator, {})
        if slot.part not in parts and (slot.required or parts):
            faults[slot.name] = Fault.MISSING
    return faults


def nothing_happened(values: Values, slots: Sequence[Slot]) -> dict[str, dict[str, int]]:
    """The figures of a report of nothing: 0 wherever a number is asked, answers as they were chosen."""
    nil: dict[str, dict[str, int]] = {key: dict(parts) for key, parts in values.items()}
    for slot in slots:
        if not slot.answers:
            nil.setdefault(slot.indicator, {})[slot.part] = 0
    return nil


def is_nil(values: Values, slots: Sequence[Slot]) -> bool:
    """Whether a report says that nothing happened: every number is there and 0, and there is one at least."""
    numbers = [values.get(slot.indicator, {}).get(slot.part) for slot in slots if not slot.answers]
    return bool(numbers) and all(number == 0 for number in numbers)


def is_hidden(figure: int, floor: int, *, about_people: bool, own: bool) -> bool:
    """Whether a count of people is under the floor, so that it could tell those outside the unit of single people."""
    return about_people and not own and 0 < figure < floor


def pack(values: Values, columns: Sequence[Column]) -> bytes:
    """Figures in the order of the columns, `MISSING` where there is none, as little-endian whole numbers of 1, 2, 4 or
    8 bytes: as few as the largest of them needs."""
    return packed([_packed(values, each) for each in columns])


def packed(figures: Sequence[int]) -> bytes:
    """The same for figures that stand in order already."""
    largest = max(figures, default=0)
    kind = next(code for end, code in _WIDTHS if largest < end)
    return struct.pack(f"<{len(figures)}{kind}", *figures)


def _packed(values: Values, column: Column) -> int:
    figure = values.get(column.indicator, {}).get(column.part, MISSING)
    return figure if column.answer is None or figure == MISSING else int(figure == column.answer)
