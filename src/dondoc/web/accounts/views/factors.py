"""The own second factor: application for codes, passkeys, recovery codes; the password once more before."""

from __future__ import annotations

from typing import Any

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import ReauthenticateView as ReauthenticateByCodeView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, EditWebAuthnView, ReauthenticateWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _

from dondoc.accounts.actions import note_factor
from dondoc.core.errors import Refused
from dondoc.web.accounts.forms.signing import (
    ConfirmByCodeForm,
    ConfirmByPasskeyForm,
    ConfirmByPasswordForm,
    FirstCodeForm,
    NewPasskeyForm,
    PasskeyNameForm,
)
from dondoc.web.accounts.middleware import SESSION_FACTOR
from dondoc.web.accounts.two_factor import must_keep_a_factor
from dondoc.web.accounts.views.passkeys import PasskeyOptions


class ConfirmByPassword(ReauthenticateView):  # type: ignore[misc]
    form_class = ConfirmByPasswordForm
    template_name = "accounts/confirm.html"


class ConfirmByCode(ReauthenticateByCodeView):  # type: ignore[misc]
    form_class = ConfirmByCodeForm
    template_name = "accounts/confirm.html"


class ConfirmByPasskey(PasskeyOptions, ReauthenticateWebAuthnView):  # type: ignore[misc]
    form_class = ConfirmByPasskeyForm
    template_name = "accounts/confirm_passkey.html"

    def form_invalid(self, form: Any) -> HttpResponse:
        messages.error(self.request, _("Khóa này không dùng được ở đây. Hãy thử khóa khác hoặc dùng mật khẩu."))
        response: HttpResponse = self.render_to_response(self.get_context_data(form=form), status=422)
        return response


class AddApplication(ActivateTOTPView):  # type: ignore[misc]
    """Shows the secret as a picture and in letters, and takes the first code."""

    form_class = FirstCodeForm
    template_name = "accounts/totp.html"

    def get_success_url(self) -> str:
        return reverse("recovery-codes" if self.did_generate_recovery_codes else "own-account")

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        note_factor(user=self.request.user, verb="totp_on")
        messages.success(self.request, _("Đã thêm ứng dụng tạo mã. Từ lần đăng nhập sau, bạn nhập thêm mã."))
        return response


class RemoveApplication(DeactivateTOTPView):  # type: ignore[misc]
    template_name = "accounts/totp_off.html"
    success_url = reverse_lazy("own-account")

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        self.request.session.pop(SESSION_FACTOR, None)
        note_factor(user=self.request.user, verb="totp_off")
        messages.success(self.request, _("Đã gỡ ứng dụng tạo mã."))
        return response


class RecoveryCodes(ViewRecoveryCodesView):  # type: ignore[misc]
    """Shows the codes this once."""

    template_name = "accounts/recovery_codes.html"


class NewRecoveryCodes(GenerateRecoveryCodesView):  # type: ignore[misc]
    template_name = "accounts/recovery_codes_new.html"
    success_url = reverse_lazy("recovery-codes")

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        note_factor(user=self.request.user, verb="recovery_codes")
        return response


class AddPasskey(PasskeyOptions, AddWebAuthnView):  # type: ignore[misc]
    form_class = NewPasskeyForm
    template_name = "accounts/passkey.html"

    def get_success_url(self) -> str:
        return reverse("recovery-codes" if self.did_generate_recovery_codes else "own-account")

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        note_factor(user=self.request.user, verb="passkey_on", name=form.cleaned_data["name"])
        messages.success(self.request, _("Đã thêm khóa đăng nhập."))
        return response


class RenamePasskey(EditWebAuthnView):  # type: ignore[misc]
    form_class = PasskeyNameForm
    template_name = "accounts/passkey_name.html"
    success_url = reverse_lazy("own-account")


class RemovePasskey(RemoveWebAuthnView):  # type: ignore[misc]
    template_name = "accounts/passkey_off.html"
    success_url = reverse_lazy("own-account")

    def form_valid(self, form: Any) -> HttpResponse:
        name = str(self.object)
        if must_keep_a_factor(self.object):
            refusal = _("Vai trò của bạn bắt buộc xác thực hai lớp. Hãy thêm một cách khác trước khi gỡ khóa này.")
            raise Refused(refusal)
        response: HttpResponse = super().form_valid(form)
        self.request.session.pop(SESSION_FACTOR, None)
        note_factor(user=self.request.user, verb="passkey_off", name=name)
        messages.success(self.request, _("Đã gỡ khóa đăng nhập “%(name)s”.") % {"name": name})
        return response
