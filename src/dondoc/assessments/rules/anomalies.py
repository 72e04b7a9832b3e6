"""What a reviewer should look at twice. Hints and no more: nothing follows from them by itself. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

JUMP = 2_000
"""Hundredths of a point of a hundred: twenty points more or less than last year."""


class Kind(StrEnum):
    """What was noticed."""

    FULL_MARKS = "full"
    JUMP = "jump"
    REUSED = "reused"
    ABOVE_FACT = "above_fact"


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing noticed; ``criterion`` is "" where it is about the whole.

    ``amount`` is the difference in hundredths of a point for a jump, and 0 for anything else; ``where`` says where else
    a file was used: "criterion", "unit" or "year".
    """

    kind: Kind
    criterion: str = ""
    amount: int = 0
    where: str = ""


def full_marks(points: int, maximum: int) -> Iterator[Hint]:
    """A unit that gives itself everything."""
    if maximum > 0 and points >= maximum:
        yield Hint(Kind.FULL_MARKS)


def jump(points: int, maximum: int, last_points: int | None, last_maximum: int | None) -> Iterator[Hint]:
    """More than twenty points of a hundred against last year; both are taken to a hundred first."""
    if last_points is None or not last_maximum or maximum <= 0:
        return
    apart = points * 10_000 // maximum - last_points * 10_000 // last_maximum
    if abs(apart) > JUMP:
        yield Hint(Kind.JUMP, amount=apart)


def reused(files: Collection[tuple[str, str]], elsewhere: Mapping[str, Collection[str]]) -> Iterator[Hint]:
    """The same file shown for several criteria, by another unit, or last year.

    ``files`` are pairs of criterion and SHA-256; ``elsewhere`` maps a SHA-256 to "unit" and "year".
    """
    shown: dict[str, set[str]] = {}
    for criterion, digest in files:
        shown.setdefault(digest, set()).add(criterion)
    for criterion, digest in sorted(files):
        places = list(elsewhere.get(digest, ()))
        if len(shown[digest]) > 1:
            places.append("criterion")
        for where in sorted(places):
            yield Hint(Kind.REUSED, criterion, where=where)


def above_facts(own: Mapping[str, int], by_facts: Mapping[str, int]) -> Iterator[Hint]:
    """Criteria for which a unit gives itself more points than its own records would."""
    for criterion, points in sorted(by_facts.items()):
        if own.get(criterion, 0) > points:
            yield Hint(Kind.ABOVE_FACT, criterion, own[criterion] - points)
