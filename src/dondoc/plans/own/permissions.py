"""Who may say that a plan is the own plan of a unit, and take that back."""

from __future__ import annotations

from datetime import date

from dondoc.accounts.models import Role, User
from dondoc.accounts.permissions import sits_at
from dondoc.plans.models import Owing
from dondoc.plans.permissions import can_run_plan


def can_link_plan(user: User, owing: Owing, day: date) -> bool:
    """The office of the unit that must issue the plan says which one it is."""
    return sits_at(user, owing.unit_id, Role.OFFICE, day=day)


def can_unlink_plan(user: User, owing: Owing, day: date) -> bool:
    """That office, and the one of the plan above, where another plan was named than it asked for."""
    return can_link_plan(user, owing, day) or can_run_plan(user, owing.duty.plan, day)
