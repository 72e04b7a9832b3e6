"""Saying that a plan of a unit is not the one that it must issue."""

from __future__ import annotations

from django.db import transaction

from dondoc.accounts.models import User
from dondoc.core.events import record
from dondoc.plans.models import DeclinedTie, Owing, Plan


@transaction.atomic
def decline_tie(*, owing: Owing, plan: Plan, by: User) -> None:
    """Says that a unit's plan is not the one it must issue, although it cites the plan that asks: the link is offered
    no more, and the unit is reminded again. Said twice, it changes nothing; the link can still be made by hand.
    """
    _row, made = DeclinedTie.objects.get_or_create(plan=plan, duty_id=owing.duty_id, defaults={"by": by})
    if made:
        record("plan.decline_tie", plan, by=by, unit_id=plan.unit_id, after={"duty": owing.duty_id})
