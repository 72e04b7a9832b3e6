"""Forms of yearly rounds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.assessments.actions.deciding import Act
from dondoc.assessments.actions.rounds import LONGEST_APPEAL, Terms
from dondoc.assessments.models import Way
from dondoc.assessments.models.decisions import LONGEST_NUMBER
from dondoc.assessments.models.rounds import LONGEST_TITLE
from dondoc.criteria.models import CriteriaSet
from dondoc.plans.models import Plan
from dondoc.web.widgets import DayInput

_FIRST_YEAR, _LAST_YEAR = 2020, 2100


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput(), **more)


class TermsForm(forms.Form):
    """What a round is called, and by when its steps are due."""

    title = forms.CharField(label=_("Tên đợt chấm điểm"), max_length=LONGEST_TITLE)
    self_due = _day(_("Hạn tự chấm"))
    review_due = _day(_("Hạn thẩm định"))
    decision_due = _day(_("Hạn quyết định"))
    appeal_days = forms.IntegerField(
        label=_("Thời hạn kiến nghị (ngày làm việc)"),
        initial=5,
        min_value=1,
        max_value=LONGEST_APPEAL,
        help_text=_("Tính từ ngày công bố quyết định."),
    )

    def terms(self) -> Terms:
        """What was typed, for the action."""
        given = self.cleaned_data
        return Terms(
            given["title"], given["self_due"], given["review_due"], given["decision_due"], given["appeal_days"]
        )


class OpenForm(TermsForm):
    """A new round."""

    criteria = forms.ModelChoiceField(
        label=_("Bộ tiêu chí"),
        queryset=CriteriaSet.objects.none(),
        empty_label=_("Chọn bộ tiêu chí"),
        help_text=_("Đợt chấm mọi đơn vị cấp dưới thuộc loại mà bộ tiêu chí nêu."),
    )
    year = forms.IntegerField(label=_("Năm"), min_value=_FIRST_YEAR, max_value=_LAST_YEAR)
    way = forms.ChoiceField(label=_("Cách thẩm định"), choices=Way.choices)
    plan = forms.ModelChoiceField(
        label=_("Theo kế hoạch"), queryset=Plan.objects.none(), required=False, empty_label=_("Không theo kế hoạch nào")
    )
    field_order = ("criteria", "year", "title", "way", "plan", "self_due", "review_due", "decision_due", "appeal_days")

    def __init__(self, *args: Any, sets: QuerySet[CriteriaSet], plans: QuerySet[Plan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("criteria", sets), ("plan", plans)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows


class DecisionForm(forms.Form):
    """What the document of a decision says."""

    number = forms.CharField(
        label=_("Số, ký hiệu quyết định"), max_length=LONGEST_NUMBER, help_text=_("Ví dụ: 125/QĐ-UBND.")
    )
    signed = _day(_("Ngày quyết định"))
    valid_from = _day(_("Công nhận từ ngày"))
    valid_to = _day(_("đến hết ngày"), required=False, help_text=_("Để trống: không có thời hạn."))

    def act(self) -> Act:
        """What was typed, for the action."""
        given = self.cleaned_data
        return Act(given["number"], given["signed"], given["valid_from"], given["valid_to"])


class WithdrawForm(forms.Form):
    """From which day a recognition counts no more, and why."""

    day = _day(_("Thu hồi từ ngày"))
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
