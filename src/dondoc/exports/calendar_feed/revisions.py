"""How often things have changed, and when last: as the event log has it, so nothing of its own need be kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Max, Q

from dondoc.core.models import Event
from dondoc.exports.calendar_feed.dated import Dated, Logged

_TELLING = "reminder."
"""Verbs of reminders change nothing of what they remind of."""


class Revision(NamedTuple):
    """``times`` never gets smaller: events are only ever added."""

    times: int
    last_at: datetime


class _Events(NamedTuple):
    unit_id: int | None
    times: int
    last_at: datetime


def revisions(things: Collection[Dated]) -> dict[str, Revision]:
    """Name of a thing -> its revision; one query."""
    events = _events(key for each in things for key in each.logged)
    return {each.name: _revision(each, list(_counted(each, events))) for each in things}


def _events(keys: Iterable[Logged]) -> dict[tuple[str, int], list[_Events]]:
    """By kind and id of a thing what happened to it, unit by unit."""
    ids: dict[str, set[int]] = defaultdict(set)
    units: dict[str, set[int]] = defaultdict(set)
    for key in keys:
        ids[key.object_type].add(key.object_id)
        units[key.object_type] |= key.unit_ids or set()
    those = Q(pk__in=())
    for kind, of_kind in ids.items():
        some = Q(unit_id__in=units[kind]) if units[kind] else Q()
        those |= Q(some, object_type=kind, object_id__in=of_kind)
    rows = Event.objects.filter(those).exclude(verb__startswith=_TELLING).order_by()
    found: dict[tuple[str, int], list[_Events]] = defaultdict(list)
    for kind, pk, *rest in rows.values_list("object_type", "object_id", "unit_id").annotate(Count("pk"), Max("at")):
        found[kind, pk].append(_Events(*rest))
    return found


def _counted(each: Dated, events: dict[tuple[str, int], list[_Events]]) -> Iterator[_Events]:
    for key in each.logged:
        for some in events.get((key.object_type, key.object_id), ()):
            if key.unit_ids is None or some.unit_id in key.unit_ids:
                yield some


def _revision(each: Dated, events: list[_Events]) -> Revision:
    return Revision(sum(some.times for some in events), max((some.last_at for some in events), default=each.since))
