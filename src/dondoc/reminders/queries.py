"""Reads of messages, desks and the outbox."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from dondoc.accounts.models import Membership
from dondoc.core.periods import Calendar, first_not_late
from dondoc.reminders.models import Delivery, DeliveryState, Desk, Message, MessageKind, Policy, Seen, Webhook
from dondoc.reminders.outbox import mailboxes, webhooks
from dondoc.reminders.policies import rule_of
from dondoc.reminders.rules.ladder import DEFAULT, Rule, days_past
from dondoc.reporting.filling import OPEN_TO_FILL
from dondoc.reporting.models import Cycle, Obligation
from dondoc.units.queries import as_of

PAUSE = timedelta(hours=1)
"""How long after a unit was urged by hand it is not urged again without being asked."""


def messages_for(seat: Membership) -> QuerySet[Message]:
    """What the seat's unit was told since the seat is held, the latest first, each with ``read`` by this seat."""
    rows = Message.objects.filter(unit_id=seat.unit_id, day__gte=seat.valid_from)
    return rows.annotate(read=_seen_by(seat)).select_related("cycle", "plan", "sent_by").order_by("-pk")


def unread(seat: Membership) -> QuerySet[Message]:
    """Those of `messages_for` that the seat has not read."""
    return messages_for(seat).filter(~_seen_by(seat))


def unread_count() -> Subquery:
    """How many that are, to annotate a query of seats with; None for none."""
    seen = Seen.objects.filter(message=OuterRef("pk"), seat=OuterRef(OuterRef("pk")))
    rows = Message.objects.filter(~Exists(seen), unit_id=OuterRef("unit_id"), day__gte=OuterRef("valid_from"))
    return Subquery(rows.order_by().values("unit_id").annotate(n=Count("pk")).values("n"))


def _seen_by(seat: Membership) -> Exists:
    return Exists(Seen.objects.filter(message=OuterRef("pk"), seat=seat))


def rule_for(unit_id: int) -> Rule:
    """How a unit's office has others reminded."""
    policy = Policy.objects.filter(unit_id=unit_id).first()
    return rule_of(policy) if policy else DEFAULT


def mailbox_of(unit_id: int) -> str:
    """The unit's mailbox; "" where it has none."""
    return Desk.objects.filter(unit_id=unit_id).values_list("mailbox", flat=True).first() or ""


def webhook_of(unit_id: int) -> Webhook | None:
    """The unit's webhook."""
    return Webhook.objects.filter(unit_id=unit_id).first()


def dead_letters(unit_ids: Collection[int] | QuerySet[Any, Any]) -> QuerySet[Delivery]:
    """What could not be delivered to units, the latest first."""
    rows = Delivery.objects.filter(state=DeliveryState.DEAD, message__unit_id__in=unit_ids)
    return rows.select_related("message").order_by("-pk")


@dataclass(frozen=True, slots=True)
class Late:
    """A unit whose report of a round is late: by how many days, how it would hear, and when it was last urged."""

    obligation: Obligation
    unit_name: str
    days: int
    mailbox: str
    webhook: bool
    urged_at: datetime | None


def late_in(cycle: Cycle, day: date, calendar: Calendar) -> QuerySet[Obligation]:
    """The reports of a round that are late: not sent, or back with their unit; the latest first."""
    rows = cycle.obligations.filter(state__in=OPEN_TO_FILL, due__lt=first_not_late(day, calendar))
    standing = as_of(day).filter(unit_id=OuterRef("unit_id"))
    return rows.filter(Exists(standing)).order_by("due", "pk")


def with_channels(rows: Iterable[Obligation], day: date, calendar: Calendar) -> list[Late]:
    """Late reports with the names of their units and the ways to reach them; a fixed number of queries."""
    found = list(rows)
    unit_ids = {row.unit_id for row in found}
    names = dict(as_of(day).filter(unit_id__in=unit_ids).values_list("unit_id", "name"))
    boxes, hooks = mailboxes(unit_ids), webhooks(unit_ids)
    urged = last_urged(found)
    return [
        Late(
            row,
            names.get(row.unit_id, ""),
            days_past(row.due, day, calendar),
            boxes.get(row.unit_id, ""),
            row.unit_id in hooks,
            urged.get(row.unit_id),
        )
        for row in found
    ]


def last_urged(rows: Sequence[Obligation]) -> dict[int, datetime]:
    """Unit -> when it was last urged by hand in the round of these reports."""
    cycles = {row.cycle_id for row in rows}
    nudges = Message.objects.filter(kind=MessageKind.NUDGE, cycle_id__in=cycles)
    nudges = nudges.filter(unit_id__in={row.unit_id for row in rows}).order_by("pk")
    return dict(nudges.values_list("unit_id", "created_at"))


def reached_by_mail(rows: QuerySet[Obligation]) -> int:
    """How many of some reports belong to units that have a mailbox, where mail can be sent at all."""
    if not settings.EMAIL_HOST:
        return 0
    boxes = Desk.objects.exclude(mailbox="").filter(unit_id=OuterRef("unit_id"))
    return rows.filter(Exists(boxes)).count()


def recently_urged(rows: QuerySet[Obligation], now: datetime) -> QuerySet[Obligation]:
    """Those of some reports whose units were urged by hand within the last hour."""
    nudges = Message.objects.filter(kind=MessageKind.NUDGE, cycle_id=OuterRef("cycle_id"), created_at__gt=now - PAUSE)
    return rows.filter(Exists(nudges.filter(unit_id=OuterRef("unit_id"))))
