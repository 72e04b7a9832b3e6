"""How many units may get a form of award."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

Key = TypeVar("Key")
ALL = ""
"""The quota of all kinds of units together."""


@dataclass(frozen=True, slots=True)
class Quota:
    """At most ``number``, or ``share`` per cent of the units that it is of; both None: no limit."""

    number: int | None
    share: int | None


@dataclass(frozen=True, slots=True)
class Room:
    """What one proposal finds: how many places are ``used`` of the ``places`` in the quota that leaves it the least,
    that of a kind of unit or of ``ALL``; without any quota there is no limit.
    """

    used: int = 0
    places: int | None = None
    of: str = ALL


def rooms(queue: Iterable[tuple[Key, str, bool]], limits: Mapping[str, int | None]) -> dict[Key, Room]:
    """What each proposal finds, in their order: its key, the kind of its unit, whether it takes a place at all.

    The quota of a kind stands within the quota of all kinds: who gets a place has one in both, and who finds one of
    them full takes none in the other.
    """
    taken: Counter[str] = Counter()
    found: dict[Key, Room] = {}
    for key, kind, takes in queue:
        ceilings = {of: most for of in (kind, ALL) if (most := limits.get(of)) is not None}
        tightest = min(ceilings, key=lambda of: ceilings[of] - taken[of], default=None)
        found[key] = Room() if tightest is None else Room(taken[tightest], ceilings[tightest], tightest)
        if takes and all(taken[of] < most for of, most in ceilings.items()):
            taken.update(ceilings.keys())
    return found


def places(quota: Quota, units: int) -> int | None:
    """How many places a quota gives among so many units; a share is rounded down, but gives one at least where there
    are units. None where there is no limit.
    """
    if quota.number is not None:
        return quota.number
    if quota.share is None:
        return None
    return max(units * quota.share // 100, 1 if units and quota.share else 0)
