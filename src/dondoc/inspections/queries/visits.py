"""Reads of visits and of the signs that speak for one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery

from dondoc.accounts.models import User
from dondoc.accounts.queries import seats
from dondoc.core.periods import Calendar, first_not_late
from dondoc.inspections.models import Finding, TeamUnit, Visit, VisitState
from dondoc.inspections.models.findings import NOT_CLOSED, WITH_UNIT
from dondoc.inspections.queries.programmes import DONE
from dondoc.inspections.rules.choosing import Signs
from dondoc.units.folding import fold
from dondoc.units.models import UnitVersion
from dondoc.units.queries import seen_by

TOLD = Q(unannounced=False) | Q(state__in=DONE)
"""The condition that the visited unit may know of a visit."""


def visits_seen_by(user: User, day: date) -> QuerySet[Visit]:
    """The visits that units in the user's reach make, take part in with a seat of the user's own, or get; of those
    that they get, an unannounced one only once it is held."""
    seen = seen_by(user, day).order_by().values("unit_id")
    own = seats(user, day).order_by().values("unit_id")
    taking_part = Exists(TeamUnit.objects.filter(visit=OuterRef("pk"), unit_id__in=own))
    return Visit.objects.filter(Q(office_id__in=seen) | Q(taking_part) | Q(unit_id__in=seen) & TOLD)


def named(rows: QuerySet[Visit], day: date) -> QuerySet[Visit]:
    """Each with ``unit_name`` and ``office_name`` on a day or as they last were."""
    return rows.annotate(unit_name=name_on("unit_id", day), office_name=name_on("office_id", day))


def name_on(column: str, day: date) -> Subquery:
    """The name of the unit in a column, on a day or as it last was."""
    called = UnitVersion.objects.filter(unit_id=OuterRef(column), valid_from__lte=day).order_by("-valid_from")
    return Subquery(called.values("name")[:1])


def search_visits(rows: QuerySet[Visit], text: str) -> QuerySet[Visit]:
    """Those whose title or visited unit holds every word, accents and case aside; ``named`` is not needed."""
    for word in fold(text).split():
        units = UnitVersion.objects.filter(folded__contains=word).order_by().values("unit_id")
        rows = rows.filter(Q(folded__contains=word) | Q(unit_id__in=units))
    return rows


def coming_to(unit_id: int, day: date) -> QuerySet[Visit]:
    """The announced visits that a unit will get."""
    rows = Visit.objects.filter(unit_id=unit_id, state=VisitState.PLANNED, unannounced=False)
    return named(rows, day).order_by("planned", "pk")


def to_hold(office_id: int, day: date) -> QuerySet[Visit]:
    """The visits that an office should hold by a day, and those whose record it is still writing."""
    rows = Visit.objects.filter(office_id=office_id, state__in=[VisitState.PLANNED, VisitState.HELD], planned__lte=day)
    return named(rows, day).order_by("planned", "pk")


def own_signs(unit_ids: Collection[int], day: date, calendar: Calendar) -> dict[int, Signs]:
    """What inspections themselves know of units: open and overdue findings, and how long ago the last visit was.

    Two queries; the other signs are measured above.
    """
    overdue = Q(due__lt=first_not_late(day, calendar), state__in=WITH_UNIT)
    rows = Finding.objects.filter(unit_id__in=unit_ids, state__in=NOT_CLOSED).order_by().values("unit_id")
    counted = {
        row["unit_id"]: (row["n"], row["overdue"])
        for row in rows.annotate(n=Count("pk"), overdue=Count("pk", filter=overdue))
    }
    visits = Visit.objects.filter(unit_id__in=unit_ids, state__in=DONE).order_by().values("unit_id")
    last = dict(visits.annotate(last=Max("held")).values_list("unit_id", "last"))
    return {
        unit_id: Signs(
            open=counted.get(unit_id, (0, 0))[0],
            overdue=counted.get(unit_id, (0, 0))[1],
            unseen=(day - last[unit_id]).days if unit_id in last else None,
        )
        for unit_id in unit_ids
    }


def team_names(visits: Iterable[Visit], day: date) -> dict[int, list[str]]:
    """Visit -> the names of the units that take part beside the office."""
    rows = TeamUnit.objects.filter(visit__in=[visit.pk for visit in visits]).annotate(name=name_on("unit_id", day))
    found: dict[int, list[str]] = defaultdict(list)
    for visit_id, name in rows.order_by("pk").values_list("visit_id", "name"):
        found[visit_id].append(name or "")
    return found
