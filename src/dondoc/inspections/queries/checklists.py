"""The checklists that visits are held with: criteria sets for that purpose."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from dondoc.criteria.models import CriteriaSet, Criterion, Purposes, SetState
from dondoc.inspections.models import Visit
from dondoc.units.queries import ancestors


def checklists_for(office_id: int, day: date, kind: str = "") -> QuerySet[CriteriaSet]:
    """The published checklists of an office and of the units above it, for a kind of unit or for any."""
    above = [unit.unit_id for unit in ancestors(office_id, day)]
    rows = CriteriaSet.objects.filter(
        unit_id__in=[office_id, *above], purpose=Purposes.CHECKLIST, state=SetState.PUBLISHED
    )
    return rows.filter(Q(kind=kind) | Q(kind="")).order_by("name", "pk") if kind else rows.order_by("name", "pk")


def criteria_of(visit: Visit) -> list[Criterion]:
    """The criteria of a visit's checklist in their order; none without one."""
    if visit.criteria_id is None:
        return []
    rows = Criterion.objects.filter(criteria_set=visit.criteria_id).select_related("section")
    return list(rows.order_by("section__order", "order", "pk"))


def asked_of(visit: Visit) -> dict[str, Criterion]:
    """The same by code."""
    return {each.code: each for each in criteria_of(visit)}
