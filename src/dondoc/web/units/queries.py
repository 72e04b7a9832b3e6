"""Reads for the pages of units."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from dondoc.accounts.models import User
from dondoc.units.models import UnitVersion
from dondoc.units.queries import as_of, children, visible_to
from dondoc.units.rules import ids_of


@dataclass(frozen=True, slots=True)
class Period:
    """One version of a unit, with the name that the unit above it had when the version began."""

    version: UnitVersion
    parent_name: str


def branch(unit_id: int, day: date) -> QuerySet[UnitVersion]:
    """The units directly below, each with ``has_below``: whether it has units below it in turn."""
    below = as_of(day).filter(parent_id=OuterRef("unit_id"))
    return children(unit_id, day).annotate(has_below=Exists(below))


def visible_above(user: User, version: UnitVersion, day: date) -> list[UnitVersion]:
    """The units above one, the topmost first, as far as the user may see them."""
    return list(visible_to(user, day).filter(unit_id__in=ids_of(version.path)[:-1]))


def history(unit_id: int) -> list[Period]:
    """All versions of a unit, the newest first."""
    versions = list(UnitVersion.objects.filter(unit_id=unit_id).order_by("-valid_from"))
    parents = UnitVersion.objects.filter(unit_id__in={version.parent_id for version in versions})
    above = list(parents.order_by("valid_from"))
    return [Period(version, _name_on(above, version.parent_id, version.valid_from)) for version in versions]


def _name_on(versions: Iterable[UnitVersion], unit_id: int | None, day: date) -> str:
    names = [version.name for version in versions if version.unit_id == unit_id and version.valid_from <= day]
    return names[-1] if names else ""
