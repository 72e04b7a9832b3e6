"""Puts messages into the inboxes of units and, in the same transaction, into the outbox for their other channels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.conf import settings

from dondoc.reminders.models import Channel, Delivery, Desk, Message, Webhook

BATCH = 1_000  # rows of one insert


def put(messages: Sequence[Message], now: datetime) -> list[Message]:
    """Stores new messages, each with a row of the outbox for every channel through which its unit is reached."""
    made = Message.objects.bulk_create(messages, batch_size=BATCH)
    unit_ids = {message.unit_id for message in made}
    Delivery.objects.bulk_create(_deliveries(made, mailboxes(unit_ids), webhooks(unit_ids), now), batch_size=BATCH)
    return made


def mailboxes(unit_ids: set[int]) -> dict[int, str]:
    """Unit -> its mailbox, of those that have one; nothing where no mail server is set up."""
    if not settings.EMAIL_HOST:
        return {}
    rows = Desk.objects.filter(unit_id__in=unit_ids).exclude(mailbox="")
    return dict(rows.values_list("unit_id", "mailbox"))


def webhooks(unit_ids: set[int]) -> dict[int, str]:
    """Unit -> the address of its webhook, of those that have one."""
    return dict(Webhook.objects.filter(unit_id__in=unit_ids).values_list("unit_id", "url"))


def _deliveries(
    messages: Sequence[Message], boxes: dict[int, str], hooks: dict[int, str], now: datetime
) -> Iterator[Delivery]:
    for message in messages:
        for channel, addresses in ((Channel.MAIL, boxes), (Channel.WEBHOOK, hooks)):
            if address := addresses.get(message.unit_id):
                yield Delivery(message=message, channel=channel, address=address, next_at=now)
