"""Seats at a unit that ends."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from dondoc.accounts.actions.seats import end_seat, grant_seat
from dondoc.accounts.models import Invitation, Membership, Role, User
from dondoc.accounts.rules import overlap


@dataclass(frozen=True, slots=True)
class PassedSeat:
    """What became of one seat: its holder has the same role at the unit that follows, or only lost this one.

    ``invited``: it waits for somebody whose invitation is open still.
    """

    user: User
    role: Role
    granted: bool
    invited: bool = False


@dataclass(frozen=True, slots=True)
class PassedSeats:
    """What became of the seats of a unit, and the rows written, as they were and as they are."""

    seats: tuple[PassedSeat, ...]
    rows: tuple[tuple[Membership | None, Membership | None], ...]


@transaction.atomic
def pass_seats(
    *, unit_id: int, heir_id: int | None, day: date, by: User | None, invited_only: bool = False
) -> PassedSeats:
    """Ends every seat at a unit on a day; with an heir its holder gets the same role there, for as long.

    With ``invited_only`` that goes only for those whose invitation is open still: it invites to the work of the unit,
    and would lead to no seat at all. Who holds that role at the heir already keeps it as it is; who stood in for an
    absent holder is not carried over.
    """
    still = Q(valid_to__isnull=True) | Q(valid_to__gt=day)
    found = list(Membership.objects.select_for_update(of=("self",)).filter(still, unit_id=unit_id).order_by("pk"))
    before = {seat.pk: copy(seat) for seat in found}
    waiting = Invitation.objects.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)
    invited = set(waiting.filter(user__in=[seat.user_id for seat in found]).values_list("user_id", flat=True))
    told, granted = [], []
    for seat in [seat for seat in found if seat.stands_in_for_id is None]:
        waits = seat.user_id in invited
        new = _grant(seat, heir_id, day, by) if heir_id and (waits or not invited_only) else None
        granted += [new] if new else []
        told.append(PassedSeat(seat.user, Role(seat.role), new is not None, waits))
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
