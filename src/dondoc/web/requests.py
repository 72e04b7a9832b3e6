"""What a view may rely on in a request, for the type checker."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest, HttpResponseBase
from django_htmx.middleware import HtmxDetails

from dondoc.accounts.models import Membership, User

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class WebRequest(HttpRequest):
    """Any request after the middleware; ``seat`` is None for nobody and for a user without seats."""

    htmx: HtmxDetails
    seat: Membership | None
    seats: tuple[Membership, ...]


class AuthedRequest(WebRequest):
    """A request of a signed-in user who holds a seat: what every view gets unless it says otherwise."""

    user: User
    seat: Membership


def seat_not_required(view: View) -> View:
    """Marks a view that a signed-in user without any seat may open."""
    view.seat_required = False  # type: ignore[attr-defined]
    return view
