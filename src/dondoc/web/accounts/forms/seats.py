"""Forms with which an administrator invites officials and gives, ends and lends seats."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import Role, User
from dondoc.units.models import Unit
from dondoc.units.queries import subtree
from dondoc.web.widgets import DayInput


class SeatForm(forms.Form):
    """A role at one of the units that the administrator manages, with dates."""

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
    since = forms.DateField(
        label=_("Giữ từ ngày"), required=False, widget=DayInput(), help_text=_("Để trống: từ hôm nay.")
    )
    last = forms.DateField(
        label=_("Đến hết ngày"), required=False, widget=DayInput(), help_text=_("Để trống: không có thời hạn.")
    )

    def __init__(self, *args: Any, top_id: int, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ModelChoiceField)
        unit.queryset = Unit.objects.filter(pk__in=subtree(top_id, day).values("unit_id"))

    def clean_since(self) -> date:
        since: date | None = self.cleaned_data["since"]
        return since or self.day

    def until(self) -> date | None:
        """The first day without the seat."""
        return _day_after(self.cleaned_data.get("last"))

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        since, last = told.get("since"), told.get("last")
        if since and last and last < since:
            self.add_error("last", _("Ngày cuối phải từ ngày đầu trở đi. Hãy sửa một trong hai ngày."))
        return told


class ExistingAccountForm(SeatForm):
    """A further seat for somebody who has an account already."""

    def clean_email(self) -> User:
        """The account with this address."""
        return _account(self.cleaned_data["email"])


class InvitationForm(SeatForm):
    """A new account and its first seat."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    field_order = ["email", "name", "role", "unit", "since", "last"]

    def clean_email(self) -> str:
        """The address, in lower case; one with an account is not invited again."""
        email = str(self.cleaned_data["email"]).lower()
        if User.objects.filter(email__iexact=email, is_active=True).exists():
            message = _("Địa chỉ %(email)s đã có tài khoản. Hãy dùng “Cấp thêm vai trò”.")
            raise forms.ValidationError(message, params={"email": email})
        return email


class EndForm(forms.Form):
    """From when on a seat is no longer held."""

    day = forms.DateField(label=_("Thôi giữ từ ngày"), widget=DayInput())

    def __init__(self, *args: Any, seat_since: date, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].initial = max(seat_since, today)
        self.seat_since = seat_since

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day < self.seat_since:
            raise forms.ValidationError(_("Ngày này trước khi bắt đầu giữ vai trò. Hãy chọn ngày sau đó."))
        return day


class StandInForm(forms.Form):
    """Who stands in for whom, from when to when, and why."""

    email = forms.EmailField(label=_("Thư điện tử công vụ của người thay"))
    since = forms.DateField(label=_("Từ ngày"), widget=DayInput())
    last = forms.DateField(label=_("Đến hết ngày"), widget=DayInput())
    reason = forms.CharField(
        label=_("Lý do vắng mặt"),
        max_length=300,
        help_text=_("Ví dụ: nghỉ phép, đi công tác. Không ghi chuyện sức khỏe hay chuyện riêng."),
    )

    def clean_email(self) -> User:
        """The account with this address."""
        return _account(self.cleaned_data["email"])

    def until(self) -> date:
        """The first day without the stand-in."""
        last: date = self.cleaned_data["last"]
        return last + timedelta(days=1)


class PeopleFileForm(forms.Form):
    """A file of officials to invite."""

    file = forms.FileField(label=_("Tệp CSV"), widget=forms.FileInput(attrs={"accept": ".csv"}))


def _account(email: str) -> User:
    try:
        return User.objects.get_by_natural_key(email)
    except User.DoesNotExist as error:
        message = _("Chưa có tài khoản với địa chỉ %(email)s. Hãy mời người này trước.")
        raise forms.ValidationError(message, params={"email": email}) from error


def _day_after(last: date | None) -> date | None:
    return last + timedelta(days=1) if last else None
