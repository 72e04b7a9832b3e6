"""Amending a plan at work: exactly the differences that a person saw and accepted."""

from dondoc.plans.actions.amending.accepting import Outdated, accept_amendment, refuse_reading

__all__ = ["Outdated", "accept_amendment", "refuse_reading"]
