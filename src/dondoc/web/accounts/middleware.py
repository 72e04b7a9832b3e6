"""Sends officials to what their account owes before anything else: an own password, a second factor."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.web.accounts.two_factor import has_factor, needs_factor
from dondoc.web.requests import WebRequest

SESSION_FACTOR = "has-factor"


class OwedSecurityMiddleware:
    """Pages that need a seat wait until it is done; the own account's pages, which need none, stay open."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: object, kwargs: object
    ) -> HttpResponse | None:
        needs_seat = getattr(view, "login_required", True) and getattr(view, "seat_required", True)
        if not needs_seat or not isinstance(request.user, User):
            return None
        if request.user.password_is_initial:
            messages.warning(request, _("Đây là lần đăng nhập đầu tiên. Hãy đổi mật khẩu ban đầu rồi làm việc tiếp."))
            return _to(request, "password-change")
        if _owes_factor(cast(WebRequest, request), request.user):
            wanted = _("Vai trò của bạn bắt buộc xác thực hai lớp. Hãy thêm ứng dụng tạo mã hoặc khóa đăng nhập.")
            messages.warning(request, wanted)
            return _to(request, "own-account")
        return None


def _owes_factor(request: WebRequest, user: User) -> bool:
    """Asked of the database until it is there; then the session remembers."""
    if not needs_factor(request.seats) or request.session.get(SESSION_FACTOR):
        return False
    if has_factor(user):
        request.session[SESSION_FACTOR] = True
        return False
    return True


def _to(request: HttpRequest, name: str) -> HttpResponse:
    if getattr(request, "htmx", False):
        return HttpResponse(headers={"HX-Redirect": reverse(name)})
    return redirect(name)
