"""What the units of a calendar link have to send and to do, as an iCalendar file (docs/calendar-feeds.md)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from urllib.parse import urlsplit

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dondoc.accounts.models import Feed
from dondoc.accounts.queries import seats
from dondoc.calendar.queries import calendar
from dondoc.core.periods import Calendar, last_day_to_send
from dondoc.exports.calendar_feed.dated import AFTER, BEFORE, MOST, Dated, Span, shortened
from dondoc.exports.calendar_feed.issuing import plans_to_issue
from dondoc.exports.calendar_feed.reports import reports_owed
from dondoc.exports.calendar_feed.revisions import Revision, revisions
from dondoc.exports.calendar_feed.tasks import tasks_held
from dondoc.exports.writers.ics import Entry, calendar_file
from dondoc.units.queries import as_of


def feed_file(feed: Feed, *, now: datetime, site: str) -> bytes:
    """The file of a link at a time, in the language in force; ``site`` begins the addresses of pages in it.

    The units are asked for anew each time: of a user, those of the seats held that day. Where there is none, the
    calendar is empty, so that programs drop what they hold. Nothing in it tells the time, so it stays the same, byte
    for byte, until something changes.
    """
    day = timezone.localdate(now)
    units, in_force = _units_of(feed, day), calendar()
    span = Span(day - BEFORE, day + AFTER)
    found = [*reports_owed(units, span), *tasks_held(units, span), *plans_to_issue(units, span, day, in_force)]
    kept = sorted(found, key=lambda each: (not each.is_open, each.day, each.name))[:MOST]
    changes = revisions(kept)
    entries = [_entry(each, changes[each.name], units, in_force, site) for each in kept]
    entries.sort(key=lambda entry: (entry.day, entry.uid))
    return calendar_file(_name(units), _about(len(found)), entries)


def _units_of(feed: Feed, day: date) -> dict[int, str]:
    """Unit id -> name of the units that stand that day."""
    if feed.user is None:
        those = Q(unit_id=feed.unit_id)
    else:
        those = Q(unit_id__in=seats(feed.user, day).order_by().values("unit_id"))
    return dict(as_of(day).filter(those).order_by("path").values_list("unit_id", "name"))


def _entry(each: Dated, revision: Revision, units: Mapping[int, str], in_force: Calendar, site: str) -> Entry:
    summary = f"{each.lead}: {shortened(each.what)}"
    if len(units) > 1:
        summary += f" · {units[each.unit_id]}"
    url = f"{site}{each.path}"
    return Entry(
        uid=f"{each.name}@{urlsplit(site).hostname}",
        day=each.day,
        summary=summary,
        description="\n".join([*_lines(each, units[each.unit_id], in_force), url]),
        category=each.category,
        url=url,
        revision=revision.times,
        changed_at=revision.last_at,
    )


def _lines(each: Dated, unit: str, in_force: Calendar) -> list[str]:
    """What is said of one thing; nothing that a day alone would change, for programs ask when they like."""
    plan = " ".join(filter(None, (each.plan.kind, each.plan.number)))
    lines = [
        *each.facts,
        _("Đơn vị: %(unit)s") % {"unit": unit},
        _("Theo %(plan)s, %(title)s") % {"plan": plan, "title": shortened(each.plan.title)},
        _("Tình trạng: %(state)s") % {"state": each.state},
    ]
    last = last_day_to_send(each.day, in_force)
    if each.is_open and last != each.day:
        lines.append(_("Hạn rơi vào ngày nghỉ, tính đến hết ngày %(day)s") % {"day": date_format(last)})
    return lines


def _name(units: Mapping[int, str]) -> str:
    if len(units) == 1:
        return _("Việc có hạn: %(unit)s") % {"unit": next(iter(units.values()))}
    return _("Việc có hạn: %(n)s đơn vị") % {"n": len(units)}


def _about(found: int) -> str:
    said = _("Hạn báo cáo, nhiệm vụ và kế hoạch phải ban hành, từ 90 ngày trước đến 2 năm sau.")
    if found <= MOST:
        return said
    return f"{said} " + _("Chỉ gồm %(most)s việc, việc chưa xong trước.") % {"most": MOST}
