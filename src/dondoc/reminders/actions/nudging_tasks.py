"""The office urges every unit that still has to do something for a plan, by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.core.events import Change, record_all
from dondoc.core.periods import Calendar
from dondoc.plans.models import Assignment, Plan
from dondoc.reminders.actions.nudging import BATCH, fit_note
from dondoc.reminders.finding import ensure_desks
from dondoc.reminders.lines import Line, kept
from dondoc.reminders.models import Message, MessageKind
from dondoc.reminders.outbox import put
from dondoc.reminders.rules.ladder import days_past
from dondoc.reminders.sources.base import shortened
from dondoc.reminders.task_queries import Which, open_tasks, units_urged


@transaction.atomic
def urge_tasks(*, plan: Plan, which: Which, note: str, again: bool, now: datetime, calendar: Calendar, by: User) -> int:
    """Sends each unit with tasks of a plan to do one message with all of them, late ones alone or all that are open,
    and an optional sentence; gives how many units.

    Those urged within the last hour are left out unless ``again``. Raises `Refused` where nobody is left to urge,
    `Invalid` for a sentence that is too long or names a person.
    """
    words = fit_note(note)
    locked = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    day = timezone.localdate(now)
    rows = open_tasks(locked, which, day, calendar).select_related("task")
    if not again:
        rows = rows.exclude(unit_id__in=units_urged(locked, now))
    by_unit: dict[int, list[Assignment]] = defaultdict(list)
    for row in rows.order_by("unit_id", "due", "pk"):
        by_unit[row.unit_id].append(row)
    if not by_unit:
        raise Refused(_("Không có đơn vị nào cần nhắc: không còn việc nào như vậy, hoặc các đơn vị vừa được nhắc."))
    for units in _parts(sorted(by_unit)):
        ensure_desks(units)
        put([_message(locked, unit, by_unit[unit], day, words, calendar, by) for unit in units], now)
    state = {"note": words} if words else {}
    told = (row for some in by_unit.values() for row in some)
    record_all("reminder.nudge_task", (Change(row, row.unit_id, after=state) for row in told), by=by)
    return len(by_unit)


def _parts(units: Sequence[int]) -> Iterator[Sequence[int]]:
    return (units[start : start + BATCH] for start in range(0, len(units), BATCH))


def _message(
    plan: Plan, unit_id: int, rows: Sequence[Assignment], day: date, note: str, calendar: Calendar, by: User
) -> Message:
    return Message(
        unit_id=unit_id,
        kind=MessageKind.NUDGE,
        day=day,
        lines=kept([_line(row, day, calendar) for row in rows]),
        total=len(rows),
        plan=plan,
        note=note,
        sent_by=by,
    )


def _line(row: Assignment, day: date, calendar: Calendar) -> Line:
    days = days_past(row.due, day, calendar) if row.due else 0
    due = row.due.isoformat() if row.due else ""
    return Line(what=shortened(row.said), due=due, days=days, unit="", above="", page="task", key=row.task_id)
