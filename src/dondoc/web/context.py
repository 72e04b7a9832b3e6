"""What the frame around every page shows: the seat, the other seats, the navigation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import HttpRequest

from dondoc.accounts.models import Membership, Role, User
from dondoc.web import navigation
from dondoc.web.seating import seats_today


@dataclass(frozen=True, slots=True)
class SeatLabel:
    """A seat in words: the unit's name today and the role; in whose place it is held, where it is."""

    id: int
    unit_id: int
    unit_name: str
    role: str
    instead_of: str = ""
    until: date | None = None


class Frame:
    """Reads only when a template asks, so that a fragment costs nothing."""

    def __init__(self, request: HttpRequest) -> None:
        self._path = request.path
        self._user = getattr(request, "user", None)
        self._seat: Membership | None = getattr(request, "seat", None)
        self._seats: tuple[Membership, ...] = getattr(request, "seats", ())

    @cached_property
    def _framed(self) -> dict[int, Membership]:
        """The seats by their ids, with what the frame shows; read now where the request did without."""
        framed = all(hasattr(each, "unread") for each in self._seats)
        if framed or not isinstance(self._user, User):
            return {each.pk: each for each in self._seats}
        return {each.pk: each for each in seats_today(self._user, framed=True)}

    @cached_property
    def seats(self) -> list[SeatLabel]:
        """All seats of today, in the order they were given."""
        return [_label(seat, getattr(seat, "unit_name", None) or "") for seat in self._framed.values()]

    @cached_property
    def current(self) -> SeatLabel | None:
        """The seat that this request acts from."""
        return next((label for label in self.seats if self._seat and label.id == self._seat.pk), None)

    @cached_property
    def others(self) -> list[SeatLabel]:
        """The seats that the user may change to."""
        return [label for label in self.seats if label != self.current]

    @cached_property
    def unread(self) -> int:
        """How many messages of the unit the seat had not read when the request came."""
        return getattr(self._framed.get(self._seat.pk), "unread", None) or 0 if self._seat else 0

    @cached_property
    def navigation(self) -> list[navigation.Link]:
        """The entries for the seat's role."""
        return navigation.links(Role(self._seat.role), self._path) if self._seat else []


def _label(seat: Membership, unit_name: str) -> SeatLabel:
    instead_of = seat.stands_in_for.user.name if seat.stands_in_for else ""
    return SeatLabel(seat.pk, seat.unit_id, unit_name, seat.get_role_display(), instead_of, seat.valid_to)


def seat(request: HttpRequest) -> dict[str, Frame]:
    """Context processor: ``frame`` in every template."""
    return {"frame": Frame(request)}
