"""Tells each unit, once, what an amendment of a plan changed for it, and no other unit."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from dondoc.core.events import Change, record_all
from dondoc.core.periods import Calendar
from dondoc.plans.models import Amendment, Concern
from dondoc.reminders.actions.announcing import must_wait
from dondoc.reminders.finding import ensure_desks
from dondoc.reminders.lines import Line
from dondoc.reminders.models import AmendmentAnnouncement, Message, MessageKind
from dondoc.reminders.outbox import put
from dondoc.reminders.policies import rules_of
from dondoc.reminders.sources.base import plan_name
from dondoc.units.queries import as_of


def announce_amendments(now: datetime, calendar: Calendar) -> int:
    """Announces every amendment that has not been; gives how many messages. When and whether: as for a plan."""
    waiting = list(Amendment.objects.filter(announcement__isnull=True).order_by("pk").values_list("pk", flat=True))
    return sum(_announce(pk, now, calendar) for pk in waiting)


@transaction.atomic
def _announce(amendment_id: int, now: datetime, calendar: Calendar) -> int:
    """One amendment; two workers never announce the same, for one of them finds it locked or announced."""
    free = Amendment.objects.select_for_update(skip_locked=True, of=("self",)).select_related("plan")
    amendment = free.filter(pk=amendment_id, announcement__isnull=True).first()
    if amendment is None:
        return 0
    rule = rules_of([amendment.plan.unit_id])[amendment.plan.unit_id]
    if must_wait(rule, now, calendar):
        return 0
    AmendmentAnnouncement.objects.create(amendment=amendment, at=now)
    return _tell(amendment, timezone.localdate(now), now) if rule.on else 0


def _tell(amendment: Amendment, day: date, now: datetime) -> int:
    concerned = list(amendment.concerns.exclude(unit=amendment.plan.unit_id).order_by("unit_id"))
    units = [each.unit_id for each in concerned]
    standing = set(as_of(day).filter(unit_id__in=units).values_list("unit_id", flat=True))
    ensure_desks(standing)
    made = put([_message(amendment, each, day) for each in concerned if each.unit_id in standing], now)
    told = (Change(each, each.unit_id, after={"plan": amendment.plan_id}) for each in made)
    record_all("reminder.amended", told, by=None)
    return len(made)


def _message(amendment: Amendment, concern: Concern, day: date) -> Message:
    plan = amendment.plan
    line = Line(
        what=amendment.words,
        due="",
        days=0,
        unit="",
        above="",
        page="plan",
        key=plan.pk,
        plan=plan_name(plan.kind, plan.number, plan.title),
        changes=[concern.gained, concern.lost, concern.moved, concern.changed, concern.targets],
    )
    return Message(unit_id=concern.unit_id, kind=MessageKind.AMENDED, day=day, plan=plan, lines=[line], total=1)
