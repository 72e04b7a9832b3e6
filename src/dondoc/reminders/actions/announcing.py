"""Tells each unit, once, what a plan gives it when the plan has been accepted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from dondoc.core.events import Change, record_all
from dondoc.core.periods import Calendar
from dondoc.plans.models import Assignment, DutyKind, Owing, Plan
from dondoc.plans.own.rounds import due_day
from dondoc.plans.work.progress import COUNTED_ROLES
from dondoc.reminders.finding import ensure_desks
from dondoc.reminders.lines import Line
from dondoc.reminders.models import Announcement, Message, MessageKind
from dondoc.reminders.outbox import put
from dondoc.reminders.policies import rules_of
from dondoc.reminders.rules.ladder import Rule, days_past, working
from dondoc.reminders.sources.base import shortened
from dondoc.units.queries import as_of

Given = tuple[int, date | None, Line]
"""A unit, the day by which it is due, and the line that tells of it."""


def announce(now: datetime, calendar: Calendar) -> int:
    """Announces every plan that has not been; gives how many messages. None goes out on a day off, nor before the hour
    of the office that runs the plan; where that office has nothing sent by itself, nobody is told."""
    waiting = list(Plan.objects.filter(announcement__isnull=True).order_by("pk").values_list("pk", flat=True))
    return sum(_announce(pk, now, calendar) for pk in waiting)


@transaction.atomic
def _announce(plan_id: int, now: datetime, calendar: Calendar) -> int:
    """One plan; two workers never announce the same, for one of them finds it locked or announced."""
    free = Plan.objects.select_for_update(skip_locked=True, of=("self",))
    plan = free.filter(pk=plan_id, announcement__isnull=True).first()
    if plan is None:
        return 0
    rule = rules_of([plan.unit_id])[plan.unit_id]
    if must_wait(rule, now, calendar):
        return 0
    Announcement.objects.create(plan=plan, at=now)
    return _tell(plan, timezone.localdate(now), now, calendar) if rule.on else 0


def must_wait(rule: Rule, now: datetime, calendar: Calendar) -> bool:
    """Whether it is a day off, or too early in the day, for an office whose rule sends anything at all."""
    here = timezone.localtime(now)
    return rule.on and (working(here.date(), calendar) != here.date() or here.hour < rule.hour)


def _tell(plan: Plan, day: date, now: datetime, calendar: Calendar) -> int:
    lines: dict[int, list[Given]] = defaultdict(list)
    for each in (*_tasks(plan, day, calendar), *_plans(plan, day, calendar)):
        lines[each[0]].append(each)
    standing = set(as_of(day).filter(unit_id__in=lines).values_list("unit_id", flat=True))
    ensure_desks(standing)
    messages = [_message(plan, unit_id, lines[unit_id], day) for unit_id in sorted(standing)]
    made = put(messages, now)
    told = (Change(each, each.unit_id, after={"plan": plan.pk, "total": each.total}) for each in made)
    record_all("reminder.assigned", told, by=None)
    return len(made)


def _message(plan: Plan, unit_id: int, given: list[Given], day: date) -> Message:
    """What the unit leads or does comes before what it helps with; of both what has a due date first, the nearest on
    top, and the rest in the order of the document."""
    ordered = sorted(given, key=lambda each: (each[2].get("helps", False), each[1] or date.max))
    lines = [line for _unit, _due, line in ordered][: Message.LINES_KEPT]
    return Message(unit_id=unit_id, kind=MessageKind.ASSIGNED, day=day, plan=plan, lines=lines, total=len(given))


def _tasks(plan: Plan, day: date, calendar: Calendar) -> Iterator[Given]:
    rows = Assignment.objects.filter(task__plan=plan, parent=None, ended_by=None).exclude(unit_id=plan.unit_id)
    ordered = rows.order_by("task__order", "pk").values_list("unit_id", "role", "due", "task__text", "task_id")
    for unit_id, role, due, text, task_id in ordered.iterator():
        line = _line(text, due, "task", task_id, day, calendar)
        yield unit_id, due, line if role in COUNTED_ROLES else Line(**line, helps=True)


def _plans(plan: Plan, day: date, calendar: Calendar) -> Iterator[Given]:
    """The plans that units must issue in their turn."""
    asked = Owing.objects.filter(duty__plan=plan, duty__kind=DutyKind.PLAN, duty__ended_by=None)
    for row in asked.exclude(unit_id=plan.unit_id).select_related("duty__plan").order_by("duty__order", "pk"):
        due = due_day(row, calendar)
        yield row.unit_id, due, _line(row.duty.text, due, "plan", plan.pk, day, calendar)


def _line(text: str, due: date | None, page: str, key: int, day: date, calendar: Calendar) -> Line:
    return Line(
        what=shortened(text),
        due=due.isoformat() if due else "",
        days=days_past(due, day, calendar) if due else 0,
        unit="",
        above="",
        page=page,
        key=key,
    )
