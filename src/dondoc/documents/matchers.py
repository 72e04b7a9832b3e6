"""The matcher of a unit's tree, kept between requests: building it takes longer than matching a plan."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from django.db.models import Count, Max

from dondoc.units.matching import Matcher
from dondoc.units.queries import candidates, subtree

KEPT = 8  # trees for which a server process keeps a matcher

Mark = tuple[int, int | None, datetime | None]


def matcher_of(unit_id: int, day: date) -> Matcher:
    """The matcher of the names at and below a unit on a day."""
    return _matcher(unit_id, day, _mark(unit_id, day))


def _mark(unit_id: int, day: date) -> Mark:
    """What differs as soon as any unit of the tree does: names change by new versions only."""
    found = subtree(unit_id, day).aggregate(Count("pk"), Max("pk"), Max("created_at"))
    return found["pk__count"], found["pk__max"], found["created_at__max"]


@lru_cache(maxsize=KEPT)
def _matcher(unit_id: int, day: date, mark: Mark) -> Matcher:
    return Matcher(candidates(unit_id, day))
