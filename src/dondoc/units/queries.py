"""Reads of units. Every question is asked as of a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from dondoc.accounts.models import User
from dondoc.accounts.queries import seats
from dondoc.units.folding import fold
from dondoc.units.matching import Candidate
from dondoc.units.models import UnitKind, UnitVersion
from dondoc.units.rules import ids_of, level, outermost, successor


def as_of(day: date) -> QuerySet[UnitVersion]:
    """What was true of every unit on a day."""
    return UnitVersion.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day)


def version_of(unit_id: int, day: date) -> UnitVersion | None:
    """What was true of one unit on a day; None when it did not exist then."""
    return as_of(day).filter(unit_id=unit_id).first()


def subtree(unit_id: int, day: date) -> QuerySet[UnitVersion]:
    """A unit and all below it, each unit before those below it."""
    top = version_of(unit_id, day)
    return as_of(day).filter(in_subtree(top.path)).order_by("path") if top else UnitVersion.objects.none()


def children(unit_id: int, day: date) -> QuerySet[UnitVersion]:
    """The units directly below a unit."""
    return as_of(day).filter(parent_id=unit_id).order_by("path")


def ancestors(unit_id: int, day: date) -> QuerySet[UnitVersion]:
    """The units above a unit, the root first, without itself."""
    bottom = version_of(unit_id, day)
    above = ids_of(bottom.path)[:-1] if bottom else ()
    return as_of(day).filter(unit_id__in=above).order_by("path")


def search(versions: QuerySet[UnitVersion], text: str) -> QuerySet[UnitVersion]:
    """Those whose name or short name holds every word of ``text``, accents and case aside."""
    for word in fold(text).split():
        versions = versions.filter(folded__contains=word)
    return versions


def visible_to(user: User, day: date) -> QuerySet[UnitVersion]:
    """The units that a user may see: those of the user's seats and all below them, nothing beside.

    One query finds the seats now; the units are read when the result is used.
    """
    seated = as_of(day).filter(unit_id__in=seats(user, day).values("unit_id"))
    paths = outermost(list(seated.values_list("path", flat=True)))
    if not paths:
        return UnitVersion.objects.none()
    ranges = Q()
    for path in paths:
        ranges |= in_subtree(path)
    return as_of(day).filter(ranges).order_by("path")


def candidates(owner_unit_id: int, day: date) -> list[Candidate]:
    """The units that an agency's name in a plan of this owner may mean: the owner and all below it."""
    versions = list(subtree(owner_unit_id, day))
    return [
        Candidate(
            unit_id=version.unit_id,
            name=version.name,
            short_name=version.short_name,
            kind=UnitKind(version.kind),
            depth=level(version.path) - level(versions[0].path),
        )
        for version in versions
    ]


def in_subtree(path: str) -> Q:
    """The condition that a version stands at ``path`` or below it."""
    return Q(path__gte=path, path__lt=successor(path))
