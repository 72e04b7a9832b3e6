"""Old messages are cleared away, and what they left by with them; the log keeps that units were told, and of what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from django.db import transaction

from dondoc.reminders.models import Message

BATCH = 500  # messages of one transaction


def clear(day: date, keep_days: int, go_on: Callable[[], bool] = lambda: True) -> int:
    """Removes messages that are older than so many days, none for 0; gives how many.

    The oldest are looked at first: ids rise with the days, so a run in which nothing is old costs one look.
    """
    cleared, before = 0, day - timedelta(days=keep_days)
    oldest = Message.objects.order_by("pk").values_list("day", flat=True).first()
    if not keep_days or oldest is None or oldest >= before:
        return 0
    while go_on():
        found = _clear_some(before)
        cleared += found
        if found < BATCH:
            break
    return cleared


@transaction.atomic
def _clear_some(before: date) -> int:
    oldest = Message.objects.order_by("pk").values_list("pk", "day")[:BATCH]
    old = [pk for pk, told_on in oldest if told_on < before]
    Message.objects.filter(pk__in=old).delete()
    return len(old)
