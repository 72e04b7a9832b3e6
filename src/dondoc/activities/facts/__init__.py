"""What can be measured of a unit's activities. Each family reads its records with one query for any number of units.

A unit that never wrote down anything of a kind has nothing to be measured of it; one that did has 0 where the time
holds none.
"""

from __future__ import annotations

from dondoc.activities.facts.campaigns import CAMPAIGNS
from dondoc.activities.facts.counts import COUNTS, HOUSEHOLDS, SIGNED, SIGNED_BY
from dondoc.activities.facts.initiatives import INITIATIVES
from dondoc.activities.facts.training import PARTICIPANTS, TRAINING
from dondoc.core.facts import Fact

FACTS: tuple[Fact, ...] = (*TRAINING, *INITIATIVES, *CAMPAIGNS, *COUNTS)
ABOUT_PEOPLE = frozenset({PARTICIPANTS, HOUSEHOLDS})
"""Facts that count people: small ones are not told outside the unit."""
PEOPLE_IN = {SIGNED: next(fact for fact in SIGNED_BY if fact.key == HOUSEHOLDS)}
"""Facts in which people are counted with organisations -> the people alone: told only where these are."""

__all__ = ["ABOUT_PEOPLE", "FACTS", "PEOPLE_IN"]
