"""Money of a plan for its report."""

from __future__ import annotations

from datetime import date

from dondoc.budget.queries import by_unit, places
from dondoc.budget.queries.places import below
from dondoc.budget.queries.sums import chosen
from dondoc.exports.writers.report import Money, MoneyRow
from dondoc.plans.models import Plan


def plan_money(plan: Plan, year: int, day: date) -> Money | None:
    """What stands in the books by a day for the plan, of its unit and all below; None where nothing does.

    Two queries, one more where there is money.
    """
    units = below(plan.unit_id, day)
    own = by_unit(chosen(year, units, plan_id=plan.pk).filter(day__lte=day))
    if not own:
        return None
    found = places(units, day, own.keys())
    rows = (
        MoneyRow(place.name, own[unit_id].estimate, own[unit_id].available, own[unit_id].spent, own[unit_id].settled)
        for unit_id, place in found.items()
    )
    return Money(year, tuple(rows))
