"""What each official does with the own account: sign in and out, password, seat."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import LoginView
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from dondoc.accounts.actions import change_password
from dondoc.core.errors import Denied, Invalid
from dondoc.web.accounts.forms import NewPasswordForm, SignInForm
from dondoc.web.forms import add_problems
from dondoc.web.middleware import SESSION_SEAT
from dondoc.web.requests import AuthedRequest, seat_not_required


class SignIn(LoginView):
    """Asks for address and password; django-axes counts the failures."""

    form_class = SignInForm
    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True


@seat_not_required
@sensitive_post_parameters()
def password(request: AuthedRequest) -> HttpResponse:
    """Changes the own password; the other browsers signed in are signed out."""
    form = NewPasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            change_password(user=request.user, password=form.cleaned_data["new_password1"])
        except Invalid as error:
            add_problems(form, error)
        else:
            update_session_auth_hash(request, request.user)
            messages.success(request, _("Đã đổi mật khẩu. Từ lần sau, hãy đăng nhập bằng mật khẩu mới."))
            return redirect("home")
    return render(request, "accounts/password.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def choose_seat(request: AuthedRequest) -> HttpResponse:
    """Acts from another of the own seats until the session ends."""
    chosen = next((seat for seat in request.seats if str(seat.pk) == request.POST.get("seat")), None)
    if chosen is None:
        raise Denied(_("Vai trò này không còn hiệu lực. Hãy chọn một vai trò khác ở đầu trang."))
    request.session[SESSION_SEAT] = chosen.pk
    return redirect("home")
