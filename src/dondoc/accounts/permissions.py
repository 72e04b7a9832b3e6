"""What a seat allows at its own unit. What it lets a user see below is asked of `dondoc.units.permissions`."""

from __future__ import annotations

from datetime import date

from dondoc.accounts.models import Membership, Role, User
from dondoc.accounts.queries import seats


def sits_at(user: User, unit_id: int, *roles: Role, day: date) -> bool:
    """Whether the user holds one of the roles at exactly this unit on a day."""
    return seats(user, day).filter(unit_id=unit_id, role__in=roles).exists()


def stands_in_at(user: User, unit_id: int, *roles: Role, day: date) -> Membership | None:
    """The seat that lets the user act there in somebody's place; None where the user's own seat does as well."""
    held = list(seats(user, day).filter(unit_id=unit_id, role__in=roles).select_related("stands_in_for__user"))
    if any(seat.stands_in_for_id is None for seat in held):
        return None
    return held[0] if held else None
