"""Who may see and manage units. A seat reaches its own unit and all below it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from dondoc.accounts.models import Role, User
from dondoc.accounts.permissions import sits_at
from dondoc.accounts.queries import seats
from dondoc.units.models import UnitVersion
from dondoc.units.queries import seen_by, version_of
from dondoc.units.rules import ids_of


def can_see_unit(user: User, unit_id: int, day: date) -> bool:
    """Whether the user holds any seat at the unit or above it on that day; of one that has ended, see `seen_by`."""
    unit = version_of(unit_id, day)
    if unit is None:
        return seen_by(user, day).filter(unit_id=unit_id).exists()
    return seats(user, day).filter(unit_id__in=ids_of(unit.path)).exists()


def answers_for(user: User, unit_id: int, *roles: Role, day: date) -> bool:
    """Whether the user holds one of the roles at exactly this unit; where it has ended, at a unit that took over its
    work or above the place where it last stood. What it left has to be closed by somebody.
    """
    if sits_at(user, unit_id, *roles, day=day):
        return True
    if version_of(unit_id, day) is not None:
        return False
    return seen_by(user, day, roles=roles).filter(unit_id=unit_id).exists()


def can_see_place(user: User, version: UnitVersion, today: date) -> bool:
    """Whether the user holds, today, any seat where a version stands, stood or will stand, or above that place."""
    return seats(user, today).filter(unit_id__in=ids_of(version.path)).exists()


def can_manage_units(user: User, unit_id: int, day: date) -> bool:
    """Whether the user may create, change and import units below this one."""
    return holds_role(user, unit_id, [Role.ADMINISTRATOR], day)


def can_read_events(user: User, unit_id: int, day: date) -> bool:
    """Whether the user may read the log of what was done at this unit and below it."""
    return holds_role(user, unit_id, [Role.AUDITOR, Role.ADMINISTRATOR], day)


def can_make_feed(user: User, unit_id: int, day: date) -> bool:
    """Whether the user may give out calendar links of the unit: its head and its office, who answer for it."""
    return sits_at(user, unit_id, Role.HEAD, Role.OFFICE, day=day)


def can_end_feed(user: User, unit_id: int, day: date) -> bool:
    """Whether the user may see and revoke the unit's calendar links: who may make them, and administrators above."""
    return can_make_feed(user, unit_id, day) or can_manage_units(user, unit_id, day)


def holds_role(user: User, unit_id: int, roles: Collection[Role], day: date) -> bool:
    """Whether the user holds one of the roles at the unit, or at a unit above it, on that day."""
    unit = version_of(unit_id, day)
    if unit is None:
        return False
    return seats(user, day).filter(unit_id__in=ids_of(unit.path), role__in=list(roles)).exists()
