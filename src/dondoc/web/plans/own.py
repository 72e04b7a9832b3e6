"""What a plan's page says of own plans: which it asks units for, which it is, and which it may be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dondoc.calendar.queries import calendar
from dondoc.plans.models import Owing, Plan
from dondoc.plans.own.queries import ASKED, Issue, discharged_by, issues, issuing_duties, offered
from dondoc.web.requests import AuthedRequest


@dataclass(frozen=True, slots=True)
class OwnPlans:
    """``asks``: whether units must issue plans for this one; ``mine``: how the seat's unit stands in that.

    ``carries_out`` is what this plan is linked to; ``offers`` what it probably discharges, for the office to confirm.
    """

    asks: bool
    mine: list[Issue]
    carries_out: list[Owing]
    offers: list[Owing]

    @property
    def above(self) -> list[Plan]:
        """The plans that this one carries out, each once."""
        return list({row.duty.plan_id: row.duty.plan for row in self.carries_out}.values())


def own_plans(request: AuthedRequest, plan: Plan, cited: Iterable[Plan], day: date, *, can_run: bool) -> OwnPlans:
    """How a plan stands to plans above and below it; offers are for who runs it."""
    asks = issuing_duties(plan).exists()
    return OwnPlans(
        asks=asks,
        mine=_of_seat(request, plan, day) if asks else [],
        carries_out=discharged_by(plan),
        offers=offered(plan, cited) if can_run else [],
    )


def _of_seat(request: AuthedRequest, plan: Plan, day: date) -> list[Issue]:
    rows = Owing.objects.filter(ASKED, duty__plan=plan, unit_id=request.seat.unit_id).order_by("pk")
    return issues(rows.select_related("duty__plan", "plan"), day, calendar())
