"""How many units may get a form of award."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quota:
    """At most ``number``, or ``share`` per cent of the units that it is of; both None: no limit."""

    number: int | None
    share: int | None


def places(quota: Quota, units: int) -> int | None:
    """How many places a quota gives among so many units; a share is rounded down, but gives one at least where there
    are units. None where there is no limit.
    """
    if quota.number is not None:
        return quota.number
    if quota.share is None:
        return None
    return max(units * quota.share // 100, 1 if units and quota.share else 0)
