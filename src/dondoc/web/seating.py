"""The seats that a user holds today."""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from dondoc.accounts.models import Membership, User
from dondoc.accounts.queries import held_on
from dondoc.core.prepared import Given, Prepared
from dondoc.reminders.queries import unread_count
from dondoc.units.queries import as_of, path_of


def _seats() -> QuerySet[Membership]:
    return Membership.objects.filter(held_on(Given("day")), user=Given("user")).order_by("valid_from", "pk")


def _framed() -> QuerySet[Membership]:
    unit = as_of(Given("day")).filter(unit_id=OuterRef("unit_id")).order_by()
    name, path = unit.values("name")[:1], unit.values("path")[:1]
    return _seats().annotate(unit_name=Subquery(name), unit_path=Subquery(path), unread=unread_count())


_HELD, _FRAMED = Prepared(_seats), Prepared(_framed)


def seats_today(user: User, *, framed: bool) -> tuple[Membership, ...]:
    """The seats of today, oldest first; ``framed`` with what the frame around a page shows of each: ``unit_name``,
    ``unread`` messages, and ``unit_path``, where its unit stands. One query.
    """
    today = timezone.localdate()
    held = tuple((_FRAMED if framed else _HELD).all(user=user.pk, day=today))
    for seat in held:
        seat.user = user  # known already: saves reading it again
    return held


def place_of(seat: Membership) -> str | None:
    """Where the seat's unit stands today, `None` once it has ended; read already where the whole page was asked for."""
    known: str | None = getattr(seat, "unit_path", "")
    return path_of(seat.unit_id, timezone.localdate()) if known == "" else known
