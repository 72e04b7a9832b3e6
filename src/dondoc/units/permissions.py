"""Who may see and manage units. A seat reaches its own unit and all below it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from dondoc.accounts.models import Role, User
from dondoc.accounts.queries import seats
from dondoc.units.models import UnitVersion
from dondoc.units.queries import version_of
from dondoc.units.rules import ids_of


def can_see_unit(user: User, unit_id: int, day: date) -> bool:
    """Whether the user holds any seat at the unit or above it on that day."""
    return holds_role(user, unit_id, Role, day)


def can_see_place(user: User, version: UnitVersion, today: date) -> bool:
    """Whether the user holds, today, any seat where a version stands, stood or will stand, or above that place."""
    return seats(user, today).filter(unit_id__in=ids_of(version.path)).exists()


def can_manage_units(user: User, unit_id: int, day: date) -> bool:
    """Whether the user may create, change and import units below this one."""
    return holds_role(user, unit_id, [Role.ADMINISTRATOR], day)


def can_read_events(user: User, unit_id: int, day: date) -> bool:
    """Whether the user may read the log of what was done at this unit and below it."""
    return holds_role(user, unit_id, [Role.AUDITOR, Role.ADMINISTRATOR], day)


def holds_role(user: User, unit_id: int, roles: Collection[Role] | type[Role], day: date) -> bool:
    """Whether the user holds one of the roles at the unit, or at a unit above it, on that day."""
    unit = version_of(unit_id, day)
    if unit is None:
        return False
    return seats(user, day).filter(unit_id__in=ids_of(unit.path), role__in=list(roles)).exists()
