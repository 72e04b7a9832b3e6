"""Due dates as an iCalendar file (RFC 5545, RFC 7986). Pure: values in, bytes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vDuration, vText

PRODUCER = "-//dondoc//due dates//VI"
ASK_AGAIN = timedelta(hours=1)
"""After how long a program may ask again; those of the net ask more seldom, whatever is said."""
_DAY = timedelta(days=1)
_PLACE = "Asia/Ho_Chi_Minh"
_OFFSET = timedelta(hours=7)  # all the year round
_CONTROLS = dict.fromkeys(each for each in (*range(32), 127) if chr(each) not in "\n\t")


@dataclass(frozen=True, slots=True)
class Entry:
    """One due date, a whole day. ``changed_at`` is when anything of it last changed, ``revision`` how often it has."""

    uid: str
    day: date
    summary: str
    description: str
    category: str
    url: str
    revision: int
    changed_at: datetime


def calendar_file(name: str, description: str, entries: Sequence[Entry]) -> bytes:
    """The entries, in their order, as a calendar of that name; the same values give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # Each twice: as the standard has it, and as the programs called it before. The library does not know the type of
    # all of these, so the values bring theirs, or commas and durations would be written raw.
    for names, value in ((("name", "x-wr-calname"), name), (("description", "x-wr-caldesc"), description)):
        for each in names:
            calendar.add(each, _text(value))
    calendar.add("refresh-interval", vDuration(ASK_AGAIN), parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", vDuration(ASK_AGAIN))
    calendar.add("x-wr-timezone", vText(_PLACE))
    calendar.add_component(_timezone())  # also the one component that a calendar without entries must have
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def _timezone() -> Timezone:
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", _PLACE)
    standard.add("dtstart", datetime(1976, 1, 1))  # noqa: DTZ001 - the zone's own time
    standard.add("tzoffsetfrom", _OFFSET)
    standard.add("tzoffsetto", _OFFSET)
    zone.add_component(standard)
    return zone


def _text(value: str) -> vText:
    """A text without the characters that no calendar may hold."""
    return vText(value.replace("\r\n", "\n").translate(_CONTROLS))


def _event(entry: Entry) -> Event:
    """DTSTAMP is the last change, too: without METHOD it says the same, and so the file stays as it is meanwhile."""
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("sequence", entry.revision)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + _DAY)  # the first day after
    event.add("summary", _text(entry.summary))
    event.add("description", _text(entry.description))
    event.add("categories", [entry.category])
    event.add("url", entry.url)
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # a due date leaves the day free
    return event
