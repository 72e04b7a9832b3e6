"""The figures of a report: typed, checked, packed for sums. Pure: values in, values out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

LARGEST = 9 * 10**12
"""Figures stay under this (nine nghìn tỷ), so that a million of them still add up exactly in 64 bits."""
MISSING = -1
"""Stands in a packed vector where a figure that is not required was left empty."""

_WHOLE = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:[. \u00a0\u202f][0-9]{3})+)")

Vector = npt.NDArray[np.int64]
Values = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Slot:
    """One number to be typed: an indicator's value, or its numerator or denominator."""

    indicator: str
    part: str
    required: bool

    @property
    def name(self) -> str:
        return f"{self.indicator}.{self.part}"


class Fault(StrEnum):
    """Why a figure can't be sent."""

    MISSING = "missing"
    NOT_WHOLE = "not_whole"
    NEGATIVE = "negative"
    TOO_LARGE = "too_large"
    OVER_BASE = "over_base"


@dataclass(frozen=True, slots=True)
class Figures:
    """What was typed: the usable figures, and for each slot that has a fault, which."""

    values: dict[str, dict[str, int]]
    faults: dict[str, Fault]


def parse_figure(text: str) -> int | Fault | None:
    """One number as typed; None for an empty field. Dots and spaces part thousands: "1.5" is no figure."""
    typed = text.strip()
    if not typed:
        return None
    if not _WHOLE.fullmatch(typed):
        return Fault.NOT_WHOLE
    digits = re.sub(r"\D", "", typed).lstrip("0") or "0"
    if typed.startswith("-") and digits != "0":
        return Fault.NEGATIVE
    return Fault.TOO_LARGE if len(digits) > len(str(LARGEST)) or int(digits) >= LARGEST else int(digits)


def parse_figures(typed: Mapping[str, str], slots: Sequence[Slot]) -> Figures:
    """All figures of a form as typed, by slot name. An empty one is no fault here: see `faults_to_send`."""
    values: dict[str, dict[str, int]] = {}
    faults: dict[str, Fault] = {}
    for slot in slots:
        figure = parse_figure(typed.get(slot.name, ""))
        if isinstance(figure, Fault):
            faults[slot.name] = figure
        elif figure is not None:
            values.setdefault(slot.indicator, {})[slot.part] = figure
    return Figures(values, faults | over_base(values))


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


def is_hidden(figure: int, floor: int, *, about_people: bool, own: bool) -> bool:
    """Whether a count of people is under the floor, so that it could tell those outside the unit of single people."""
    return about_people and not own and 0 < figure < floor


def pack(values: Values, slots: Sequence[Slot]) -> bytes:
    """Figures as little-endian int64 in the order of the slots; `MISSING` where there is none."""
    return np.array([values.get(s.indicator, {}).get(s.part, MISSING) for s in slots], dtype="<i8").tobytes()


def unpack(rows: Sequence[bytes], width: int) -> Vector:
    """Packed rows as an array of shape (rows, width)."""
    return np.frombuffer(b"".join(rows), dtype="<i8").reshape(len(rows), width)
