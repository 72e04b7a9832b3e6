"""Who may see and write criteria sets."""

from __future__ import annotations

from datetime import date

from dondoc.accounts.models import User
from dondoc.criteria.queries import KEEPERS
from dondoc.units.permissions import answers_for, holds_role


def can_keep_sets(user: User, unit_id: int, day: date) -> bool:
    """The office and the administrators at the unit that issues a set, or above it, write and publish it; of one
    that has ended, who answers for it."""
    return holds_role(user, unit_id, KEEPERS, day) or answers_for(user, unit_id, *KEEPERS, day=day)
