"""Forms with which an official signs in and looks after the own account."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm, ResetPasswordForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from dondoc.web.forms import without_identifiers

ADDRESS = _("Thư điện tử công vụ")
PASSWORD_HELP = _("Ít nhất 10 ký tự, không phải mật khẩu hay gặp, không giống tên hoặc địa chỉ của bạn.")
_LONGEST_NAME = 60


def _password(label: StrPromise, autocomplete: str) -> forms.CharField:
    return forms.CharField(label=label, strip=False, widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}))


def _code(label: StrPromise, help_text: StrPromise | str = "") -> forms.CharField:
    attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": 20, "autofocus": True}
    return forms.CharField(label=label, help_text=help_text, max_length=20, widget=forms.TextInput(attrs=attrs))


class SignInForm(LoginForm):  # type: ignore[misc]
    """Address and password. The address in lower case, so that its spelling can't dodge the lock-out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attrs = {"autofocus": True, "autocomplete": "username webauthn", "maxlength": 254}
        self.fields["login"].label = ADDRESS
        self.fields["login"].widget = forms.EmailInput(attrs=attrs)
        self.fields["password"] = _password(_("Mật khẩu"), "current-password")

    def add_prefix(self, field_name: str) -> str:
        """The name that browsers keep addresses under."""
        name: str = super().add_prefix("username" if field_name == "login" else field_name)
        return name


class SecondStepForm(AuthenticateForm):  # type: ignore[misc]
    """The code of the application, or one of the recovery codes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _code(_("Mã xác thực"), _("Mã 6 số trên điện thoại, hoặc một mã dự phòng 8 số."))


class ConfirmByPasswordForm(ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"] = _password(_("Mật khẩu"), "current-password")


class ConfirmByCodeForm(ReauthenticateByCodeForm):  # type: ignore[misc]
    """A code, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _code(_("Mã xác thực"), _("Mã 6 số trên điện thoại, hoặc một mã dự phòng 8 số."))


class FirstCodeForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code that the application shows: proof that it has the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _code(_("Mã 6 số đang hiện trên điện thoại"))


class _OfAPasskey:
    """What a browser sends for a passkey is checked by a library that trusts its shape; anything else is refused."""

    def full_clean(self) -> None:
        try:
            super().full_clean()  # type: ignore[misc]
        except (KeyError, TypeError, AttributeError, ValueError, IndexError):
            self.add_error("credential", _("Khóa này không dùng được ở đây. Hãy thử lại."))  # type: ignore[attr-defined]


class PasskeySignInForm(_OfAPasskey, LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey alone."""


class SecondStepPasskeyForm(_OfAPasskey, AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey after the password."""


class ConfirmByPasskeyForm(_OfAPasskey, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey, before something that matters."""


class NewPasskeyForm(_OfAPasskey, AddWebAuthnForm):  # type: ignore[misc]
    """A passkey's name and what the browser made of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name, alone = self.fields["name"], self.fields["passwordless"]
        name.label, name.max_length = _("Tên khóa"), _LONGEST_NAME
        name.help_text = _("Để sau này bạn nhận ra khóa này, ví dụ: máy tính cơ quan.")
        name.widget.attrs["maxlength"] = _LONGEST_NAME
        alone.label, alone.initial = _("Đăng nhập bằng khóa này mà không cần mật khẩu"), True
        alone.help_text = _("Máy hoặc điện thoại sẽ hỏi vân tay, khuôn mặt hoặc mã PIN.")

    def clean_name(self) -> str:
        return without_identifiers(self.cleaned_data["name"])


class PasskeyNameForm(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(label=_("Tên khóa"), max_length=_LONGEST_NAME)

    def clean_name(self) -> str:
        return without_identifiers(self.cleaned_data["name"])


class ForgottenForm(ResetPasswordForm):  # type: ignore[misc]
    """The address to which the link goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attrs = {"autocomplete": "username", "maxlength": 254}
        self.fields["email"] = forms.EmailField(label=ADDRESS, widget=forms.EmailInput(attrs=attrs))


class ChosenPasswordForm(SetPasswordForm):  # type: ignore[type-arg]
    """A password chosen through a link, twice."""

    def __init__(self, *args: Any, temp_key: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label_new(self)


class NewPasswordForm(PasswordChangeForm):
    """The old password and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = _("Mật khẩu hiện tại")
        _label_new(self)


def _label_new(form: forms.Form) -> None:
    form.fields["new_password1"].label = _("Mật khẩu mới")
    form.fields["new_password1"].help_text = PASSWORD_HELP
    form.fields["new_password2"].label = _("Nhập lại mật khẩu mới")
    form.fields["new_password2"].help_text = ""
