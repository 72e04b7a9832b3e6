"""Forms of units."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.web.widgets import DayInput


class LookForm(forms.Form):
    """On which day to look at the units, and which words to look for."""

    q = forms.CharField(label=_("Tìm theo tên, không cần dấu"), required=False, max_length=200)
    on = forms.DateField(
        label=_("Tính đến ngày"),
        required=False,
        widget=DayInput(),
    )

    def day(self) -> date:
        """The day asked for, or today."""
        asked = self.cleaned_data.get("on") if self.is_valid() else None
        return asked if isinstance(asked, date) else timezone.localdate()

    def text(self) -> str:
        """The words asked for."""
        return str(self.cleaned_data.get("q", "")).strip() if self.is_valid() else ""


class ImportForm(forms.Form):
    """A file of units."""

    file = forms.FileField(
        label=_("Tệp CSV"),
        help_text=_("Tối đa 10 MB và 20.000 dòng, mã hóa UTF-8."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={
            "required": _("Chưa chọn tệp. Hãy chọn tệp CSV trên máy của bạn."),
            "empty": _("Tệp này trống. Hãy chọn tệp có ít nhất một dòng dữ liệu."),
        },
    )
