"""The conditions that a unit must fulfil, each by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Check(StrEnum):
    """What is looked at."""

    LEVEL = "level"
    ON_TIME = "on_time"
    FINDINGS = "findings"
    QUOTA = "quota"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a campaign asks: levels (without accents) that bar a unit, whether a unit needs a level at all, and the
    least share of reports in time, in per cent; 0 asks nothing.
    """

    barred: frozenset[str]
    needs_level: bool
    least_on_time: int


@dataclass(frozen=True, slots=True)
class Told:
    """What dondoc's own records say of a unit; None where they say nothing.

    ``level`` as printed, "" where a decision put the unit below all levels, and ``level_folded`` without accents;
    ``in_time`` of ``owed`` reports; ``overdue`` findings; ``used`` of ``places`` by other units, in the quota
    ``quota_of`` a kind of unit, "" of all.
    """

    level: str | None = None
    level_folded: str = ""
    in_time: int | None = None
    owed: int | None = None
    overdue: int | None = None
    used: int = 0
    places: int | None = None
    quota_of: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One condition: met, not met, or (None) not measured, which bars nobody."""

    check: Check
    met: bool | None


def barred_names(text: str) -> list[str]:
    """The names of levels in a text that parts them by commas."""
    return [" ".join(name.split()) for name in text.split(",") if name.strip()]


def reasons(told: Told, terms: Terms) -> list[Reason]:
    """Every condition, in the order in which pages tell them."""
    return [
        Reason(Check.LEVEL, _level(told, terms)),
        Reason(Check.ON_TIME, _on_time(told, terms)),
        Reason(Check.FINDINGS, None if told.overdue is None else told.overdue == 0),
        Reason(Check.QUOTA, None if told.places is None else told.used < told.places),
    ]


def eligible(found: Iterable[Reason] | Sequence[Reason]) -> bool:
    """Whether no condition is broken."""
    return all(reason.met is not False for reason in found)


def has_majority(votes_for: int | None, present: int) -> bool:
    """Whether more than half of the units that were at the council's meeting are for a proposal."""
    return (votes_for or 0) * 2 > present


def _level(told: Told, terms: Terms) -> bool | None:
    if told.level is None:
        return False if terms.needs_level else None
    return bool(told.level) and told.level_folded not in terms.barred


def _on_time(told: Told, terms: Terms) -> bool | None:
    """Compared as whole numbers: 2 of 3 reach 66 per cent and not 67."""
    if not told.owed or told.in_time is None:
        return None
    return told.in_time * 100 >= terms.least_on_time * told.owed
