"""The address of a unit's own system that hears what the unit hears."""

from __future__ import annotations

import re

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers
from dondoc.reminders.channels.calling import may_call
from dondoc.reminders.models import Webhook
from dondoc.reminders.rules.addresses import split_url
from dondoc.reminders.sealing import new_secret, sealed
from dondoc.units.models import Unit

_SIGNS = re.compile(r"[^\w@.+-]+")  # what parts the words of an address, so that a number among them is seen


@transaction.atomic
def set_webhook(*, unit: Unit, url: str, by: User) -> str:
    """Says which address is called, and gives the new secret that its calls are signed with: the only time it is told.

    Raises `Invalid` for what is no address that may be called, and for one that holds a person's identifier.
    """
    bare = url.strip()
    refuse_identifiers({"url": _SIGNS.sub(" ", bare)})
    parts = split_url(bare)
    if parts is None or not may_call(parts):
        raise Invalid([Problem("url", _refusal())])
    secret = new_secret()
    there = Webhook.objects.select_for_update().filter(unit=unit).first()
    before = {"url": there.url} if there else None
    hook, _made = Webhook.objects.update_or_create(unit=unit, defaults={"url": bare, "secret": sealed(secret)})
    after = {"url": bare}
    record("reminder.webhook", hook, by=by, unit_id=unit.pk, before=before, after=after)
    return secret


@transaction.atomic
def remove_webhook(*, unit: Unit, by: User) -> None:
    """Calls nobody any more; twice changes nothing."""
    hook = Webhook.objects.select_for_update().filter(unit=unit).first()
    if hook is not None:
        record("reminder.webhook_off", hook, by=by, unit_id=unit.pk, before={"url": hook.url})
        hook.delete()


def _refusal() -> str:
    if settings.WEBHOOK_PRIVATE:
        return _("Địa chỉ không dùng được. Hãy ghi dạng https://may-chu/duong-dan, không kèm tên và mật khẩu.")
    return _(
        "Địa chỉ không dùng được. Hãy ghi địa chỉ công khai bắt đầu bằng https://, không kèm tên và mật khẩu, không trỏ"
        " vào mạng nội bộ."
    )
