"""Tells units above what has been late below them for long: everything of one run in one message."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dondoc.reminders.finding import ensure_desks
from dondoc.reminders.models import Desk, Escalation, Message, MessageKind
from dondoc.reminders.outbox import put


def tell_above(now: datetime) -> int:
    """Sends what was noted for units above; gives how many messages. Units that another worker has are left to it."""
    waiting = Escalation.objects.filter(message__isnull=True).order_by("above_id")
    above = list(waiting.values_list("above_id", flat=True).distinct())
    ensure_desks(above)
    return sum(_tell(unit_id, now) for unit_id in above)


@transaction.atomic
def _tell(unit_id: int, now: datetime) -> bool:
    if not list(Desk.objects.select_for_update(skip_locked=True).filter(unit_id=unit_id)):
        return False
    untold = Escalation.objects.filter(above_id=unit_id, message__isnull=True)
    if not untold.exists():
        return False
    day = timezone.localdate(now)
    (message,) = put([Message(unit_id=unit_id, kind=MessageKind.ESCALATION, day=day, total=0)], now)
    message.total = untold.update(message=message)  # what is noted meanwhile waits for the next one
    message.lines = [each.line for each in message.escalations.order_by("due", "pk")[: Message.LINES_KEPT]]
    message.save(update_fields=["lines", "total"])
    return True
