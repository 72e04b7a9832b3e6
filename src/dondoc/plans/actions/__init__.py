"""Writes of plans: each refuses, changes and logs in one transaction."""

from dondoc.plans.actions.accepting import accept_reading
from dondoc.plans.actions.amending import (
    Outdated,
    accept_ahead,
    accept_amendment,
    put_into_force,
    refuse_reading,
    undo_amendment,
    withdraw_ahead,
)
from dondoc.plans.actions.dues import set_due
from dondoc.plans.actions.passing import pass_assignments, pass_duties, pass_plans

__all__ = [
    "Outdated",
    "accept_ahead",
    "accept_amendment",
    "accept_reading",
    "pass_assignments",
    "pass_duties",
    "pass_plans",
    "put_into_force",
    "refuse_reading",
    "set_due",
    "undo_amendment",
    "withdraw_ahead",
]
