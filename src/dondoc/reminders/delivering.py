"""Empties the outbox. A row is leased before it is sent and marked after: a worker that dies between the two leaves it
to the next one when the lease is over, so what may or may not have left is sent again, under the same number."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from dondoc.reminders.channels import mail, webhook
from dondoc.reminders.channels.faults import Fault
from dondoc.reminders.models import Channel, Delivery, DeliveryState
from dondoc.reminders.rules.backoff import LEASE, WAITS, wait_after

BATCH: dict[str, int] = {Channel.MAIL: 50, Channel.WEBHOOK: 5}  # rows that one worker has in its hands
PATIENCE: dict[str, int] = {Channel.MAIL: 600, Channel.WEBHOOK: 60}  # seconds of one run
Outcome = Fault | None
SEND: dict[str, Callable[[Sequence[Delivery]], dict[int, Outcome]]] = {
    Channel.MAIL: mail.send,
    Channel.WEBHOOK: webhook.send,
}


def deliver(now: datetime, go_on: Callable[[], bool] = lambda: True) -> tuple[int, int]:
    """Sends what the outbox holds by now; gives how many rows left and how many did not this time.

    Each channel has its time in one run, so that receivers that are slow to answer don't hold up the mail of the next.
    """
    sent = failed = 0
    for channel, seconds in PATIENCE.items():
        until = time.monotonic() + seconds
        while go_on() and time.monotonic() < until and (rows := _lease(channel, now)):
            outcomes = SEND[channel](rows)
            for row in rows:
                fault = outcomes[row.pk]
                if fault is None:
                    sent += _mark_sent(row)
                else:
                    failed += _mark_failed(row, fault)
    return sent, failed


@transaction.atomic
def _lease(channel: str, now: datetime) -> list[Delivery]:
    """The oldest rows that are due, put ahead so that nobody else takes them meanwhile."""
    until = timezone.now() + LEASE
    free = Delivery.objects.select_for_update(skip_locked=True, of=("self",)).select_related("message__plan")
    rows = list(free.filter(channel=channel, next_at__lte=now).order_by("next_at", "pk")[: BATCH[channel]])
    Delivery.objects.filter(pk__in=[row.pk for row in rows]).update(next_at=until)
    for row in rows:
        row.next_at = until
    return rows


def _mark_sent(row: Delivery) -> int:
    return _mark(row, state=DeliveryState.SENT, next_at=None, sent_at=timezone.now(), fault="")


def _mark_failed(row: Delivery, fault: Fault) -> int:
    """Puts it off, or gives it up: at once where another try can't help, else after some two days."""
    attempts = row.attempts + 1
    wait = None if fault.final else wait_after(attempts)
    if fault.nobody_answers:  # the server's trouble, not this message's: no attempt is counted
        return _mark(row, next_at=timezone.now() + WAITS[1], fault=fault.code)
    if wait is None:
        return _mark(row, state=DeliveryState.DEAD, next_at=None, attempts=attempts, fault=fault.code)
    return _mark(row, next_at=timezone.now() + _spread(wait, row.pk), attempts=attempts, fault=fault.code)


def _spread(wait: timedelta, pk: int) -> timedelta:
    """Up to a tenth longer, so that what failed together does not come back together."""
    return wait * (1 + pk % 100 / 1000)


def _mark(row: Delivery, **values: object) -> int:
    """Writes what became of a row unless the lease was over and somebody else has it."""
    return Delivery.objects.filter(pk=row.pk, next_at=row.next_at).update(**values)
