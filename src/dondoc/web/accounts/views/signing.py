"""Signing in: password, second step, passkey; a forgotten password, an invitation."""

from __future__ import annotations

from typing import Any

from allauth.account.views import (
    LoginView,
    PasswordResetDoneView,
    PasswordResetFromKeyView,
    PasswordResetView,
)
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from dondoc.accounts.actions import accept_invitation, choose_forgotten_password, find_invitation
from dondoc.core.errors import Invalid
from dondoc.web.accounts.forms.signing import (
    ChosenPasswordForm,
    ForgottenForm,
    PasskeySignInForm,
    SecondStepForm,
    SecondStepPasskeyForm,
    SignInForm,
)
from dondoc.web.accounts.mail import can_send
from dondoc.web.accounts.views.passkeys import PasskeyOptions
from dondoc.web.forms import add_problems
from dondoc.web.requests import seat_not_required


class SignIn(LoginView):  # type: ignore[misc]
    """Asks for address and password, or for a passkey; offers the office's own system where there is one."""

    form_class = SignInForm
    template_name = "accounts/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        more = {"provider": settings.SIGN_IN_PROVIDER.get("name", ""), "can_send": can_send()}
        return {**super().get_context_data(**kwargs), **more}


class SecondStep(PasskeyOptions, AuthenticateView):  # type: ignore[misc]
    """Asks whoever has a second factor for it, after the password."""

    form_class = SecondStepForm
    webauthn_form_class = SecondStepPasskeyForm
    template_name = "accounts/second_step.html"


class PasskeySignIn(LoginWebAuthnView):  # type: ignore[misc]
    """Gives the browser its question and takes the passkey's answer."""

    form_class = PasskeySignInForm

    def form_invalid(self, form: Any) -> HttpResponse:
        sentence = _("Khóa này không dùng được ở đây. Hãy thử khóa khác hoặc đăng nhập bằng mật khẩu.")
        messages.error(self.request, sentence)
        return redirect("sign-in")


@method_decorator(login_not_required, name="dispatch")
class Forgotten(PasswordResetView):  # type: ignore[misc]
    """Sends a link to an account's address; says the same whether or not there is one."""

    form_class = ForgottenForm
    template_name = "accounts/forgotten.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_send():
            return render(request, "accounts/forgotten_without_mail.html")
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_success_url(self) -> str:
        return reverse("password-forgotten-sent")


class ForgottenSent(PasswordResetDoneView):  # type: ignore[misc]
    """Says where to look for the link."""

    template_name = "accounts/forgotten_sent.html"


class ChoosePassword(PasswordResetFromKeyView):  # type: ignore[misc]
    """Takes the new password of somebody who came with the link."""

    form_class = ChosenPasswordForm
    template_name = "accounts/choose_password.html"

    def form_valid(self, form: ChosenPasswordForm) -> HttpResponse:
        try:
            choose_forgotten_password(
                user=self.reset_user, password=form.cleaned_data["new_password1"], now=timezone.now()
            )
        except Invalid as error:
            add_problems(form, error)
            again: HttpResponse = self.form_invalid(form)
            return again
        messages.success(self.request, _("Đã đặt mật khẩu mới. Hãy đăng nhập."))
        return redirect("sign-in")


@login_not_required
@seat_not_required
@never_cache
@sensitive_post_parameters()
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Lets an invited official choose a password, once."""
    now = timezone.now()
    found = find_invitation(token, now)
    form = ChosenPasswordForm(found.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            accept_invitation(token=token, password=form.cleaned_data["new_password1"], now=now)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã nhận lời mời. Hãy đăng nhập bằng mật khẩu bạn vừa chọn."))
            return redirect("sign-in")
    context = {"form": form, "user_invited": found.user}
    return render(request, "accounts/invitation.html", context, status=422 if form.errors else 200)
