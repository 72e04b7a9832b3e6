"""What a seat allows at its own unit. What it lets a user see below is asked of `dondoc.units.permissions`."""

from __future__ import annotations

from datetime import date

from dondoc.accounts.models import Role, User
from dondoc.accounts.queries import seats


def sits_at(user: User, unit_id: int, *roles: Role, day: date) -> bool:
    """Whether the user holds one of the roles at exactly this unit on a day."""
    return seats(user, day).filter(unit_id=unit_id, role__in=roles).exists()
