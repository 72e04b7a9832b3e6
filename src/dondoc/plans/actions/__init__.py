"""Writes of plans: each refuses, changes and logs in one transaction."""

from dondoc.plans.actions.accepting import accept_reading
from dondoc.plans.actions.passing import pass_assignments, pass_duties, pass_plans

__all__ = ["accept_reading", "pass_assignments", "pass_duties", "pass_plans"]
