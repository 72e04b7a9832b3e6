"""Closing a budget year, and opening it again."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.budget.models import Closing, Line
from dondoc.budget.models.line import FIRST_YEAR, LAST_YEAR
from dondoc.budget.queries.places import below
from dondoc.core.errors import Refused
from dondoc.core.events import record
from dondoc.core.reasons import fit_reason


@transaction.atomic
def close_year(*, unit_id: int, year: int, today: date, by: User) -> Closing:
    """Freezes a year that is over for a unit and all below it: no entry of it is written any more."""
    if year < FIRST_YEAR:
        message = _("Năm phải từ %(first)d đến %(last)d. Hãy ghi lại năm ngân sách.")
        raise Refused(message % {"first": FIRST_YEAR, "last": LAST_YEAR})
    if today.year <= year:
        raise Refused(_("Năm ngân sách %(year)d chưa hết. Hãy khóa sổ sau ngày 31/12.") % {"year": year})
    held = Line.objects.filter(year=year, unit_id__in=below(unit_id, today).order_by().values("unit_id"))
    list(held.select_for_update().order_by("pk").values_list("pk"))  # who writes on one goes first, or sees the closing
    closing, made = Closing.objects.get_or_create(unit_id=unit_id, year=year, reopened_at=None, defaults={"by": by})
    if not made:
        raise Refused(_("Năm ngân sách %(year)d đã khóa sổ. Hãy tải lại trang để xem.") % {"year": year})
    record("budget.close", closing, by=by, unit_id=unit_id, after={"year": year})
    return closing


@transaction.atomic
def reopen_year(*, unit_id: int, year: int, reason: str, now: datetime, by: User) -> Closing:
    """Lets entries of a closed year be written again, and keeps why."""
    reason = fit_reason(reason, _("Chưa ghi lý do mở lại. Hãy ghi vì sao phải mở sổ đã khóa."))
    closing = Closing.objects.select_for_update().filter(unit_id=unit_id, year=year, reopened_at=None).first()
    if closing is None:
        raise Refused(_("Năm ngân sách %(year)d đang mở. Hãy tải lại trang để xem.") % {"year": year})
    closing.reopened_at, closing.reason = now, reason
    closing.save(update_fields=["reopened_at", "reason"])
    record("budget.reopen", closing, by=by, unit_id=unit_id, before={"year": year}, after={"year": year}, reason=reason)
    return closing
