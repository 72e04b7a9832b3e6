"""Forms of reminders."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dondoc.reminders.models import LateEvery
from dondoc.reminders.models.desks import LONGEST_ESCALATION
from dondoc.reminders.models.messages import LONGEST_NOTE
from dondoc.reminders.rules.addresses import LONGEST_URL
from dondoc.reminders.rules.ladder import Rule

WEEKDAYS = [
    ("", _("Không gửi")),
    ("0", _("Thứ Hai")),
    ("1", _("Thứ Ba")),
    ("2", _("Thứ Tư")),
    ("3", _("Thứ Năm")),
    ("4", _("Thứ Sáu")),
]


class MailboxForm(forms.Form):
    """Where a unit's office gets its mail."""

    mailbox = forms.CharField(
        label=_("Hộp thư của cơ quan"),
        required=False,
        max_length=254,
        help_text=_(
            "Hộp thư chung của văn thư hoặc văn phòng, ví dụ vanthu@suoilam.gov.vn. Không dùng hộp thư của một người;"
            " để trống là không gửi thư."
        ),
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"}),
    )


class WebhookForm(forms.Form):
    """The address of the unit's own system."""

    url = forms.CharField(
        label=_("Địa chỉ webhook"),
        max_length=LONGEST_URL,
        help_text=_(
            "Chỉ cần khi đơn vị có phần mềm riêng nhận thông báo. Bắt đầu bằng https://; mỗi thông báo của đơn vị được"
            " gửi tới đây dưới dạng JSON có chữ ký."
        ),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )


class UrgeForm(forms.Form):
    """A sentence that goes with the office's urging."""

    note = forms.CharField(
        label=_("Lời nhắn"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Gửi kèm tới mọi đơn vị được nhắc. Không ghi tên, số điện thoại của người."),
    )
    again = forms.BooleanField(label=_("Nhắc cả đơn vị vừa được nhắc trong một giờ qua"), required=False)


class PolicyForm(forms.Form):
    """How an office has others reminded."""

    on = forms.BooleanField(label=_("Nhắc tự động"), required=False)
    before = forms.CharField(
        label=_("Nhắc trước hạn (số ngày làm việc)"),
        required=False,
        max_length=40,
        help_text=_("Các số cách nhau bằng dấu phẩy, ví dụ 7, 3, 1. Để trống là không nhắc trước."),
    )
    on_day = forms.BooleanField(label=_("Nhắc đúng ngày hạn"), required=False)
    late_every = forms.ChoiceField(label=_("Khi đã quá hạn, nhắc"), choices=LateEvery.choices)
    escalate_after = forms.IntegerField(
        label=_("Báo đơn vị cấp trên khi quá hạn (số ngày)"),
        min_value=0,
        max_value=LONGEST_ESCALATION,
        help_text=_("0 là không báo."),
    )
    digest_on = forms.ChoiceField(label=_("Danh sách việc quá hạn gửi văn phòng vào"), choices=WEEKDAYS, required=False)
    hour = forms.IntegerField(label=_("Gửi từ mấy giờ"), min_value=0, max_value=23)

    @staticmethod
    def initial_of(rule: Rule) -> dict[str, Any]:
        """What the fields show for a rule."""
        return {
            "on": rule.on,
            "before": ", ".join(str(days) for days in rule.before),
            "on_day": rule.on_day,
            "late_every": rule.late_every,
            "escalate_after": rule.escalate_after,
            "digest_on": "" if rule.digest_on is None else str(rule.digest_on),
            "hour": rule.hour,
        }

    def clean_before(self) -> tuple[int, ...]:
        words = [word.strip() for word in self.cleaned_data["before"].replace(";", ",").split(",") if word.strip()]
        if any(not (word.isascii() and word.isdigit() and len(word) <= 3) for word in words):
            raise ValidationError(gettext("Hãy ghi các số ngày cách nhau bằng dấu phẩy, ví dụ 7, 3, 1."))
        return tuple(sorted({int(word) for word in words}, reverse=True))

    def rule(self) -> Rule:
        """What was typed, once the form is valid."""
        said = dict(self.cleaned_data)
        said["digest_on"] = int(said["digest_on"]) if said["digest_on"] else None
        return Rule(**said)
