"""The clock goes on from one round of a duty to issue a plan to the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from dondoc.core.events import Change, record_all
from dondoc.core.periods import Calendar
from dondoc.plans.dues import Due, occurrences, only_day, parse, recurs
from dondoc.plans.models import Duty, DutyKind, Owing, PlanRound
from dondoc.plans.own.rounds import at_hand, first_round, next_round


def open_rounds(day: date, calendar: Calendar) -> int:
    """Opens the next round wherever its time has come; gives for how many units. Again, it finds nothing.

    A round with a plan is closed when the next one is asked for, one without two weeks before the next due date: until
    then it is late. Days that follow from an event are kept beside the unit, for reminders to find them.
    """
    running = Q(plan__period_end__isnull=True) | Q(plan__period_end__gte=day)
    duties = Duty.objects.filter(running, kind=DutyKind.PLAN, ended_by=None).exclude(due="")
    opened = 0
    for duty in duties.exclude(due__regex=r"^\d").select_related("plan").order_by("pk"):
        rule = parse(duty.due)
        if recurs(rule):
            opened += _go_on(duty, rule, day, calendar)
        else:
            only = only_day(rule, calendar)
            other = Q(due__isnull=False) if only is None else Q(due__isnull=True) | ~Q(due=only)
            duty.owing.filter(other).update(due=only)
    return opened


def _go_on(duty: Duty, rule: Due, day: date, calendar: Calendar) -> int:
    first = first_round(duty, rule, calendar)
    without_plan = ExpressionWrapper(Q(plan__isnull=True), BooleanField())
    alike = duty.owing.order_by().annotate(without=without_plan).values_list("due", "without").distinct()
    opened = 0
    for due, without in list(alike):
        rows = duty.owing.filter(due=due, plan__isnull=without)
        if due is None or (without and not _falls_on(rule, due, calendar)):  # never set, or set to another date since
            begun = at_hand(rule, first, day=day, until=duty.plan.period_end, calendar=calendar) if first else None
            rows.update(due=begun)
        else:
            opened += _close(rows, rule, due, day, calendar)
    return opened


def _falls_on(rule: Due, day: date, calendar: Calendar) -> bool:
    return any(True for _day in occurrences(rule, day, day, calendar))


@transaction.atomic
def _close(rows: QuerySet[Owing], rule: Due, due: date, day: date, calendar: Calendar) -> int:
    """Closes the round of some units that stand alike, and those after it that nobody was there to open."""
    found = list(rows.select_for_update(of=("self",)).select_related("duty__plan").order_by("pk"))
    if not found:
        return 0
    until, issued, opened = found[0].duty.plan.period_end, found[0].plan_id is not None, 0
    at = due
    while (coming := next_round(rule, at, issued=issued, day=day, until=until, calendar=calendar)) is not None:
        _next(found, at, coming)
        at, issued, opened = coming, False, opened + len(found)
    return opened


def _next(rows: Sequence[Owing], due: date, coming: date) -> None:
    changes = [
        Change(row.duty, row.unit_id, {"due": due, "plan": row.plan_id}, {"due": coming, "plan": None}) for row in rows
    ]
    PlanRound.objects.bulk_create(
        PlanRound(
            owing=row,
            unit_id=row.unit_id,
            due=due,
            plan_id=row.plan_id,
            linked_by_id=row.linked_by_id,
            linked_at=row.linked_at,
        )
        for row in rows
    )
    for row in rows:
        row.due, row.plan, row.linked_by, row.linked_at = coming, None, None, None
    Owing.objects.bulk_update(rows, ["due", "plan", "linked_by", "linked_at"], batch_size=200)
    record_all("duty.next_round", changes, by=None)
