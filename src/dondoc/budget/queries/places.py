"""Where units stand, or last stood: what a unit that has ended spent stays in the sums of those above it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from dondoc.units.models import UnitVersion
from dondoc.units.queries import in_subtree
from dondoc.units.rules import ids_of


@dataclass(frozen=True, slots=True)
class Place:
    """A unit as of a day; ``ended``: as it last was."""

    unit_id: int
    name: str
    kind: str
    parent_id: int | None
    path: str
    folded: str
    ended: bool

    @property
    def way(self) -> tuple[int, ...]:
        """The ids from the root down to it."""
        return ids_of(self.path)


Places = dict[int, Place]


def latest(day: date) -> QuerySet[UnitVersion]:
    """Every unit as it was on a day, or last before it."""
    later = UnitVersion.objects.filter(unit=OuterRef("unit"), valid_from__gt=OuterRef("valid_from"))
    return UnitVersion.objects.filter(~Exists(later.filter(valid_from__lte=day)), valid_from__lte=day)


def below(unit_id: int, day: date) -> QuerySet[UnitVersion]:
    """A unit and all that stand or last stood below it on a day."""
    path = latest(day).filter(unit_id=unit_id).values_list("path", flat=True).first()
    return latest(day).filter(in_subtree(path)) if path else UnitVersion.objects.none()


def places(versions: QuerySet[UnitVersion], day: date, unit_ids: Collection[int] | None = None) -> Places:
    """The units by id; one query. ``unit_ids`` asks for some of them alone."""
    if unit_ids is not None:
        versions = versions.filter(unit_id__in=unit_ids)
    columns = ("unit_id", "name", "kind", "parent_id", "path", "folded", "valid_to")
    return {
        unit_id: Place(unit_id, name, kind, parent_id, path, folded, ended=until is not None and until <= day)
        for unit_id, name, kind, parent_id, path, folded, until in versions.order_by("path").values_list(*columns)
    }
