"""Forms of standing reporting regimes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.plans.actions.regimes import EVERY, LONGEST, Regime
from dondoc.web.widgets import DayInput

_EVERY_NAMES = {
    "month": _("Hằng tháng"),
    "quarter": _("Hằng quý"),
    "6 months": _("Sáu tháng một lần"),
    "year": _("Hằng năm"),
}


class ReportForm(forms.Form):
    """One report of a regime."""

    report = forms.CharField(
        label=_("Tên báo cáo"),
        max_length=LONGEST,
        help_text=_("Ví dụ: Báo cáo công tác cải cách hành chính."),
    )
    every = forms.ChoiceField(label=_("Chu kỳ"), choices=[(key, _EVERY_NAMES[key]) for key in EVERY])


class RegimeForm(ReportForm):
    """A regime with its first report."""

    title = forms.CharField(
        label=_("Tên chế độ báo cáo"),
        max_length=LONGEST,
        help_text=_("Ví dụ: Chế độ báo cáo định kỳ về cải cách hành chính."),
    )
    number = forms.CharField(
        label=_("Số, ký hiệu văn bản quy định"),
        required=False,
        max_length=LONGEST,
        help_text=_("Thông tư, quyết định hoặc công văn quy định chế độ này."),
    )
    signed = forms.DateField(label=_("Ngày ban hành văn bản"), required=False, widget=DayInput())
    since = forms.DateField(label=_("Thực hiện từ ngày"), widget=DayInput())
    until = forms.DateField(
        label=_("đến ngày"), required=False, widget=DayInput(), help_text=_("Để trống nếu không nêu ngày kết thúc.")
    )

    def told(self) -> dict[str, Any]:
        """The arguments of `make_regime`."""
        said = self.cleaned_data
        names = ("title", "number", "signed", "since", "until")
        return {
            "regime": Regime(**{name: said[name] for name in names}),
            "report": said["report"],
            "every": said["every"],
        }
