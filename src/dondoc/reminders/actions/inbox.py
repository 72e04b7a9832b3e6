"""Marks in one seat's inbox: the reader's own, they change nothing for others, so the log has no event of them."""

from __future__ import annotations

from dondoc.accounts.models import Membership
from dondoc.reminders.models import Message, Seen
from dondoc.reminders.queries import unread


def mark_read(*, message: Message, seat: Membership) -> None:
    """Marks one message as read by the seat; twice changes nothing."""
    Seen.objects.get_or_create(message=message, seat=seat)


def mark_all_read(*, seat: Membership) -> int:
    """Marks everything in the seat's inbox as read; gives how many that were."""
    found = unread(seat).values_list("pk", flat=True)
    made = Seen.objects.bulk_create((Seen(message_id=pk, seat=seat) for pk in found), ignore_conflicts=True)
    return len(made)
