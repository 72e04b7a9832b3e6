"""Hands over what is still open when a succession's day has come, or what has come up since."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.core.events import record
from dondoc.successions import journal
from dondoc.successions.handing import hand_over
from dondoc.units.models import Succession, SuccessionState


@transaction.atomic
def settle(*, succession: Succession, today: date, by: User | None) -> int:
    """Passes on what is open at the units that ended; gives how many rows that wrote. Again, it finds nothing.

    Raises `Refused` before the day, and for a succession that was undone.
    """
    locked = Succession.objects.select_for_update().get(pk=succession.pk)
    if locked.state != SuccessionState.DONE:
        raise Refused(_("Việc này đã được hoàn tác nên không còn gì để chuyển."))
    if today < locked.day:
        message = _("Việc đang mở được chuyển từ ngày %(day)s. Hãy quay lại vào ngày đó.")
        raise Refused(message % {"day": date_format(locked.day)})
    handed = hand_over(locked, work=True, by=by)
    if handed.count:
        journal.keep(locked, handed.rows)
    if handed.count or locked.settled_at is None:
        locked.settled_at = timezone.now()
        locked.save(update_fields=["settled_at"])
        record("succession.settle", locked, by=by, unit_id=locked.parts.all()[0].old_id, after={"rows": handed.count})
    return handed.count


def settle_due(today: date) -> int:
    """Settles every succession whose day has come, each by itself; gives how many. For a timed command."""
    due = Succession.objects.filter(state=SuccessionState.DONE, settled_at__isnull=True, day__lte=today)
    found = list(due.order_by("day", "pk"))
    for succession in found:
        settle(succession=succession, today=today, by=None)
    return len(found)
