"""Who has spent too much, who spends too slowly."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from dondoc.budget.rules.sums import Sums

SLOW_BY = 20
"""Percentage points behind the part of the year that has gone by, from which spending is called slow."""


class Standing(StrEnum):
    """How the money of a line or a unit stands on a day; the first that applies."""

    NOTHING = "nothing"
    OVERGIVEN = "overgiven"
    OVER = "over"
    UNALLOTTED = "unallotted"
    SETTLED = "settled"
    SLOW = "slow"
    SPENT_OUT = "spent_out"
    ON_WAY = "on_way"


def expected_share(year: int, day: date) -> float:
    """The part of the budget year (1/1 to 31/12) that has gone by at the end of a day, in per cent."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    if day < first:
        return 0.0
    return 100.0 if day >= last else 100 * ((day - first).days + 1) / ((last - first).days + 1)


def standing(sums: Sums, year: int, day: date) -> Standing:
    """Overgiven: more was given on than came in. Unallotted: only estimated so far. Slow: see `SLOW_BY`."""
    if sums == Sums():
        return Standing.NOTHING
    if sums.allotted < 0:
        return Standing.OVERGIVEN
    if sums.left < 0:
        return Standing.OVER
    if sums.available == 0 and sums.spent == 0:
        return Standing.UNALLOTTED if sums.received == 0 and sums.carried_in == 0 else Standing.ON_WAY
    if sums.settled and sums.settled == sums.spent:
        return Standing.SETTLED
    if sums.left == 0:
        return Standing.SPENT_OUT
    return Standing.SLOW if (sums.per_cent or 0) < expected_share(year, day) - SLOW_BY else Standing.ON_WAY
