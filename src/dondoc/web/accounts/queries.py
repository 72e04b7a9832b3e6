"""Reads for the pages of accounts."""

from __future__ import annotations

from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from dondoc.accounts.models import Membership, User
from dondoc.accounts.queries import held_on
from dondoc.units.folding import any_accents, fold
from dondoc.units.models import UnitVersion
from dondoc.units.queries import as_of, search, subtree

NOW, COMING, PAST = "now", "coming", "past"


def seats_below(unit_id: int, day: date) -> QuerySet[Membership]:
    """All seats at a unit and those below it as they stand that day: held, yet to begin, ended."""
    return Membership.objects.filter(unit_id__in=subtree(unit_id, day).values("unit_id"))


def seats_listed(unit_id: int, day: date, *, text: str = "", role: str = "", when: str = NOW) -> QuerySet[Membership]:
    """The seats at a unit and below it for a table, with ``unit_name``, ``holder`` and ``email``.

    ``text`` keeps those whose holder is called so (`called`), and those whose unit's name has its words.
    """
    rows = seats_below(unit_id, day).filter(_when(when, day))
    if role:
        rows = rows.filter(role=role)
    if text:
        named = search(as_of(day), text).values("unit_id")
        rows = rows.filter(Q(user__in=called(text)) | Q(unit_id__in=named))
    return _named(rows, day).select_related("user__invitation", "stands_in_for__user")


def called(text: str) -> QuerySet[User]:
    """The accounts whose name or address has every word of the text in it, accents and case aside.

    Accounts are few beside what they did and what they look after, so they are read through rather than kept folded.
    """
    users = User.objects.order_by()
    for word in fold(text).split():
        written = any_accents(word)
        users = users.filter(Q(name__regex=written) | Q(email__regex=written))
    return users


def own_seats(user: User, day: date) -> QuerySet[Membership]:
    """What an official holds on a day or later, with ``unit_name``, and who stands in."""
    rows = Membership.objects.filter(user=user).exclude(valid_to__lte=day)
    return (
        _named(rows, day)
        .select_related("stands_in_for__user")
        .prefetch_related("stand_ins__user")
        .order_by("valid_from", "pk")
    )


def seated_outside(user: User, unit_id: int, day: date) -> bool:
    """Whether the user also holds, that day or later, a seat that is neither at the unit nor below it."""
    held = Membership.objects.filter(user=user).exclude(valid_to__lte=day)
    return held.exclude(unit_id__in=subtree(unit_id, day).values("unit_id")).exists()


def _named(rows: QuerySet[Membership], day: date) -> QuerySet[Membership]:
    """With the unit's name on a day; of a unit that has ended, the last it had."""
    versions = UnitVersion.objects.filter(unit_id=OuterRef("unit_id"), valid_from__lte=day).order_by("-valid_from")
    name = Subquery(versions.values("name")[:1])
    return rows.annotate(unit_name=name, email=F("user__email"), holder=F("user__name"))


def _when(when: str, day: date) -> Q:
    if when == COMING:
        return Q(valid_from__gt=day)
    if when == PAST:
        return Q(valid_to__lte=day)
    return held_on(day)
