"""The lines of the official list as values. docs/official-units.md says where they come from."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

from dondoc.units.models import UnitKind

START = date(2025, 3, 1)
"""The first day that the list knows: the last resolution before the reform came into force then."""
REFORM = date(2025, 7, 1)
"""34 provinces, no districts, 3,321 communes from this day on (Nghị quyết 202/2025/QH15, 203/2025/QH15)."""
LEVELS = {"provinces": UnitKind.PROVINCE, "districts": UnitKind.DISTRICT, "communes": UnitKind.COMMUNE}


class How(StrEnum):
    """How a unit went on as another."""

    SAME = "same"  # it is still itself, with another name, code or unit above
    WHOLE = "whole"
    PEOPLE = "people"  # all of its people, and a part of its land
    PART = "part"


@dataclass(frozen=True, slots=True)
class Span:
    """What is true of a place from ``since`` until the day before ``until``; ``parent`` is a code, "" for a province.

    ``differs`` tells what other releases have: "2025.10.1: 00073".
    """

    level: UnitKind
    code: str
    name: str
    parent: str
    since: date
    until: date | None
    differs: str


@dataclass(frozen=True, slots=True)
class Succeeding:
    """The unit with the code ``old`` until ``day`` went on, from that day, as the one with the code ``new``."""

    old: str
    new: str
    day: date
    how: How
    differs: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A resolution in force from ``day``: of units of one level, in one province of that day or, with "", in all."""

    number: str
    day: date
    level: UnitKind
    province: str


@dataclass(frozen=True, slots=True)
class OfficialList:
    """Everything that the files say."""

    spans: tuple[Span, ...]
    changes: tuple[Succeeding, ...]
    decisions: tuple[Decision, ...]


@cache
def official_list() -> OfficialList:
    """The list that comes with the program."""
    spans = tuple(_span(level, row) for name, level in LEVELS.items() for row in _rows(name))
    changes = tuple(
        Succeeding(row["old"], row["new"], date.fromisoformat(row["day"]), How(row["how"]), row["differs"])
        for row in _rows("changes")
    )
    decisions = tuple(
        Decision(row["number"], date.fromisoformat(row["day"]), UnitKind(row["level"]), row["province"])
        for row in _rows("decisions")
    )
    return OfficialList(spans, changes, decisions)


def _span(level: UnitKind, row: dict[str, str]) -> Span:
    until = date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
    since = date.fromisoformat(row["valid_from"])
    return Span(level, row["code"], row["name"], row["parent"], since, until, row["differs"])


def _rows(name: str) -> Iterable[dict[str, str]]:
    text = files("dondoc.units.official").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())
