"""What each official does with the own account: password, seat, browsers."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from dondoc.accounts.actions import change_password, end_session, move_session, note_sign_in, sign_out_everywhere
from dondoc.accounts.models import User
from dondoc.accounts.queries import open_sessions, own_feeds
from dondoc.core.errors import Denied, Invalid
from dondoc.web.accounts.forms.signing import NewPasswordForm
from dondoc.web.accounts.queries import own_seats
from dondoc.web.accounts.two_factor import needs_factor
from dondoc.web.forms import add_problems
from dondoc.web.middleware import SESSION_SEAT
from dondoc.web.requests import AuthedRequest, seat_not_required


@seat_not_required
def own_account(request: AuthedRequest) -> HttpResponse:
    """Seats, ways of signing in, calendar links, browsers."""
    factors = Authenticator.objects.filter(user=request.user).order_by("created_at", "pk")
    codes = next((each for each in factors if each.type == Authenticator.Type.RECOVERY_CODES), None)
    context = {
        "seats": own_seats(request.user, timezone.localdate()),
        "application": next((each for each in factors if each.type == Authenticator.Type.TOTP), None),
        "passkeys": [each for each in factors if each.type == Authenticator.Type.WEBAUTHN],
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else None,
        "factor_required": needs_factor(request.seats),
        "feeds": own_feeds(request.user),
        "feeds_on": settings.CALENDAR_FEEDS,
        "sessions": open_sessions(request.user),
        "session_key": request.session.session_key,
    }
    return render(request, "accounts/own.html", context)


@seat_not_required
@sensitive_post_parameters()
def password(request: AuthedRequest) -> HttpResponse:
    """Changes the own password; the other browsers signed in are signed out."""
    form = NewPasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen, key = form.cleaned_data["new_password1"], request.session.session_key
        try:
            change_password(user=request.user, password=chosen, session_key=key)
        except Invalid as error:
            add_problems(form, error)
        else:
            _go_on(request, request.user)
            messages.success(request, _("Đã đổi mật khẩu. Từ lần sau, hãy đăng nhập bằng mật khẩu mới."))
            return redirect("home")
    return render(request, "accounts/password.html", {"form": form}, status=422 if form.errors else 200)


@seat_not_required
@require_POST
def close_session(request: AuthedRequest, session_id: int) -> HttpResponse:
    """Signs another of the own browsers out."""
    session = get_object_or_404(open_sessions(request.user), pk=session_id)
    if session.session_key == request.session.session_key:
        raise Denied(_("Đây là trình duyệt bạn đang dùng. Để ra khỏi đây, hãy bấm Đăng xuất ở góc trên."))
    end_session(session=session, by=request.user)
    messages.success(request, _("Đã đăng xuất trình duyệt đó."))
    return redirect("own-account")


@seat_not_required
@require_POST
def close_sessions(request: AuthedRequest) -> HttpResponse:
    """Signs all other browsers out."""
    user = request.user
    sign_out_everywhere(user=user, by=user)
    update_session_auth_hash(request, user)
    key = request.session.session_key or ""
    note_sign_in(user=user, session_key=key, user_agent=request.headers.get("User-Agent", ""))
    messages.success(request, _("Đã đăng xuất mọi trình duyệt khác."))
    return redirect("own-account")


@require_POST
def choose_seat(request: AuthedRequest) -> HttpResponse:
    """Acts from another of the own seats until the session ends."""
    chosen = next((seat for seat in request.seats if str(seat.pk) == request.POST.get("seat")), None)
    if chosen is None:
        raise Denied(_("Vai trò này không còn hiệu lực. Hãy chọn một vai trò khác ở đầu trang."))
    request.session[SESSION_SEAT] = chosen.pk
    return redirect("home")


def _go_on(request: HttpRequest, user: User) -> None:
    """This browser stays signed in under a new key."""
    old_key = request.session.session_key
    update_session_auth_hash(request, user)
    move_session(user=user, old_key=old_key, new_key=request.session.session_key or "")
