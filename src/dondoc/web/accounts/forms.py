"""Forms of accounts: what is typed, as one type each."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import Role, User
from dondoc.units.models import Unit
from dondoc.units.queries import subtree


class SignInForm(AuthenticationForm):
    """Address and password. The address in lower case, so that its spelling can't dodge the lock-out."""

    error_messages = {
        "invalid_login": _("Địa chỉ hoặc mật khẩu không đúng. Hãy kiểm tra phím Caps Lock rồi nhập lại."),
        "inactive": _("Tài khoản này đã ngừng hoạt động. Hãy liên hệ người quản trị của đơn vị."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].widget = forms.EmailInput(
            attrs={"autofocus": True, "autocomplete": "username", "maxlength": 254}
        )
        self.fields["password"].label = _("Mật khẩu")

    def clean_username(self) -> str:
        return str(self.cleaned_data["username"]).lower()


class NewPasswordForm(PasswordChangeForm):
    """The old password and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = _("Mật khẩu hiện tại")
        self.fields["new_password1"].label = _("Mật khẩu mới")
        self.fields["new_password1"].help_text = _(
            "Ít nhất 10 ký tự, không phải mật khẩu hay gặp, không giống tên hoặc địa chỉ của bạn."
        )
        self.fields["new_password2"].label = _("Nhập lại mật khẩu mới")
        self.fields["new_password2"].help_text = ""


class SeatForm(forms.Form):
    """A role at one of the units that the administrator manages."""

    email = forms.EmailField(label=_("Thư điện tử công vụ"))
    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices)
    unit = forms.ModelChoiceField(
        label=_("Đơn vị"),
        queryset=Unit.objects.none(),
        error_messages={
            "required": _("Chưa chọn đơn vị. Hãy tìm và chọn một đơn vị trong danh sách."),
            "invalid_choice": _("Đơn vị này không thuộc phạm vi bạn quản trị. Hãy chọn đơn vị khác."),
        },
    )

    def __init__(self, *args: Any, top_id: int, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ModelChoiceField)
        unit.queryset = Unit.objects.filter(pk__in=subtree(top_id, day).values("unit_id"))


class ExistingAccountForm(SeatForm):
    """A further seat for somebody who has an account already."""

    def clean_email(self) -> User:
        """The account with this address."""
        email = self.cleaned_data["email"]
        try:
            return User.objects.get_by_natural_key(email)
        except User.DoesNotExist as error:
            message = _("Chưa có tài khoản với địa chỉ %(email)s. Hãy tạo tài khoản mới.")
            raise forms.ValidationError(message, params={"email": email}) from error


class AccountForm(SeatForm):
    """A new account and its first seat."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    field_order = ["email", "name", "role", "unit"]
