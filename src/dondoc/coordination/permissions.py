"""Who may see and manage committees and programmes."""

from __future__ import annotations

from datetime import date

from dondoc.accounts.models import Role, User
from dondoc.units.permissions import holds_role

_KEEPERS = (Role.OFFICE, Role.ADMINISTRATOR)


def can_fill_posts(user: User, committee_id: int, day: date) -> bool:
    """The office and the administrators at the committee or above it keep its posts."""
    return holds_role(user, committee_id, _KEEPERS, day)


def can_keep_programme(user: User, unit_id: int, day: date) -> bool:
    """The office and the administrators at the unit that keeps a programme, or above it."""
    return holds_role(user, unit_id, _KEEPERS, day)
