"""Forms of programmes, visits and findings."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.documents.attachments import LARGEST, Attachment, attachment
from dondoc.inspections.actions.programmes import Requirement, Yearly
from dondoc.inspections.models import LONGEST_SEED, LONGEST_TITLE, Way
from dondoc.inspections.rules.asking import MOST_VISITS
from dondoc.inspections.rules.choosing import HEAVIEST, USUAL, Method, Sign
from dondoc.units.models import UnitKind
from dondoc.web.inspections.signs import SIGN_NAMES
from dondoc.web.widgets import DayInput

FILE_HELP = _("PDF, DOCX hoặc ảnh, tối đa 20 MB. Ảnh chỉ chụp cơ sở, thiết bị, giấy tờ; không chụp người.")
ACCEPT = {"accept": ".pdf,.docx,.png,.jpg,.jpeg"}
ANY_KIND = ("", _("Mọi loại đơn vị"))


class ProgrammeForm(forms.Form):
    """What a programme says of itself."""

    title = forms.CharField(
        label=_("Tên chương trình"), max_length=LONGEST_TITLE, widget=forms.Textarea(attrs={"rows": 2})
    )
    number = forms.CharField(label=_("Số, ký hiệu"), required=False, max_length=120)
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100, localize=False)
    starts = forms.DateField(label=_("Từ ngày"), widget=DayInput())
    ends = forms.DateField(label=_("Đến hết ngày"), widget=DayInput())
    note = forms.CharField(
        label=_("Ghi chú"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def told(self) -> Yearly:
        """What was typed, for the action."""
        given = self.cleaned_data
        return Yearly(given["title"], given["number"], given["year"], given["starts"], given["ends"], given["note"])


class LineForm(forms.Form):
    """How much is required, corrected by the office."""

    subject = forms.CharField(
        label=_("Nội dung kiểm tra"), max_length=LONGEST_TITLE, widget=forms.Textarea(attrs={"rows": 2})
    )
    kind = forms.ChoiceField(label=_("Loại đơn vị"), required=False, choices=[ANY_KIND, *UnitKind.choices])
    units = forms.IntegerField(
        label=_("Số đơn vị ít nhất"),
        required=False,
        min_value=1,
        max_value=1_000_000,
        help_text=_("Ví dụ 20. Để trống cả hai ô: kiểm tra tất cả đơn vị thuộc diện."),
    )
    share = forms.DecimalField(
        label=_("Hoặc tỷ lệ đơn vị ít nhất (%)"), required=False, max_digits=5, decimal_places=2, min_value=0
    )
    visits = forms.IntegerField(label=_("Số lần mỗi đơn vị"), min_value=1, max_value=MOST_VISITS, initial=1)
    starts = forms.DateField(label=_("Từ ngày"), widget=DayInput())
    ends = forms.DateField(label=_("Đến hết ngày"), widget=DayInput())

    def told(self) -> Requirement:
        """What was typed, for the action."""
        given = self.cleaned_data
        return Requirement(**{name: given[name] for name in self.fields})


class ChooseForm(forms.Form):
    """How units are chosen: the way, the seed of the draw and the weights of the signs."""

    method = forms.ChoiceField(
        label=_("Cách chọn"),
        choices=[choice for choice in Way.choices if choice[0] != Way.HAND],
        initial=Way.RISK,
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
    )
    seed = forms.CharField(
        label=_("Mã bốc thăm"),
        required=False,
        max_length=LONGEST_SEED,
        help_text=_("Mã do cuộc họp công bố, ví dụ “Họp 05/03/2026, vé số 123456”. Ai cũng tính lại được thứ tự."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for sign in Sign:
            self.fields[sign.value] = forms.IntegerField(
                label=SIGN_NAMES[sign], min_value=0, max_value=HEAVIEST, initial=USUAL[sign], localize=False
            )

    def weights(self) -> dict[Sign, int]:
        """The weight of each sign."""
        return {sign: self.cleaned_data[sign.value] for sign in Sign}

    def method_(self) -> Method:
        """The way that was chosen."""
        return Method(self.cleaned_data["method"])

    @property
    def weight_fields(self) -> list[forms.BoundField]:
        """The boxes of the weights."""
        return [self[sign.value] for sign in Sign]


class OutingForm(forms.Form):
    """What is said of a visit before it is held."""

    title = forms.CharField(
        label=_("Nội dung kiểm tra"), max_length=LONGEST_TITLE, widget=forms.Textarea(attrs={"rows": 2})
    )
    planned = forms.DateField(label=_("Ngày dự kiến"), widget=DayInput())
    criteria = forms.TypedChoiceField(label=_("Bảng kiểm"), required=False, coerce=int, empty_value=None)
    unannounced = forms.BooleanField(
        label=_("Kiểm tra đột xuất"),
        required=False,
        help_text=_("Đơn vị được kiểm tra chỉ thấy lần kiểm tra này sau khi đã ghi ngày kiểm tra."),
    )
    team = forms.TypedMultipleChoiceField(
        label=_("Đơn vị cùng tham gia"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        help_text=_("Chỉ ghi đơn vị cử người, không ghi tên người."),
    )

    def __init__(self, *args: Any, checklists: list[tuple[int, str]], partners: list[tuple[int, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["criteria"].choices = [("", _("Không dùng bảng kiểm")), *checklists]  # type: ignore[attr-defined]
        self.fields["team"].choices = partners  # type: ignore[attr-defined]


class ScheduleForm(OutingForm):
    """The same for all visits of a line: the days follow from its window."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        del self.fields["planned"]


class RemedyForm(forms.Form):
    """What a unit did about a finding."""

    words = forms.CharField(label=_("Kết quả khắc phục"), max_length=5000, widget=forms.Textarea(attrs={"rows": 5}))
    file = forms.FileField(
        label=_("Tệp chứng minh"), required=False, help_text=FILE_HELP, widget=forms.FileInput(attrs=ACCEPT)
    )


class ExtendForm(forms.Form):
    """A later day, and why."""

    due = forms.DateField(label=_("Hạn mới"), widget=DayInput())
    reason = forms.CharField(label=_("Lý do gia hạn"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


def upload_of(form: forms.Form) -> Attachment | None:
    """The file that came with a form. Raises `Invalid` where it may not be kept."""
    file = form.cleaned_data.get("file")
    return attachment(file.read(LARGEST + 1), file.name) if file else None


def year_of(text: str, today: date) -> int | None:
    """The year that an address asks for; this year for none, None for all ("all")."""
    if text == "all":
        return None
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 and text > "0000" else today.year
