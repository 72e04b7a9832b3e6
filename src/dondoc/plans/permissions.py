"""Who may see and run plans."""

from __future__ import annotations

from datetime import date

from dondoc.accounts.models import Role, User
from dondoc.accounts.permissions import sits_at
from dondoc.plans.models import Plan
from dondoc.plans.queries import plans_for


def can_see_plan(user: User, plan: Plan, day: date) -> bool:
    """The plan's unit, those above it, and every unit that the plan charges with something."""
    return plans_for(user, day).filter(pk=plan.pk).exists()


def can_run_plan(user: User, plan: Plan, day: date) -> bool:
    """The office of the unit that accepted the plan opens its cycles, accepts reports and compiles."""
    return sits_at(user, plan.unit_id, Role.OFFICE, day=day)
