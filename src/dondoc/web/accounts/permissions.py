"""Who may manage accounts: an administrator, for the own unit and those below it; and who may lend a seat."""

from __future__ import annotations

from datetime import date

from dondoc.accounts.models import Membership, User
from dondoc.accounts.queries import seats
from dondoc.units.queries import subtree
from dondoc.web.accounts.queries import seated_outside, seats_below
from dondoc.web.permissions import administers


def can_open_seat(acting: Membership, seat: Membership, day: date) -> bool:
    """Whether the holder of ``acting`` may look at a seat: an administrator above, its holder, and whose it is."""
    lender = seat.stands_in_for.user_id if seat.stands_in_for else None
    if acting.user_id in (seat.user_id, lender):
        return True
    return administers(acting) and seats_below(acting.unit_id, day).filter(pk=seat.pk).exists()


def can_end_seat(acting: Membership, seat: Membership, day: date) -> bool:
    """Whether the holder of ``acting`` may end another seat below; never the one being used.

    A seat held in somebody's place may also be given back by its holder, and taken back by whose it is.
    """
    if acting.pk == seat.pk:
        return False
    if seat.stands_in_for is not None and acting.user_id in (seat.user_id, seat.stands_in_for.user_id):
        return True
    return administers(acting) and seats_below(acting.unit_id, day).filter(pk=seat.pk).exists()


def can_manage_account(acting: Membership, user: User, day: date) -> bool:
    """Whether the holder of ``acting`` may reset how another signs in, and renew or withdraw an invitation.

    Every seat of that account must lie within the administrator's units: otherwise a commune's administrator
    could take over an account of the province that also sits in the commune.
    """
    if user.pk == acting.user_id or not administers(acting):
        return False
    inside = seats_below(acting.unit_id, day).filter(user=user).exists()
    return inside and not seated_outside(user, acting.unit_id, day)


def can_lend_seat(acting: Membership, seat: Membership, day: date) -> bool:
    """Whether the holder of ``acting`` may name who stands in for a seat's holder: that person, or an administrator."""
    if seat.stands_in_for_id is not None or (seat.valid_to is not None and seat.valid_to <= day):
        return False
    if seat.user_id == acting.user_id:
        return True
    return administers(acting) and seats_below(acting.unit_id, day).filter(pk=seat.pk).exists()


def can_stand_in(acting: Membership, seat: Membership, substitute: User, day: date) -> bool:
    """Whether this person may be named: an administrator names anybody, a holder somebody of the unit or below."""
    if administers(acting) and seats_below(acting.unit_id, day).filter(pk=seat.pk).exists():
        return True
    return seats(substitute, day).filter(unit_id__in=subtree(seat.unit_id, day).values("unit_id")).exists()
