"""The year's inspections in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from dondoc.core.periods import Calendar
from dondoc.inspections.models import Finding, FindingState, Severity, Visit, VisitState
from dondoc.inspections.queries.findings import overdue_on
from dondoc.inspections.queries.programmes import DONE
from dondoc.units.models import UnitVersion


@dataclass(frozen=True, slots=True)
class YearOf:
    """Visits and findings of one year at some units: ``planned`` ones not held yet, units ``visited``, findings by
    state, ``overdue`` ones, and by severity."""

    planned: int
    held: int
    signed: int
    cancelled: int
    visited: int
    findings: int
    open: int
    answered: int
    closed: int
    overdue: int
    severities: dict[str, int]


@dataclass(frozen=True, slots=True)
class UnitYear:
    """One unit's year."""

    unit_id: int
    name: str
    held: int
    findings: int
    open: int
    overdue: int


def year_of(visits: QuerySet[Visit], findings: QuerySet[Finding], year: int, day: date, calendar: Calendar) -> YearOf:
    """What the visits and findings in sight come to; three queries."""
    mine = in_year(visits, year)
    states = dict(mine.order_by().values_list("state").annotate(n=Count("pk", distinct=True)))
    visited = mine.filter(state__in=DONE).order_by().values("unit_id").distinct().count()
    found = Finding.objects.filter(pk__in=opened_in(findings, year).values("pk")).order_by()
    counted = found.aggregate(
        all=Count("pk"),
        answered=Count("pk", filter=Q(state=FindingState.ANSWERED)),
        closed=Count("pk", filter=Q(state=FindingState.CLOSED)),
        overdue=Count("pk", filter=overdue_on(day, calendar)),
        **{severity: Count("pk", filter=Q(severity=severity)) for severity in Severity.values},
    )
    return YearOf(
        planned=states.get(VisitState.PLANNED.value, 0),
        held=states.get(VisitState.HELD.value, 0) + states.get(VisitState.SIGNED.value, 0),
        signed=states.get(VisitState.SIGNED.value, 0),
        cancelled=states.get(VisitState.CANCELLED.value, 0),
        visited=visited,
        findings=counted["all"],
        open=counted["all"] - counted["answered"] - counted["closed"],
        answered=counted["answered"],
        closed=counted["closed"],
        overdue=counted["overdue"],
        severities={severity: counted[severity] for severity in Severity.values},
    )


def units_of_year(
    visits: QuerySet[Visit], findings: QuerySet[Finding], year: int, day: date, calendar: Calendar
) -> list[UnitYear]:
    """Each unit that was visited or has findings of the year, most overdue first; three queries."""
    held = dict(
        in_year(visits, year)
        .filter(state__in=DONE)
        .order_by()
        .values_list("unit_id")
        .annotate(n=Count("pk", distinct=True))
    )
    rows = Finding.objects.filter(pk__in=opened_in(findings, year).values("pk")).order_by().values("unit_id")
    counted = {
        row["unit_id"]: row
        for row in rows.annotate(
            n=Count("pk"),
            left=Count("pk", filter=~Q(state=FindingState.CLOSED)),
            overdue=Count("pk", filter=overdue_on(day, calendar)),
        )
    }
    ids = set(held) | set(counted)
    versions = UnitVersion.objects.filter(unit_id__in=ids, valid_from__lte=day).order_by("valid_from")
    names = dict(versions.values_list("unit_id", "name"))
    nothing = {"n": 0, "left": 0, "overdue": 0}
    found = []
    for unit_id in ids:
        row = counted.get(unit_id, nothing)
        name = names.get(unit_id, "")
        found.append(UnitYear(unit_id, name, held.get(unit_id, 0), row["n"], row["left"], row["overdue"]))
    return sorted(found, key=lambda each: (-each.overdue, -each.open, each.name))


def in_year(visits: QuerySet[Visit], year: int) -> QuerySet[Visit]:
    """The visits held in a year, or planned for it and not held."""
    return visits.filter(Q(held__year=year) | Q(held__isnull=True, planned__year=year))


def opened_in(findings: QuerySet[Finding], year: int) -> QuerySet[Finding]:
    """The findings of records signed in a year."""
    return findings.filter(opened_on__year=year)
