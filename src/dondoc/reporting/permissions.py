"""Who may fill, send, see and decide reports."""

from __future__ import annotations

from datetime import date

from dondoc.accounts.models import Role, User
from dondoc.accounts.permissions import sits_at
from dondoc.reporting.models import Cycle, Obligation
from dondoc.reporting.queries import cycles_run_by
from dondoc.units.permissions import can_see_unit


def can_see_obligation(user: User, obligation: Obligation, day: date) -> bool:
    """The unit that owes, those above it, and the office that compiles."""
    return can_see_unit(user, obligation.unit_id, day) or can_run_cycle(user, obligation.cycle, day)


def can_fill(user: User, obligation: Obligation, day: date) -> bool:
    return sits_at(user, obligation.unit_id, Role.OFFICER, Role.HEAD, day=day)


def can_send(user: User, obligation: Obligation, day: date) -> bool:
    """Only the head of the unit sends: a report is signed."""
    return sits_at(user, obligation.unit_id, Role.HEAD, day=day)


def can_run_cycle(user: User, cycle: Cycle, day: date) -> bool:
    """Opening, accepting, returning, leaving out, closing and compiling belong to the plan's office."""
    return cycles_run_by(user, day).filter(pk=cycle.pk).exists()


def can_see_cycle(user: User, cycle: Cycle, day: date) -> bool:
    """The compiling office and those above it; a unit below sees its own obligation, not the others'."""
    return can_see_unit(user, cycle.form.plan.unit_id, day)


def can_see_totals(user: User, cycle: Cycle, unit_id: int, day: date) -> bool:
    """Totals at a unit: its own people, those above it, and the office that compiles."""
    return can_see_unit(user, unit_id, day) or can_run_cycle(user, cycle, day)
