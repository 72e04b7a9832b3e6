"""Amending a plan at work: exactly the differences that a person saw and accepted."""

from dondoc.plans.actions.amending.accepting import Outdated, accept_amendment, refuse_reading
from dondoc.plans.actions.amending.ahead import accept_ahead, put_into_force, withdraw_ahead
from dondoc.plans.actions.amending.undoing import undo_amendment

__all__ = [
    "Outdated",
    "accept_ahead",
    "accept_amendment",
    "put_into_force",
    "refuse_reading",
    "undo_amendment",
    "withdraw_ahead",
]
