"""The calendar of working days in force."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from dondoc.calendar.models import SetDay
from dondoc.core.periods import Calendar


def calendar() -> Calendar:
    """The calendar in force now: one query. Hand the value down, and ask anew in the next request."""
    days: dict[bool, set[date]] = {True: set(), False: set()}
    for day, works in SetDay.objects.order_by().values_list("date", "works"):
        days[works].add(day)
    return Calendar(days_off=frozenset(days[False]), days_worked=frozenset(days[True]))


def set_days(year: int) -> QuerySet[SetDay]:
    """The days of a year that were set by hand, the first at the top, each with who set it."""
    return SetDay.objects.filter(date__year=year).select_related("set_by")
