"""Forms of committees and coordination programmes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.coordination.actions import Signed
from dondoc.coordination.models import LONGEST_NUMBER, LONGEST_TITLE, PostKind
from dondoc.documents.attachments import LARGEST, Attachment, attachment
from dondoc.units.models import Unit
from dondoc.units.queries import around
from dondoc.web.widgets import DayInput

_NO_UNIT = {
    "required": _("Chưa chọn đơn vị. Hãy tìm và chọn một đơn vị trong danh sách."),
    "invalid_choice": _("Đơn vị này không ở quanh đơn vị của bạn. Hãy tìm và chọn trong danh sách."),
}
_FILE_HELP = _("PDF, DOCX hoặc ảnh, tối đa 20 MB. Tệp được giữ nguyên, không đọc.")
_ACCEPT = {"accept": ".pdf,.docx,.png,.jpg,.jpeg"}


class UnitForm(forms.Form):
    """A unit of the seat's, or one around it: programmes are signed, and committees made up, across the tree.

    ``also`` may be chosen wherever they stand.
    """

    unit = forms.ModelChoiceField(label=_("Đơn vị"), queryset=Unit.objects.none(), error_messages=_NO_UNIT)

    def __init__(self, *args: Any, top_id: int, day: date, also: Collection[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Unit.objects.filter(Q(pk__in=around(top_id, day).values("unit_id")) | Q(pk__in=also))


class PostForm(forms.Form):
    """A post of a committee."""

    kind = forms.ChoiceField(label=_("Vị trí"), choices=PostKind.choices)
    title = forms.CharField(
        label=_("Chức danh của người tham gia"),
        required=False,
        max_length=LONGEST_TITLE,
        help_text=_("Ví dụ: Chủ tịch UBND tỉnh. Chỉ ghi chức danh, không ghi tên người."),
    )
    required = forms.BooleanField(label=_("Bắt buộc phải có"), required=False)
    since = forms.DateField(label=_("Từ ngày"), widget=DayInput())


class AppointForm(UnitForm):
    """The unit that holds a post, and since when."""

    since = forms.DateField(label=_("Từ ngày"), widget=DayInput())


class SignedForm(forms.Form):
    """What a programme's document says."""

    title = forms.CharField(label=_("Tên chương trình"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)
    number = forms.CharField(label=_("Số, ký hiệu"), required=False, max_length=LONGEST_NUMBER)
    signed = forms.DateField(label=_("Ngày ký"), widget=DayInput())
    starts = forms.DateField(label=_("Thực hiện từ ngày"), widget=DayInput())
    ends = forms.DateField(
        label=_("Đến hết ngày"), required=False, widget=DayInput(), help_text=_("Để trống: không có thời hạn.")
    )
    review = forms.RegexField(
        label=_("Hạn sơ kết hằng năm"),
        regex=r"^\s*\d{1,2}\s*/\s*\d{1,2}\s*$",
        initial="15/12",
        help_text=_("Ngày và tháng, ví dụ 15/12."),
        error_messages={"invalid": _("Hãy ghi ngày và tháng, ví dụ 15/12.")},
    )
    file = forms.FileField(
        label=_("Văn bản đã ký"), required=False, help_text=_FILE_HELP, widget=forms.FileInput(attrs=_ACCEPT)
    )

    def clean_review(self) -> tuple[int, int]:
        """Day and month."""
        day, month = (int(part) for part in self.cleaned_data["review"].split("/"))
        try:
            date(2024, month, day)
        except ValueError as error:
            raise forms.ValidationError(_("Không có ngày này trong năm. Hãy ghi lại, ví dụ 15/12.")) from error
        return day, month

    def told(self) -> Signed:
        """What was typed, for the action."""
        given = self.cleaned_data
        day, month = given["review"]
        return Signed(given["title"], given["number"], given["signed"], given["starts"], given["ends"], month, day)


class ProgrammeForm(SignedForm, UnitForm):
    """A new programme and the first of the units that signed it with the keeper."""


class PartyForm(UnitForm):
    """A further party."""

    undertakes = forms.CharField(
        label=_("Nội dung phụ trách"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )


class ReviewForm(forms.Form):
    """What the review of a year found."""

    held = forms.DateField(label=_("Ngày sơ kết"), widget=DayInput())
    outcome = forms.CharField(
        label=_("Kết quả, kiến nghị"), widget=forms.Textarea(attrs={"rows": 6}), max_length=10_000
    )
    file = forms.FileField(
        label=_("Báo cáo sơ kết"), required=False, help_text=_FILE_HELP, widget=forms.FileInput(attrs=_ACCEPT)
    )


def upload_of(form: forms.Form) -> Attachment | None:
    """The file that came with a form. Raises `Invalid` where it may not be kept."""
    file = form.cleaned_data.get("file")
    return attachment(file.read(LARGEST + 1), file.name) if file else None
