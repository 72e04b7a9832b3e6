"""Writes the event log and checks that nobody has altered it."""

from __future__ import annotations

import hashlib
import json
from contextvars import ContextVar
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.utils import timezone

from dondoc.core.models import Event

request_id: ContextVar[str] = ContextVar("request_id", default="")
_CHAIN_LOCK = 0x646F6E646F63  # any fixed number: one writer at a time extends the chain


def record(
    verb: str,
    thing: models.Model,
    *,
    by: AbstractBaseUser | None,
    unit_id: int | None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> Event:
    """Adds one event to the chain; call it inside the action's own transaction.

    ``by`` is None only for what a timed command does by itself.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("an event belongs to its action's transaction")
    _lock_chain()
    last = Event.objects.order_by("-pk").values_list("digest", flat=True).first()
    event = Event(
        at=timezone.now(),
        user_id=by.pk if by else None,
        unit_id=unit_id,
        verb=verb,
        object_type=thing._meta.label_lower,
        object_id=thing.pk,
        before=_plain(before),
        after=_plain(after),
        reason=reason,
        request_id=request_id.get(),
    )
    event.digest = _digest(event, last or "")
    event.save(force_insert=True)
    return event


def verify() -> int | None:
    """The id of the first event whose digest does not follow from its row and the one before; None if all do."""
    last = ""
    for event in Event.objects.order_by("pk").iterator(chunk_size=2000):
        if event.digest != _digest(event, last):
            return event.pk
        last = event.digest
    return None


def _lock_chain() -> None:
    """On PostgreSQL one transaction at a time extends the chain; SQLite has a single writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHAIN_LOCK])


def _plain(values: dict[str, Any] | None) -> dict[str, Any] | None:
    """As JSON will give it back, so that the digest can be computed again from the stored row."""
    return None if values is None else json.loads(json.dumps(values, cls=DjangoJSONEncoder))


def _digest(event: Event, last: str) -> str:
    row = [
        last, event.at.isoformat(timespec="microseconds"), event.user_id, event.unit_id, event.verb, event.object_type,
        event.object_id, event.before, event.after, event.reason, event.request_id,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(row, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
