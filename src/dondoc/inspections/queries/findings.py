"""Reads of findings."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from dondoc.accounts.models import User
from dondoc.accounts.queries import seats
from dondoc.core.periods import Calendar, days_late, first_not_late
from dondoc.inspections.models import Finding
from dondoc.inspections.models.findings import WITH_UNIT
from dondoc.inspections.queries.visits import name_on
from dondoc.units.folding import fold
from dondoc.units.models import UnitVersion
from dondoc.units.queries import seen_by


def findings_seen_by(user: User, day: date) -> QuerySet[Finding]:
    """The findings at units in the user's reach, of offices in it, and of visits in which the user's unit took part."""
    seen = seen_by(user, day).order_by().values("unit_id")
    own = seats(user, day).order_by().values("unit_id")
    return Finding.objects.filter(
        Q(unit_id__in=seen) | Q(office_id__in=seen) | Q(visit__team__unit_id__in=own)
    ).distinct()


def named_findings(rows: QuerySet[Finding], day: date) -> QuerySet[Finding]:
    """Each with ``unit_name`` and ``office_name``, and its visit."""
    found = rows.select_related("visit")
    return found.annotate(unit_name=name_on("unit_id", day), office_name=name_on("office_id", day))


def search_findings(rows: QuerySet[Finding], text: str) -> QuerySet[Finding]:
    """Those whose words, remedy or unit hold every word, accents and case aside."""
    for word in fold(text).split():
        units = UnitVersion.objects.filter(folded__contains=word).order_by().values("unit_id")
        rows = rows.filter(Q(folded__contains=word) | Q(unit_id__in=units))
    return rows


def overdue_on(day: date, calendar: Calendar) -> Q:
    """The condition that a finding waits for its unit past the due date."""
    return Q(due__lt=first_not_late(day, calendar), state__in=WITH_UNIT)


def late_by(finding: Finding, day: date, calendar: Calendar) -> int:
    """By how many days the unit is late with it; 0 for one that is answered or closed."""
    return days_late(finding.due, day, calendar) if finding.is_open else 0


def to_remedy(unit_id: int, day: date) -> QuerySet[Finding]:
    """What a unit still has to put right, the first due on top."""
    rows = Finding.objects.filter(unit_id=unit_id, state__in=WITH_UNIT)
    return named_findings(rows, day).order_by("due", "pk")


def to_confirm(office_id: int, day: date) -> QuerySet[Finding]:
    """What units say is put right, and the office has not said anything to."""
    rows = Finding.objects.filter(office_id=office_id, state="answered")
    return named_findings(rows, day).order_by("due", "pk")
