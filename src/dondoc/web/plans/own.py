"""What a plan's page says of the plans above it: which it carries out, and which it may carry out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dondoc.plans.models import Owing, Plan
from dondoc.plans.own.queries import ties


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """``carries_out`` is what this plan is linked to; ``offers`` what it probably discharges, for who runs it."""

    carries_out: list[Owing]
    offers: list[Owing]

    @property
    def above(self) -> list[Plan]:
        """The plans that this one carries out, each once."""
        return list({row.duty.plan_id: row.duty.plan for row in self.carries_out}.values())


def own_plan(plan: Plan, cited: Iterable[Plan], *, can_run: bool) -> OwnPlan:
    """How a plan stands to plans above it; offers are for who runs it."""
    carries_out, offers = ties(plan, cited if can_run else ())
    return OwnPlan(carries_out, offers)
