"""The rounds of duties to issue a plan again and again (docs/own-plans.md). Reads nothing but what it is handed."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from dondoc.core.periods import Calendar
from dondoc.plans.dues import AHEAD, Due, following, only_day, opens_on, parse, recurs, upcoming
from dondoc.plans.models import Duty, Owing

_DAY = timedelta(days=1)


def due_day(row: Owing, calendar: Calendar) -> date | None:
    """The day by which a unit must issue its plan, in the round at hand; None where the duty names no day.

    The duty and its plan are at hand.
    """
    if not row.duty.due:
        return None
    rule = parse(row.duty.due)
    return (row.due or first_round(row.duty, rule, calendar)) if recurs(rule) else only_day(rule, calendar)


def next_round(rule: Due, due: date, *, issued: bool, day: date, until: date | None, calendar: Calendar) -> date | None:
    """The due day of the round that follows one and whose time has come by ``day``; None while that one goes on."""
    coming = following(rule, due, until, calendar)
    if coming is None:
        return None
    since = opens_on(rule, coming) if issued else max(due + _DAY, coming - AHEAD)
    return coming if since <= day else None


def at_hand(rule: Due, first: date, *, day: date, until: date | None, calendar: Calendar) -> date:
    """The due day of the round that is asked for on a day, ``first`` being that of the first one there is."""
    while (coming := following(rule, first, until, calendar)) is not None and opens_on(rule, coming) <= day:
        first = coming
    return first


def first_round(duty: Duty, rule: Due, calendar: Calendar) -> date | None:
    """The first day on which a duty that recurs falls due while its plan is in force here."""
    plan = duty.plan
    accepted = timezone.localdate(plan.created_at)
    first = upcoming(rule, max(accepted, plan.period_start or accepted), calendar, 1)[0]
    return first if plan.period_end is None or first <= plan.period_end else None
