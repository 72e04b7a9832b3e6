"""Reads of forces, as of a day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from dondoc.activities.models import ForceCount, ForceNorm
from dondoc.units.queries import ancestors, subtree, version_of


def in_force(day: date) -> QuerySet[ForceNorm]:
    """The norms that hold on a day."""
    return ForceNorm.objects.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day)


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


def standings(norms: Collection[ForceNorm], unit_id: int, day: date) -> list[Standing]:
    """How the units at and below one stand against each norm; three queries for any number of units."""
    below = subtree(unit_id, day).order_by()
    kinds = dict(below.values_list("kind").annotate(n=Count("unit_id")))
    rows = latest_counts(day).filter(unit_id__in=below.values("unit_id"), norm__in=norms).order_by()
    counted = {
        norm: (count, full)
        for norm, count, full in rows.values_list("norm_id").annotate(
            n=Count("pk"), full=Count("pk", filter=Q(present__gte=F("asked")))
        )
    }
    return [Standing(norm, kinds.get(norm.unit_kind, 0), *counted.get(norm.pk, (0, 0))) for norm in norms]
