"""Runs the clock of reminders and tells what lies in the inboxes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from dondoc.core.models import Event
from dondoc.reminders.models import Message
from dondoc.reminders.ticking import remind
from dondoc.units.models import Unit

Mail = tuple[str, str, list[tuple[str, int]]]


def at(day: date, hour: int = 8) -> datetime:
    """A moment of a day in Vietnam."""
    return datetime.combine(day, time(hour), tzinfo=timezone.get_current_timezone())


def run(day: date, hour: int = 8) -> tuple[int, int]:
    """One run of everything timed; how many things were told, in how many messages."""
    return remind(at(day, hour))


def each_day(start: date, end: date) -> Iterator[date]:
    """Every day from one to another, both included."""
    return (start + timedelta(days=n) for n in range((end - start).days + 1))


def inbox(unit: Unit) -> list[Mail]:
    """What a unit was told, the first at the top: the day, the kind, and each thing with its days past."""
    rows = Message.objects.filter(unit=unit).order_by("pk")
    return [(f"{row.day:%d/%m}", row.kind, [(line["what"], line["days"]) for line in row.lines]) for row in rows]


def told_events() -> list[tuple[str, str, int]]:
    """The events of reminders: verb, kind of thing and its id."""
    rows = Event.objects.filter(verb__startswith="reminder.").order_by("pk")
    return list(rows.values_list("verb", "object_type", "object_id"))
