"""The seats that a user holds today."""

from __future__ import annotations

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from dondoc.accounts.models import Membership, User
from dondoc.accounts.queries import seats
from dondoc.reminders.queries import unread_count
from dondoc.units.queries import as_of, path_of


def seats_today(user: User, *, framed: bool) -> tuple[Membership, ...]:
    """The seats of today, oldest first; ``framed`` with what the frame around a page shows of each: ``unit_name``,
    ``unread`` messages, and ``unit_path``, where its unit stands. One query.
    """
    today = timezone.localdate()
    found = seats(user, today)
    if framed:
        unit = as_of(today).filter(unit_id=OuterRef("unit_id")).order_by()
        name, path = unit.values("name")[:1], unit.values("path")[:1]
        found = found.annotate(unit_name=Subquery(name), unit_path=Subquery(path), unread=unread_count())
    held = tuple(found)
    for seat in held:
        seat.user = user  # known already: saves reading it again
    return held


def place_of(seat: Membership) -> str | None:
    """Where the seat's unit stands today, `None` once it has ended; read already where the whole page was asked for."""
    known: str | None = getattr(seat, "unit_path", "")
    return path_of(seat.unit_id, timezone.localdate()) if known == "" else known
