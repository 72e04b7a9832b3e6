"""Webhooks: what the unit is told, as signed JSON, to an address of the unit's own system."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import time
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils import translation

from dondoc.reminders.channels.calling import Unreachable, call
from dondoc.reminders.channels.faults import BROKEN, NO_ANSWER, NO_WEBHOOK, NOT_ALLOWED, Fault, bad_status
from dondoc.reminders.models import Delivery, Webhook
from dondoc.reminders.sealing import opened
from dondoc.reminders.words import address_of, title, told

_log = logging.getLogger(__name__)


def send(rows: Sequence[Delivery]) -> dict[int, Fault | None]:
    """Calls each address; for each what went wrong, or None."""
    hooks = {hook.unit_id: hook for hook in Webhook.objects.filter(unit_id__in={row.message.unit_id for row in rows})}
    return {row.pk: _sent(row, hooks.get(row.message.unit_id)) for row in rows}


def _sent(row: Delivery, hook: Webhook | None) -> Fault | None:
    secret = opened(hook.secret) if hook else ""
    if hook is None or not secret:
        return NO_WEBHOOK
    try:
        body = json.dumps(payload(row), ensure_ascii=False).encode()
    except Exception:  # one message that can't be put into words must not stop the others
        _log.exception("The body of delivery %s could not be made.", row.pk)
        return BROKEN
    try:
        status = call(hook.url, body, headers(secret, body, number=row.pk, now=int(time.time())))
    except Unreachable as error:
        return NOT_ALLOWED if error.forbidden else NO_ANSWER
    return None if 200 <= status < 300 else bad_status(status)


def headers(secret: str, body: bytes, *, number: int, now: int) -> dict[str, str]:
    """``Dondoc-Signature`` is HMAC-SHA256 of "seconds.body"; ``Dondoc-Delivery`` stays the same in every try."""
    return {
        "Content-Type": "application/json",
        "User-Agent": "dondoc",
        "Dondoc-Delivery": str(number),
        "Dondoc-Timestamp": str(now),
        "Dondoc-Signature": signature(secret, body, now),
    }


def signature(secret: str, body: bytes, now: int) -> str:
    """What the receiver computes with its copy of the secret and compares."""
    return "v1=" + hmac.new(secret.encode(), f"{now}.".encode() + body, hashlib.sha256).hexdigest()


def payload(row: Delivery) -> dict[str, Any]:
    """The message as JSON (docs/reminders.md)."""
    message = row.message
    with translation.override(settings.MAIL_LANGUAGE):
        return {
            "delivery": row.pk,
            "message": message.pk,
            "kind": message.kind,
            "day": message.day.isoformat(),
            "unit": message.unit_id,
            "title": title(message),
            "note": message.note,
            "total": message.total,
            "items": [
                {
                    "what": each.what,
                    "plan": each.plan,
                    "unit": each.unit,
                    "due": each.due.isoformat() if each.due else None,
                    "days_late": max(each.days, 0),
                    "url": address_of(each.path),
                }
                for each in told(message)
            ],
        }
