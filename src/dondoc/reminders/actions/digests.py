"""The weekly list for offices that run rounds and plans: which rounds they should open, who owes them what."""

from __future__ import annotations

from datetime import date, datetime, time
from heapq import nsmallest

from django.db import transaction
from django.utils import timezone

from dondoc.core.events import record
from dondoc.core.periods import Calendar, first_not_late
from dondoc.plans.models import Plan
from dondoc.reminders.finding import ensure_desks
from dondoc.reminders.lines import OPENING_PAGE, Line, kept, line_of
from dondoc.reminders.models import Desk, Message, MessageKind
from dondoc.reminders.openings import Opening, to_open
from dondoc.reminders.outbox import put
from dondoc.reminders.policies import rules_of
from dondoc.reminders.rules.ladder import Rule, days_past, next_digest
from dondoc.reminders.sources import SOURCES
from dondoc.reminders.sources.base import plan_name
from dondoc.units.queries import as_of


def schedule(now: datetime, calendar: Calendar) -> int:
    """Gives every office that runs plans the day of its next list, where it has none; gives how many it did."""
    offices = set(Plan.objects.order_by().values_list("unit_id", flat=True).distinct())
    ensure_desks(offices)
    waiting = list(Desk.objects.filter(unit_id__in=offices, digest_at__isnull=True))
    rules = rules_of({desk.unit_id for desk in waiting})
    set_ = 0
    for desk in waiting:
        coming = next_list(now, rules[desk.unit_id], calendar)
        if coming is not None:
            set_ += Desk.objects.filter(pk=desk.pk, digest_at__isnull=True).update(digest_at=coming)
    return set_


def send_lists(now: datetime, calendar: Calendar) -> int:
    """Sends every list whose day has come; gives how many messages. An office that has nothing to open, and to which
    nothing is late, gets none."""
    due = list(Desk.objects.filter(digest_at__lte=now).order_by("digest_at", "pk").values_list("pk", flat=True))
    return sum(_send(desk_id, now, calendar) for desk_id in due)


def next_list(now: datetime, rule: Rule, calendar: Calendar) -> datetime | None:
    """When an office's next list goes out."""
    day = next_digest(timezone.localdate(now), rule, calendar)
    return datetime.combine(day, time(rule.hour), tzinfo=timezone.get_current_timezone()) if day else None


@transaction.atomic
def _send(desk_id: int, now: datetime, calendar: Calendar) -> bool:
    """One list; two workers never send the same, for one of them finds the desk locked or its day moved on."""
    rows = Desk.objects.select_for_update(skip_locked=True).filter(pk=desk_id, digest_at__lte=now)
    desk = rows.first()
    if desk is None:
        return False
    rule = rules_of([desk.unit_id])[desk.unit_id]
    desk.digest_at = next_list(now, rule, calendar)
    desk.save(update_fields=["digest_at"])
    day = timezone.localdate(now)
    opening = [_opening_line(each, day, calendar) for each in to_open(desk.unit_id, day, calendar)]
    late, total = late_lines(desk.unit_id, day, calendar)
    lines, total = [*opening, *late][: Message.LINES_KEPT], total + len(opening)
    if not total or rule.digest_on is None or not rule.on:
        return False
    message = Message(unit_id=desk.unit_id, kind=MessageKind.DIGEST, day=day, lines=lines, total=total)
    (made,) = put([message], now)
    record("reminder.digest", made, by=None, unit_id=desk.unit_id, after={"total": total})
    return True


def _opening_line(each: Opening, day: date, calendar: Calendar) -> Line:
    plan, due = each.duty.plan, each.round.due
    return Line(
        what=each.round.name,
        due=due.isoformat(),
        days=days_past(due, day, calendar),
        unit="",
        above="",
        page=OPENING_PAGE,
        key=each.duty.pk,
        plan=plan_name(plan.kind, plan.number, plan.title),
    )


def late_lines(office_id: int, day: date, calendar: Calendar) -> tuple[list[Line], int]:
    """What units owe an office past its date, the latest first, and how much there is of it in all."""
    before = first_not_late(day, calendar)
    waiting = [(source, source.late(office_id, before)) for source in SOURCES]
    oldest = [fact for source, rows in waiting for fact in source.oldest(rows, Message.LINES_KEPT)]
    shown = nsmallest(Message.LINES_KEPT, oldest, key=lambda fact: fact.due)
    names = dict(as_of(day).filter(unit_id__in={fact.unit_id for fact in shown}).values_list("unit_id", "name"))
    lines = [line_of(fact, day, calendar, unit=names.get(fact.unit_id, "")) for fact in shown]
    return kept(lines), sum(rows.count() for _source, rows in waiting)
