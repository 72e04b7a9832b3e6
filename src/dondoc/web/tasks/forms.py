"""Forms of tasks at work."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.plans.models import AssignmentRole
from dondoc.plans.work.actions import Edit, Wish
from dondoc.plans.work.progress import HEAVIEST, LIGHTEST
from dondoc.plans.work.spans import spans_around
from dondoc.web.tasks.words import period_name
from dondoc.web.widgets import DayInput

_ACCEPT = {"accept": ".pdf,.docx,.png,.jpg,.jpeg"}


def weight_field() -> forms.IntegerField:
    """How much an assignment counts beside others."""
    return forms.IntegerField(
        label=_("Trọng số"),
        min_value=LIGHTEST,
        max_value=HEAVIEST,
        initial=LIGHTEST,
        help_text=_("Số nguyên từ 1 đến 1000. Việc có trọng số 3 tính bằng ba việc có trọng số 1."),
    )


class ReportForm(forms.Form):
    """How far a unit is in a period."""

    percent = forms.IntegerField(label=_("Tiến độ (%)"), min_value=0, max_value=100)
    period = forms.ChoiceField(label=_("Kỳ"))
    text = forms.CharField(
        label=_("Nội dung, kết quả, vướng mắc"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = [span.code for span in spans_around(day)]
        field = self.fields["period"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(code, period_name(code)) for code in codes]


class EvidenceForm(forms.Form):
    """A file, or the address of a page, that shows what was done."""

    file = forms.FileField(
        label=_("Tệp minh chứng"),
        required=False,
        widget=forms.FileInput(attrs=_ACCEPT),
        help_text=_("PDF, DOCX hoặc ảnh, tối đa 20 MB. Tệp được giữ nguyên, không đọc."),
    )
    link = forms.CharField(
        label=_("Hoặc địa chỉ trang"),
        required=False,
        max_length=500,
        help_text=_("Ví dụ: https://songmay.example/ket-qua"),
    )
    words = forms.CharField(label=_("Đây là gì"), required=False, max_length=500)


class PartForm(forms.Form):
    """What units below are given of an assignment."""

    words = forms.CharField(label=_("Phần việc của đơn vị"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2_000)
    role = forms.ChoiceField(label=_("Vai trò"), choices=AssignmentRole.choices, initial=AssignmentRole.OWN)
    due = forms.DateField(label=_("Hạn"), required=False, widget=DayInput())
    weight = weight_field()


class GiveForm(forms.Form):
    """In which role units are charged with a task, and by when."""

    role = forms.ChoiceField(label=_("Vai trò"), choices=AssignmentRole.choices)
    due = forms.DateField(label=_("Hạn"), required=False, widget=DayInput())


class ChangeForm(forms.Form):
    """What the giver says of an assignment; only a part has words of its own."""

    words = forms.CharField(label=_("Phần việc của đơn vị"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2_000)
    due = forms.DateField(label=_("Hạn"), required=False, widget=DayInput())
    weight = weight_field()

    def __init__(self, *args: Any, is_part: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_part:
            del self.fields["words"]


class BulkForm(forms.Form):
    """One change for many."""

    edit = forms.ChoiceField(
        label=_("Thay đổi"),
        choices=[
            (Edit.START.value, _("Bắt đầu thực hiện")),
            (Edit.DUE.value, _("Đặt hạn mới")),
            (Edit.WEIGHT.value, _("Đặt trọng số")),
            (Edit.DROP.value, _("Thôi thực hiện")),
        ],
    )
    due = forms.DateField(
        label=_("Hạn mới"),
        required=False,
        widget=DayInput(),
        help_text=_("Chỉ dùng khi đặt hạn mới. Để trống: bỏ hạn."),
    )
    weight = forms.IntegerField(
        label=_("Trọng số mới"),
        required=False,
        min_value=LIGHTEST,
        max_value=HEAVIEST,
        help_text=_("Chỉ dùng khi đặt trọng số. Số nguyên từ 1 đến 1000."),
    )
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ghi vào nhật ký của từng việc."),
    )

    def clean(self) -> dict[str, Any]:
        """A new weight must be there where it is the change."""
        given = super().clean() or {}
        if given.get("edit") == Edit.WEIGHT and not given.get("weight") and "weight" not in self.errors:
            self.add_error("weight", _("Hãy ghi trọng số mới."))
        return given

    def wish(self) -> Wish:
        """The change that was asked for."""
        given = self.cleaned_data
        return Wish(Edit(given["edit"]), given.get("due"), given.get("weight") or LIGHTEST)
