"""Sums of units added up over the tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from dondoc.budget.rules.sums import NOTHING, Sums


def rolled_up(own: Mapping[int, Sums], ways: Mapping[int, Collection[int]]) -> dict[int, Sums]:
    """For each unit on a way the sums of itself and of all below it.

    ``ways`` holds for each unit that has sums of its own the ids from the root down to itself.
    """
    found: dict[int, Sums] = defaultdict(lambda: NOTHING)
    for unit_id, sums in own.items():
        for above in ways.get(unit_id, (unit_id,)):
            found[above] += sums
    return dict(found)
