"""Gives and ends seats."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dondoc.accounts.models import Membership, Role, User
from dondoc.accounts.rules import overlap
from dondoc.core.errors import Refused
from dondoc.core.events import record


@transaction.atomic
def grant_seat(
    *, user: User, unit_id: int, role: Role, since: date, by: User | None, until: date | None = None
) -> Membership:
    """Gives a user a role at a unit from a day on, and up to ``until``, the first day without.

    Asking twice changes nothing. Raises `Refused` when the days are out of order, or when the user holds that
    very role there on some of them.
    """
    if until is not None and until <= since:
        raise Refused(_("Ngày thôi giữ vai trò phải sau ngày bắt đầu. Hãy sửa một trong hai ngày."))
    held = Membership.objects.select_for_update().filter(
        user=user, unit_id=unit_id, role=role, stands_in_for__isnull=True
    )
    for seat in held:
        if seat.valid_to is None and until is None:
            return seat
        if (seat.valid_from, seat.valid_to) == (since, until):
            return seat
        if overlap(since, until, seat.valid_from, seat.valid_to):
            raise Refused(already_held(seat))
    seat = Membership.objects.create(user=user, unit_id=unit_id, role=role, valid_from=since, valid_to=until)
    after = {"user": user.pk, "role": role, "since": since} | ({"until": until} if until else {})
    record("account.grant", seat, by=by, unit_id=unit_id, after=after)
    return seat


@transaction.atomic
def end_seat(*, seat: Membership, day: date, by: User | None) -> None:
    """Ends a seat: the user no longer holds it from ``day`` on (a seat that began that day is removed).

    Whoever stands in for its holder stops on that day too.
    """
    locked = Membership.objects.select_for_update().get(pk=seat.pk)
    for stand_in in locked.stand_ins.filter(valid_to__gt=day):
        _end(stand_in, day, by)
    _end(locked, day, by)
    seat.valid_to = locked.valid_to


def already_held(seat: Membership) -> str:
    """The sentence that refuses a seat beside one that is held on some of its days."""
    since = date_format(seat.valid_from)
    return _("%(name)s đã giữ vai trò này ở đơn vị này từ ngày %(since)s. Hãy chọn các ngày không trùng.") % {
        "name": seat.user.name,
        "since": since,
    }


def _end(seat: Membership, day: date, by: User | None) -> None:
    before = {"user": seat.user_id, "role": seat.role, "since": seat.valid_from}
    record("account.end", seat, by=by, unit_id=seat.unit_id, before=before, after={"until": day})
    if seat.valid_from >= day:
        seat.delete()
    else:
        seat.valid_to = day
        seat.save(update_fields=["valid_to"])
