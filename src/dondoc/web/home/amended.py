"""Plans whose amendments changed something for a unit, told for some weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dondoc.plans.amendments import concerns_of
from dondoc.plans.models import Amendment
from dondoc.plans.wording import said_concern

TOLD = timedelta(days=30)  # long enough for a unit whose official is on leave
MOST = 10


@dataclass(frozen=True, slots=True)
class Amended:
    """An amendment, and what it changed for the unit."""

    amendment: Amendment
    said: str


def amended_for(unit_id: int, day: date) -> list[Amended]:
    """The latest amendments that concern a unit."""
    return [
        Amended(each.amendment, said_concern(each.gained, each.lost, each.moved, each.changed, each.targets))
        for each in concerns_of(unit_id, day - TOLD)[:MOST]
    ]
