"""The form that sets one day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.calendar.models import LONGEST_REASON
from dondoc.web.reporting.forms import date_field

OFF, WORKED = "off", "worked"


class SetDayForm(forms.Form):
    """A day of one year, off or worked, and the decision that says so."""

    works = forms.ChoiceField(label=_("Ngày này"), choices=[(OFF, _("được nghỉ")), (WORKED, _("làm việc"))])
    reason = forms.CharField(
        label=_("Căn cứ"),
        max_length=LONGEST_REASON,
        help_text=_("Số và trích yếu của quyết định, công văn. Ví dụ: Công văn 12/UBND-VX về hoán đổi ngày làm việc."),
    )

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year = year
        self.fields = {"day": date_field(_("Ngày")), **self.fields}

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if "day" in told and told["day"].year != self.year:
            self.add_error("day", _("Ngày này không thuộc năm %(year)s. Hãy mở lịch của năm đó.") % {"year": self.year})
        return told
