"""Where a unit is reached by mail."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers
from dondoc.reminders.models import Desk
from dondoc.units.models import Unit

LONGEST_MAILBOX = 254


@transaction.atomic
def set_mailbox(*, unit: Unit, mailbox: str, by: User | None) -> Desk:
    """Says to which mailbox of its office a unit's reminders go; "" for none.

    Raises `Invalid` for what is no address, and for one that is a person's own.
    """
    bare = mailbox.strip().lower()
    if bare:
        refuse_identifiers({"mailbox": bare})
        _refuse_malformed(bare)
    Desk.objects.get_or_create(unit=unit)
    desk = Desk.objects.select_for_update().get(unit=unit)
    before = {"mailbox": desk.mailbox}
    if desk.mailbox != bare:
        desk.mailbox = bare
        desk.save(update_fields=["mailbox"])
        record("reminder.mailbox", desk, by=by, unit_id=unit.pk, before=before, after={"mailbox": bare})
    return desk


def _refuse_malformed(mailbox: str) -> None:
    try:
        validate_email(mailbox)
    except ValidationError:
        message = _("“%(mailbox)s” không phải địa chỉ thư. Hãy ghi dạng vanthu@donvi.gov.vn.") % {"mailbox": mailbox}
        raise Invalid([Problem("mailbox", message)]) from None
    if len(mailbox) > LONGEST_MAILBOX:
        raise Invalid([Problem("mailbox", _("Địa chỉ thư dài quá. Hãy kiểm tra lại."))])
