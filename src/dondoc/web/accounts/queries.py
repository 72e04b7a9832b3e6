"""Reads for the pages of accounts."""

from __future__ import annotations

from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from dondoc.accounts.models import Membership, User
from dondoc.accounts.queries import seats
from dondoc.units.queries import as_of, search, subtree


def seats_within(unit_id: int, day: date, text: str = "") -> QuerySet[Membership]:
    """The seats held that day at a unit and below it, with ``unit_name``, ``holder`` and ``email``.

    ``text`` keeps those whose address or name has it, or whose unit's name has its words, accents aside.
    """
    units = subtree(unit_id, day)
    held = _held(day).filter(unit_id__in=units.values("unit_id"))
    if text:
        named = search(as_of(day), text).values("unit_id")
        held = held.filter(Q(user__email__icontains=text) | Q(user__name__icontains=text) | Q(unit_id__in=named))
    name = as_of(day).filter(unit_id=OuterRef("unit_id")).values("name")[:1]
    return held.select_related("user").annotate(
        unit_name=Subquery(name), email=F("user__email"), holder=F("user__name")
    )


def seated_outside(user: User, unit_id: int, day: date) -> bool:
    """Whether the user also holds a seat that is neither at the unit nor below it."""
    return seats(user, day).exclude(unit_id__in=subtree(unit_id, day).values("unit_id")).exists()


def _held(day: date) -> QuerySet[Membership]:
    return Membership.objects.filter(valid_from__lte=day).filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day))
