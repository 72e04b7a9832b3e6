"""Gives every request its id for the event log, the seat it acts from, and answers to refusals."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _

from dondoc.accounts.models import Membership, User
from dondoc.core.events import acting_unit, request_id, standing_in
from dondoc.web import errors
from dondoc.web.requests import WebRequest
from dondoc.web.seating import seats_today

SESSION_SEAT = "seat"


class RequestContextMiddleware:
    """Sets ``request.seats``, ``request.seat``, and for the event log the unit acting and the id of the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = request_id.set(str(uuid4()))
        acting, place = acting_unit.set(None), standing_in.set("")
        try:
            _take_seat(cast(WebRequest, request))
            seat = cast(WebRequest, request).seat
            acting_unit.set(seat.unit_id if seat else None)
            standing_in.set(_in_whose_place(seat))
            response = self.get_response(request)
            patch_vary_headers(response, ["HX-Request"])  # a fragment must not come back as the page
            if not response.has_header("Cache-Control"):
                patch_cache_control(response, private=True, no_store=True)  # nothing of a unit stays on the machine
            return response
        finally:
            standing_in.reset(place)
            acting_unit.reset(acting)
            request_id.reset(token)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: object, kwargs: object
    ) -> HttpResponse | None:
        """Shows a user without any seat what to do, instead of a page that needs one."""
        needs_seat = getattr(view, "login_required", True) and getattr(view, "seat_required", True)
        if needs_seat and request.user.is_authenticated and cast(WebRequest, request).seat is None:
            return errors.no_seat(request)
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answers `Refused`, `Invalid` and `Denied` with a page or a notice; other errors go on."""
        return errors.answer(request, error)


def _take_seat(request: WebRequest) -> None:
    """The seat chosen in this session if it is still held today, else the first of today's."""
    reads = request.method in ("GET", "HEAD")  # what is written leads to another page, most often
    request.seats = seats_today(request.user, framed=reads) if isinstance(request.user, User) else ()
    chosen = request.session.get(SESSION_SEAT) if len(request.seats) > 1 else None
    held = [seat for seat in request.seats if seat.pk == chosen] or request.seats
    request.seat = held[0] if held else None


def _in_whose_place(seat: Membership | None) -> str:
    """For the event log, in the site's own language: whose seat this is, where it is held in somebody's place."""
    if seat is None or not seat.stands_in_for:
        return ""
    with translation.override(settings.LANGUAGE_CODE):
        return _("(làm thay %(name)s)") % {"name": seat.stands_in_for.user.name}


class ChosenLanguageMiddleware(LocaleMiddleware):
    """Vietnamese, unless the reader has switched: what a browser was installed in says nothing about its office."""

    def process_request(self, request: HttpRequest) -> None:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language
