"""Writes of own plans: each refuses, changes and logs in one transaction."""

from dondoc.plans.own.actions.declining import decline_tie
from dondoc.plans.own.actions.linking import hang, link_plan, unlink_plan
from dondoc.plans.own.actions.rounds import open_rounds

__all__ = ["decline_tie", "hang", "link_plan", "open_rounds", "unlink_plan"]
