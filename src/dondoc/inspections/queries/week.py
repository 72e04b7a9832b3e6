"""The sheets that a user takes along for the coming days."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from dondoc.accounts.models import User
from dondoc.accounts.queries import seats
from dondoc.inspections.models import TeamUnit, Visit, VisitState
from dondoc.inspections.permissions import ANSWERING, INSPECTORS
from dondoc.inspections.queries.visits import named

DAYS = 7


def sheets_of_week(user: User, day: date) -> QuerySet[Visit]:
    """The visits of the days from ``day`` on, and those whose record is still written, whose sheets a user may fill."""
    planned = Q(state=VisitState.PLANNED, planned__range=(day, day + timedelta(days=DAYS - 1)))
    rows = Visit.objects.filter(planned | Q(state=VisitState.HELD)).filter(_to_fill(user, day))
    return named(rows, day).order_by("planned", "pk")


def _to_fill(user: User, day: date) -> Q:
    """`dondoc.inspections.permissions.can_fill_sheet` of many at once."""
    held = seats(user, day).order_by()
    offices = held.filter(role__in=INSPECTORS).values("unit_id")
    joined = held.filter(role__in=[*INSPECTORS, *ANSWERING]).values("unit_id")
    return Q(office_id__in=offices) | Q(Exists(TeamUnit.objects.filter(visit=OuterRef("pk"), unit_id__in=joined)))
