"""Who may say how reminders run, where a unit is reached, and read what it was told."""

from __future__ import annotations

from datetime import date

from dondoc.accounts.models import Role, User
from dondoc.accounts.permissions import sits_at
from dondoc.units.permissions import can_manage_units, can_see_unit


def can_set_policy(user: User, unit_id: int, day: date) -> bool:
    """The office of the unit that others owe something to; nobody above, for it is that office's own way of working."""
    return sits_at(user, unit_id, Role.OFFICE, day=day)


def can_set_desk(user: User, unit_id: int, day: date) -> bool:
    """The unit's own office and head say where it is reached, and administrators of it and of units above it."""
    return sits_at(user, unit_id, Role.OFFICE, Role.HEAD, day=day) or can_manage_units(user, unit_id, day)


def can_see_desk(user: User, unit_id: int, day: date) -> bool:
    """Whoever sees the unit sees whether and how it is reached."""
    return can_see_unit(user, unit_id, day)
