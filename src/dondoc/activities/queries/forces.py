"""Reads of forces, as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from dondoc.activities.models import ForceCount, ForceNorm
from dondoc.units.models import UnitVersion
from dondoc.units.queries import ancestors, as_of, in_subtree, version_of
from dondoc.units.rules import ids_of


def in_force(day: date) -> QuerySet[ForceNorm]:
    """The norms that hold on a day."""
    return ForceNorm.objects.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day)


def placed(norms: QuerySet[ForceNorm], day: date) -> QuerySet[ForceNorm]:
    """Each norm with ``place``: where the office that set it stands on a day, ``None`` once it has ended."""
    office = as_of(day).filter(unit_id=OuterRef("office_id")).order_by()
    return norms.annotate(place=Subquery(office.values("path")[:1]))


def latest_counts(day: date) -> QuerySet[ForceCount]:
    """Of each norm in force and unit the last count by a day, with ``asked``: what the unit must have."""
    last = ForceCount.objects.filter(norm=OuterRef("norm"), unit=OuterRef("unit"), day__lte=day).order_by("-day")
    holds = Q(norm__until__isnull=True) | Q(norm__until__gt=day)
    rows = ForceCount.objects.filter(holds, norm__since__lte=day, pk=Subquery(last.values("pk")[:1]))
    return rows.annotate(asked=Coalesce(F("required"), F("norm__required")))


def norms_for(unit_id: int, day: date) -> QuerySet[ForceNorm]:
    """What the offices at and above a unit ask of a unit of its kind."""
    version = version_of(unit_id, day)
    if version is None:
        return ForceNorm.objects.none()
    offices = [unit_id, *ancestors(unit_id, day).values_list("unit_id", flat=True)]
    return in_force(day).filter(office_id__in=offices, unit_kind=version.kind)


@dataclass(frozen=True, slots=True)
class Standing:
    """Of the units that a norm asks something of: how many there are, counted, and have all of it."""

    norm: ForceNorm
    units: int
    counted: int
    full: int

    @property
    def short(self) -> int:
        """How many have less than they must."""
        return self.counted - self.full

    @property
    def silent(self) -> int:
        """How many never counted."""
        return self.units - self.counted


def standings(path: str, day: date) -> list[Standing]:
    """How the units at and below a place stand against each norm set there or above that asks something of one of
    them; one query.
    """
    below = as_of(day).filter(in_subtree(path)).order_by()
    asked = below.filter(kind=OuterRef("unit_kind")).values("kind")
    counted = latest_counts(day).filter(norm=OuterRef("pk"), unit_id__in=below.values("unit_id")).order_by()
    full = counted.filter(present__gte=F("asked"))
    norms = in_force(day).filter(office_id__in=ids_of(path))
    found = norms.annotate(
        units=_count(asked), counted=_count(counted.values("norm")), full=_count(full.values("norm"))
    )
    return [Standing(each, each.units, each.counted, each.full) for each in found if each.units]


def against_norm(norm: ForceNorm, place: str, day: date) -> QuerySet[UnitVersion]:
    """The units at and below a place that a norm asks something of on a day. Each has what it counted last by then as
    ``count_id``, ``present`` and ``counted_on``, ``None`` where it never did; and ``asked``, what it must have.
    """
    last = ForceCount.objects.filter(norm=norm, unit=OuterRef("unit"), day__lte=day).order_by("-day")
    return (
        as_of(day)
        .filter(in_subtree(place), kind=norm.unit_kind)
        .annotate(
            count_id=Subquery(last.values("pk")[:1]),
            present=Subquery(last.values("present")[:1]),
            counted_on=Subquery(last.values("day")[:1]),
            asked=Coalesce(Subquery(last.values("required")[:1]), norm.required),
        )
    )


def _count(rows: QuerySet[Any, Any]) -> Coalesce:
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)
