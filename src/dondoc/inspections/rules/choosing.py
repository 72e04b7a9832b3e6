"""Chooses the units to visit: by signs of risk, by a draw that anyone can repeat, or by both.

The draw: of every unit the SHA-256 of the UTF-8 text ``seed:code`` is taken, and the units are ordered by it as
hexadecimal text, the smallest first. The seed is published with the order (docs/inspections.md).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Sign(StrEnum):
    """What speaks for a visit."""

    LATE = "late"
    LOW = "low"
    OPEN = "open"
    OVERDUE = "overdue"
    UNSEEN = "unseen"


class Method(StrEnum):
    """How units are chosen."""

    RISK = "risk"
    RANDOM = "random"
    BOTH = "both"


USUAL: Mapping[Sign, int] = {Sign.LATE: 3, Sign.LOW: 3, Sign.OPEN: 2, Sign.OVERDUE: 4, Sign.UNSEEN: 2}
HEAVIEST = 10
MANY = 5  # findings from which on a unit has all points of that sign
LONG = 730  # days without a visit, likewise
WHOLE = 100  # points of a sign with weight 1


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a unit: reports sent ``late`` of those ``owed``, ``score`` of the last recognition in per cent,
    findings ``open`` and of these ``overdue``, days since the last visit (None: never visited)."""

    late: int = 0
    owed: int = 0
    score: int | None = None
    open: int = 0
    overdue: int = 0
    unseen: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may be chosen; ``code`` is what the draw is made with."""

    unit_id: int
    code: str
    signs: Signs = Signs()


@dataclass(frozen=True, slots=True)
class Reason:
    """What one sign adds: the points, and the numbers that its words are made of."""

    sign: Sign
    points: int
    amount: int
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its points and their reasons, the heaviest first; and its place in the draw with the digest."""

    candidate: Candidate
    points: int
    reasons: tuple[Reason, ...]
    draw: int
    digest: str


@dataclass(frozen=True, slots=True)
class Pick:
    """A unit that was chosen, by which way."""

    ranked: Ranked
    way: Method


def digest_of(seed: str, code: str) -> str:
    """What the draw orders a unit by."""
    return hashlib.sha256(f"{seed}:{code}".encode()).hexdigest()


def ranked(candidates: Sequence[Candidate], weights: Mapping[Sign, int], seed: str) -> list[Ranked]:
    """All candidates by their points, the most first; equal ones in the order of the draw."""
    digests = {each.unit_id: digest_of(seed, each.code) for each in candidates}
    order = sorted(candidates, key=lambda each: (digests[each.unit_id], each.unit_id))
    place = {each.unit_id: number for number, each in enumerate(order, start=1)}
    found = []
    for each in candidates:
        reasons = reasons_of(each.signs, weights)
        points = sum(reason.points for reason in reasons)
        found.append(Ranked(each, points, reasons, place[each.unit_id], digests[each.unit_id]))
    return sorted(found, key=lambda each: (-each.points, each.draw))


def reasons_of(signs: Signs, weights: Mapping[Sign, int]) -> tuple[Reason, ...]:
    """What each sign of a unit adds, the heaviest first; a sign without weight or without points adds nothing."""
    unseen = LONG if signs.unseen is None else min(signs.unseen, LONG)
    parts = (
        (Sign.LATE, signs.late, signs.owed, signs.late, signs.owed),
        (Sign.LOW, 100 - signs.score if signs.score is not None else 0, 100, signs.score or 0, None),
        (Sign.OPEN, min(signs.open, MANY), MANY, signs.open, None),
        (Sign.OVERDUE, min(signs.overdue, MANY), MANY, signs.overdue, None),
        (Sign.UNSEEN, unseen, LONG, -1 if signs.unseen is None else signs.unseen, None),
    )
    found = [
        Reason(sign, weights.get(sign, 0) * WHOLE * part // whole, amount, of)
        for sign, part, whole, amount, of in parts
        if whole and part > 0
    ]
    return tuple(sorted((each for each in found if each.points), key=lambda each: (-each.points, each.sign)))


def choose(rows: Sequence[Ranked], wanted: int, method: Method, *, held: Collection[int] = ()) -> list[Pick]:
    """The next ``wanted`` units that are not ``held``; with both ways the first half, rounded up, goes by risk.

    ``rows`` are in the order of `ranked`.
    """
    free = [each for each in rows if each.candidate.unit_id not in held]
    by_risk = {Method.RISK: wanted, Method.RANDOM: 0, Method.BOTH: -(-wanted // 2)}[method]
    first = [Pick(each, Method.RISK) for each in free[:by_risk]]
    rest = sorted(free[by_risk:], key=lambda each: each.draw)
    return first + [Pick(each, Method.RANDOM) for each in rest[: wanted - len(first)]]
