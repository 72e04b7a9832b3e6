"""Seats at a unit that ends."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from dondoc.accounts.actions.seats import end_seat, grant_seat
from dondoc.accounts.models import Membership, Role, User
from dondoc.accounts.rules import overlap


@dataclass(frozen=True, slots=True)
class PassedSeat:
    """What became of one seat: its holder has the same role at the unit that follows, or only lost this one."""

    user: User
    role: Role
    granted: bool


@dataclass(frozen=True, slots=True)
class PassedSeats:
    """What became of the seats of a unit, and the rows written, as they were and as they are."""

    seats: tuple[PassedSeat, ...]
    rows: tuple[tuple[Membership | None, Membership | None], ...]


@transaction.atomic
def pass_seats(*, unit_id: int, heir_id: int | None, day: date, by: User | None) -> PassedSeats:
    """Ends every seat at a unit on a day; with an heir its holder gets the same role there, for as long.

    Who holds that role at the heir already keeps it as it is; who stood in for an absent holder is not carried over.
    """
    still = Q(valid_to__isnull=True) | Q(valid_to__gt=day)
    found = list(Membership.objects.select_for_update(of=("self",)).filter(still, unit_id=unit_id).order_by("pk"))
    before = {seat.pk: copy(seat) for seat in found}
    told, granted = [], []
    for seat in [seat for seat in found if seat.stands_in_for_id is None]:
        new = _grant(seat, heir_id, day, by) if heir_id else None
        granted += [new] if new else []
        told.append(PassedSeat(seat.user, Role(seat.role), new is not None))
        end_seat(seat=Membership.objects.get(pk=seat.pk), day=day, by=by)
    after = Membership.objects.in_bulk(list(before))
    ended = tuple((seat, after.get(pk)) for pk, seat in before.items())
    return PassedSeats(tuple(told), (*ended, *((None, seat) for seat in granted)))


def _grant(seat: Membership, heir_id: int, day: date, by: User | None) -> Membership | None:
    """The holder's seat at the heir; None where the holder has one there on some of the days."""
    since = max(day, seat.valid_from)
    beside = Membership.objects.filter(user_id=seat.user_id, unit_id=heir_id, role=seat.role)
    if any(overlap(since, seat.valid_to, other.valid_from, other.valid_to) for other in beside):
        return None
    return grant_seat(user=seat.user, unit_id=heir_id, role=Role(seat.role), since=since, until=seat.valid_to, by=by)
