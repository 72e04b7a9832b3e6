"""Who may change the calendar: it holds for every unit, so only administrators of a unit that has none above it."""

from __future__ import annotations

from datetime import date

from dondoc.accounts.models import Role, User
from dondoc.accounts.permissions import sits_at
from dondoc.units.queries import version_of


def can_set_days(user: User, unit_id: int, day: date) -> bool:
    """Whether the user, on that day, is administrator at this unit and nothing stands above it."""
    unit = version_of(unit_id, day)
    return unit is not None and unit.parent_id is None and sits_at(user, unit_id, Role.ADMINISTRATOR, day=day)
