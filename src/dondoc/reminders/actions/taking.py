"""Takes what is due by the handful: looks at it anew, tells its units, and says when to look again.

A handful is one transaction, with its messages, its rows of the outbox and its events: a worker that dies in the
middle leaves no trace of it. Workers at the same time get different units: a unit's desk is locked while everything
due at it is put together, so that it is told once and in one message. A row moves on only as it was seen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from dondoc.core.events import Change, record_all
from dondoc.core.periods import Calendar
from dondoc.reminders.finding import ensure_desks
from dondoc.reminders.lines import Line, kept, line_of
from dondoc.reminders.looking import Outcome, Places, Viewer, values_of
from dondoc.reminders.models import Desk, Escalation, Message, MessageKind, Watch
from dondoc.reminders.outbox import put
from dondoc.reminders.policies import rules_of
from dondoc.reminders.sources import SOURCES, Fact

BATCH = 500  # oldest rows looked at for the units of one handful


class Raced(Exception):
    """A row was changed between being seen and being moved on; the handful is taken again."""


class Taken(NamedTuple):
    """How many things were looked at, how many of them told, in how many messages."""

    looked: int
    told: int
    messages: int


@dataclass(frozen=True, slots=True)
class Looked:
    """A watch, its thing where that is open, and what a look came to."""

    watch: Watch
    fact: Fact | None
    outcome: Outcome


def take(now: datetime, calendar: Calendar) -> Taken | None:
    """One handful; None when nothing is due, or others have all of it in their hands."""
    passed = 0
    while units := _units_due(now, passed):
        try:
            taken = _take(units, now, calendar)
        except Raced:
            continue
        if taken is not None:
            return taken
        passed += BATCH
    return None


def any_due(now: datetime) -> bool:
    """Whether anything is due, be it in somebody's hands."""
    return Watch.objects.filter(next_at__lte=now).exists()


def _units_due(now: datetime, passed: int) -> set[int]:
    """The units of the oldest rows that are due, after those passed over because others have them."""
    rows = Watch.objects.filter(next_at__lte=now).order_by("next_at", "unit_id")
    return set(rows.values_list("unit_id", flat=True)[passed : passed + BATCH])


@transaction.atomic
def _take(units: Iterable[int], now: datetime, calendar: Calendar) -> Taken | None:
    free = Desk.objects.select_for_update(skip_locked=True).filter(unit_id__in=units).order_by("pk")
    mine = list(free.values_list("unit_id", flat=True))
    if not mine:
        return None
    found = _look_at_all(mine, now, calendar)
    _move_on(found)
    told = [each for each in found if each.outcome.line is not None]
    messages = _tell(told, now)
    _escalate(told, now, calendar)
    _record(told)
    return Taken(len(found), len(told), len(messages))


def _look_at_all(units: Sequence[int], now: datetime, calendar: Calendar) -> list[Looked]:
    """Everything due at some units, as it stands now."""
    watches = list(Watch.objects.filter(unit_id__in=units, next_at__lte=now).order_by("pk"))
    facts = _facts_of(watches)
    offices = {fact.office_id for fact in facts.values()}
    risen = set(Escalation.objects.filter(watch__in=watches).values_list("watch_id", "due"))
    viewer = Viewer(now, calendar, rules_of(offices), Places.of(units, offices, _day(now)), risen)
    return [Looked(each, facts.get(each.pk), viewer.outcome(each, facts.get(each.pk))) for each in watches]


def _facts_of(watches: Sequence[Watch]) -> dict[int, Fact]:
    """Watch -> its thing, of those that are open."""
    found: dict[int, Fact] = {}
    for source in SOURCES:
        mine = {getattr(each, f"{source.column}_id"): each.pk for each in watches}
        mine.pop(None, None)
        if mine:
            found |= {mine[pk]: fact for pk, fact in source.facts(mine).items()}
    return found


def _move_on(found: Iterable[Looked]) -> None:
    """Writes what became of the rows, alike ones at once; raises `Raced` unless each is as it was seen."""
    alike: dict[tuple[datetime | None, tuple[tuple[str, object], ...]], list[int]] = defaultdict(list)
    heirs = set()
    for each in found:
        was, now = values_of(each.watch)._asdict(), each.outcome.values._asdict()
        alike[each.watch.next_at, tuple((name, now[name]) for name in now if now[name] != was[name])].append(
            each.watch.pk
        )
        if now["unit_id"] != was["unit_id"]:
            heirs.add(each.outcome.values.unit_id)
    ensure_desks(heirs)
    for (seen, changed), ids in alike.items():
        if Watch.objects.filter(pk__in=ids, next_at=seen).update(**dict(changed)) != len(ids):
            raise Raced


def _tell(told: Iterable[Looked], now: datetime) -> list[Message]:
    """One message for each unit, with everything that it is told."""
    lines: dict[int, list[Line]] = defaultdict(list)
    for each in told:
        if each.outcome.line is not None:
            lines[each.watch.unit_id].append(each.outcome.line)
    made = (
        Message(unit_id=unit_id, kind=MessageKind.REMINDER, day=_day(now), lines=kept(some), total=len(some))
        for unit_id, some in lines.items()
    )
    return put(list(made), now)


def _escalate(told: Sequence[Looked], now: datetime, calendar: Calendar) -> None:
    """Notes what the units above must be told; `dondoc.reminders.actions.rising` puts it together."""
    rising = [(each.watch, each.fact, each.outcome.above) for each in told if each.fact and each.outcome.above]
    names = Places.of({watch.unit_id for watch, _fact, _above in rising}, (), _day(now)).names if rising else {}
    made = [
        Escalation(
            watch=watch,
            above_id=above,
            due=fact.due,
            line=line_of(fact, _day(now), calendar, unit=names[fact.unit_id]),
        )
        for watch, fact, above in rising
    ]
    Escalation.objects.bulk_create(made)


def _record(told: Sequence[Looked]) -> None:
    """One event for each thing that was told, in its own history and that of its unit."""
    risen = [each.outcome.above is not None for each in told]
    changes = [_change(each) for each in told]
    record_all("reminder.remind", (change for change, up in zip(changes, risen, strict=True) if not up), by=None)
    record_all("reminder.escalate", (change for change, up in zip(changes, risen, strict=True) if up), by=None)


def _change(each: Looked) -> Change:
    line, above = each.outcome.line, each.outcome.above
    assert line is not None
    after = {"due": line["due"], "days_past": line["days"]}
    return Change(_thing(each.watch), each.watch.unit_id, after=after | {"above": above} if above else after)


def _thing(watch: Watch) -> Model:
    """What is watched, known by its id alone."""
    for source in SOURCES:
        pk = getattr(watch, f"{source.column}_id")
        if pk is not None:
            return source.model(pk=pk)
    raise AssertionError("a watch is of one thing")


def _day(now: datetime) -> date:
    return timezone.localdate(now)
