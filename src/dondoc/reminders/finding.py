"""Finds what has come to be due and what has changed since, without being told of either."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from dondoc.reminders.models import Desk, Watch
from dondoc.reminders.sources import SOURCES, Source

BATCH = 2_000  # rows of one insert


def find(now: datetime) -> int:
    """Watches what is new, and has what changed looked at now; gives how many. Again, it finds nothing."""
    return sum(_watch_new(source, now) + _wake_changed(source, now) for source in SOURCES)


def ensure_desks(unit_ids: Iterable[int]) -> None:
    """Gives each unit the row that stands for it as somebody to be told."""
    wanted = set(unit_ids)
    there = set(Desk.objects.filter(unit_id__in=wanted).values_list("unit_id", flat=True))
    Desk.objects.bulk_create((Desk(unit_id=unit_id) for unit_id in sorted(wanted - there)), ignore_conflicts=True)


def _watch_new(source: Source, now: datetime) -> int:
    """In the order of ids and by the batch, so that any number takes the same memory."""
    count, after = 0, 0
    while found := source.unwatched(after, BATCH):
        with transaction.atomic():
            ensure_desks(unit_id for _pk, unit_id, _due in found)
            watches = [
                Watch(**{f"{source.column}_id": pk}, unit_id=unit_id, due=due, next_at=now)
                for pk, unit_id, due in found
            ]
            Watch.objects.bulk_create(watches, ignore_conflicts=True)
        count, after = count + len(found), found[-1][0]
    return count


def _wake_changed(source: Source, now: datetime) -> int:
    ids = list(source.changed())
    for start in range(0, len(ids), BATCH):
        _wake(ids[start : start + BATCH], now)
    return len(ids)


def _wake(ids: Collection[int], now: datetime) -> None:
    """What a look finds decides; that it comes too early does no harm."""
    later = Q(next_at__isnull=True) | Q(next_at__gt=now)
    Watch.objects.filter(later, pk__in=ids).update(next_at=now)
