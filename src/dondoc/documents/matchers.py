"""The matcher of a unit's tree, kept between requests: building it takes longer than matching a plan."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from django.db.models import Count, Max

from dondoc.units.matching import Matcher, MatchKind
from dondoc.units.queries import candidates, subtree

KEPT = 8  # trees for which a server process keeps a matcher

Mark = tuple[int, int | None, datetime | None]


def matcher_of(unit_id: int, day: date, issuer: str = "") -> Matcher:
    """The matcher of the names in a plan that a unit takes in on a day.

    A plan speaks from where its issuer stands: where ``issuer`` is the name of a unit below the one that takes
    the plan in, names mean units of the issuer's own tree first.
    """
    mark = _mark(unit_id, day)
    whole = _matcher(unit_id, day, mark)
    found = whole.match(issuer)
    if found.kind not in (MatchKind.EXACT, MatchKind.FOLDED) or found.unit_ids == (unit_id,):
        return whole
    return _issuers_matcher(unit_id, found.unit_ids[0], day, mark)


def _mark(unit_id: int, day: date) -> Mark:
    """What differs as soon as any unit of the tree does: names change by new versions only."""
    found = subtree(unit_id, day).aggregate(Count("pk"), Max("pk"), Max("created_at"))
    return found["pk__count"], found["pk__max"], found["created_at__max"]


@lru_cache(maxsize=KEPT)
def _matcher(unit_id: int, day: date, mark: Mark) -> Matcher:
    return Matcher(candidates(unit_id, day))


@lru_cache(maxsize=KEPT)
def _issuers_matcher(unit_id: int, issuer_id: int, day: date, mark: Mark) -> Matcher:
    return Matcher(candidates(issuer_id, day), around=_matcher(unit_id, day, mark))
