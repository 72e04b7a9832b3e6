"""Who may see and manage committees and programmes."""

from __future__ import annotations

from datetime import date

from dondoc.accounts.models import Role, User
from dondoc.coordination.models import Programme
from dondoc.coordination.queries import committees_seen_by, programmes_seen_by
from dondoc.units.permissions import holds_role

_KEEPERS = (Role.OFFICE, Role.ADMINISTRATOR)


def can_see_committee(user: User, committee_id: int, day: date) -> bool:
    """Whether the committee lies in the user's reach, or a unit of that reach holds a post in it."""
    return committees_seen_by(user, day).filter(unit_id=committee_id).exists()


def can_fill_posts(user: User, committee_id: int, day: date) -> bool:
    """The office and the administrators at the committee or above it keep its posts."""
    return holds_role(user, committee_id, _KEEPERS, day)


def can_see_programme(user: User, programme: Programme, day: date) -> bool:
    """Whether one of the parties lies in the user's reach."""
    return programmes_seen_by(user, day).filter(pk=programme.pk).exists()


def can_keep_programme(user: User, unit_id: int, day: date) -> bool:
    """The office and the administrators at the unit that keeps a programme, or above it."""
    return holds_role(user, unit_id, _KEEPERS, day)
