"""Reads for urging units about the tasks of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.conf import settings
from django.db.models import Count, Exists, Max, Min, OuterRef, QuerySet

from dondoc.core.periods import Calendar
from dondoc.plans.models import Assignment, Plan
from dondoc.plans.work.progress import COUNTED_ROLES
from dondoc.plans.work.queries import late_on
from dondoc.plans.work.states import OPEN
from dondoc.reminders.models import Desk, Message, MessageKind
from dondoc.reminders.outbox import mailboxes, webhooks
from dondoc.reminders.queries import PAUSE
from dondoc.reminders.rules.ladder import days_past
from dondoc.units.queries import as_of


class Which(StrEnum):
    """About which tasks units are urged: those past their date, or all that are still to be done."""

    LATE = "late"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class ToUrge:
    """A unit with tasks to do: how many, by how many days the oldest is late, how it hears, and when it last did."""

    unit_id: int
    unit_name: str
    tasks: int
    days: int
    mailbox: str
    webhook: bool
    urged_at: datetime | None


def open_tasks(plan: Plan, which: Which, day: date, calendar: Calendar) -> QuerySet[Assignment]:
    """What the plan gave to units that stand on a day and have not done it; parts and who only helps are left out."""
    standing = as_of(day).filter(unit_id=OuterRef("unit_id"))
    rows = Assignment.objects.filter(
        Exists(standing),
        task__plan=plan,
        task__ended_by=None,
        ended_by=None,
        parent=None,
        role__in=COUNTED_ROLES,
        status__in=[*OPEN],
    )
    return rows.filter(late_on(day, calendar)) if which is Which.LATE else rows


def units_to_urge(rows: QuerySet[Assignment]) -> QuerySet[Assignment, tuple[int, int, date | None]]:
    """Unit, number of its tasks, and the earliest due date of these; the latest first, undated ones at the end."""
    grouped = rows.order_by().values_list("unit_id").annotate(tasks=Count("pk"), first=Min("due"))
    return grouped.order_by("first", "unit_id")


def with_channels(
    found: Iterable[tuple[int, int, date | None]], plan: Plan, day: date, calendar: Calendar
) -> list[ToUrge]:
    """Rows of `units_to_urge` with names and the ways to reach each unit; a fixed number of queries."""
    rows = list(found)
    units = {unit for unit, _tasks, _first in rows}
    names = dict(as_of(day).filter(unit_id__in=units).values_list("unit_id", "name"))
    boxes, hooks = mailboxes(units), webhooks(units)
    urged = dict(_nudges(plan).filter(unit_id__in=units).values_list("unit_id").annotate(Max("created_at")))
    return [
        ToUrge(
            unit,
            names.get(unit, ""),
            tasks,
            max(0, days_past(first, day, calendar)) if first else 0,
            boxes.get(unit, ""),
            unit in hooks,
            urged.get(unit),
        )
        for unit, tasks, first in rows
    ]


def units_urged(plan: Plan, now: datetime) -> QuerySet[Message, int]:
    """The units that were urged about a plan by hand within the last hour."""
    return _nudges(plan).filter(created_at__gt=now - PAUSE).values_list("unit_id", flat=True)


def with_mailbox(rows: QuerySet[Assignment]) -> int:
    """How many units of some rows have a mailbox, where mail can be sent at all."""
    if not settings.EMAIL_HOST:
        return 0
    boxes = Desk.objects.exclude(mailbox="").filter(unit_id=OuterRef("unit_id"))
    return rows.filter(Exists(boxes)).order_by().values("unit_id").distinct().count()


def _nudges(plan: Plan) -> QuerySet[Message]:
    return Message.objects.filter(kind=MessageKind.NUDGE, plan=plan).order_by()
