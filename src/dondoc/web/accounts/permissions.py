"""Who may manage accounts: an administrator, for the own unit and those below it."""

from __future__ import annotations

from datetime import date

from dondoc.accounts.models import Membership, User
from dondoc.web.accounts.queries import seated_outside, seats_within
from dondoc.web.permissions import administers


def can_end_seat(seat: Membership, ending: Membership, day: date) -> bool:
    """Whether the holder of ``seat`` may end another one below; never the one being used."""
    if seat.pk == ending.pk or not administers(seat):
        return False
    return seats_within(seat.unit_id, day).filter(pk=ending.pk).exists()


def can_reset_password(seat: Membership, user: User, day: date) -> bool:
    """Whether the holder of ``seat`` may set another's password.

    Every seat of that account must lie within the administrator's units: otherwise a commune's administrator
    could take over an account of the province that also sits in the commune.
    """
    if user.pk == seat.user_id or not administers(seat):
        return False
    inside = seats_within(seat.unit_id, day).filter(user=user).exists()
    return inside and not seated_outside(user, seat.unit_id, day)
