"""Forms of initiatives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.activities.actions.initiatives import Described
from dondoc.activities.actions.reviews import LONGEST_QUESTION, answer_name
from dondoc.activities.actions.told import LONGEST_TEXT
from dondoc.activities.models import LONGEST_TITLE, AnswerKind, Area, Outcome, ReviewQuestion
from dondoc.web.activities.serving import ServingForm
from dondoc.web.widgets import DayInput

FILE_HELP = _("PDF, DOCX hoặc ảnh, tối đa 20 MB. Tệp được giữ nguyên, không đọc.")
ACCEPT = {"accept": ".pdf,.docx,.png,.jpg,.jpeg"}


class InitiativeForm(ServingForm):
    """What an initiative is."""

    field_order = ("title", "area", "purpose", "content", "serves")
    title = forms.CharField(label=_("Tên mô hình"), max_length=LONGEST_TITLE)
    area = forms.ChoiceField(label=_("Lĩnh vực"), choices=Area.choices)
    purpose = forms.CharField(label=_("Mục đích"), widget=forms.Textarea(attrs={"rows": 3}), max_length=LONGEST_TEXT)
    content = forms.CharField(
        label=_("Cách làm"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST_TEXT,
        help_text=_("Các bước, đơn vị tham gia, điều kiện thực hiện. Không ghi thông tin của cá nhân."),
    )

    def told(self) -> Described:
        """What was typed, for the action."""
        given = self.cleaned_data
        return Described(given["title"], given["area"], given["purpose"], given["content"], **self.served())  # type: ignore[arg-type]


class ApproveForm(forms.Form):
    """From which day an initiative runs."""

    started = forms.DateField(label=_("Thực hiện từ ngày"), widget=DayInput())


class PaperForm(forms.Form):
    """A document to keep."""

    file = forms.FileField(label=_("Chọn tệp"), help_text=FILE_HELP, widget=forms.FileInput(attrs=ACCEPT))


class UptakeForm(forms.Form):
    """Since when a unit goes on with an initiative, and how; the unit itself comes from the picker."""

    since = forms.DateField(label=_("Áp dụng từ ngày"), widget=DayInput())
    note = forms.CharField(
        label=_("Cách áp dụng"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=LONGEST_TEXT
    )


class ReleaseForm(forms.Form):
    """What everybody may read of an initiative."""

    text = forms.CharField(
        label=_("Nội dung công khai"),
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=LONGEST_TEXT,
        help_text=_("Ai cũng đọc được, không cần đăng nhập. Ngoài ra chỉ hiện tên, lĩnh vực, thời gian và các đơn vị."),
    )


class QuestionForm(forms.Form):
    """A question of the yearly review."""

    text = forms.CharField(label=_("Câu hỏi"), max_length=LONGEST_QUESTION)
    kind = forms.ChoiceField(label=_("Trả lời bằng"), choices=AnswerKind.choices)


class ReviewForm(forms.Form):
    """The review of a year: the office's questions, then what it comes to."""

    def __init__(self, *args: Any, questions: Sequence[ReviewQuestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["held"] = forms.DateField(label=_("Ngày đánh giá"), widget=DayInput())
        for each in questions:
            self.fields[answer_name(each)] = _FIELDS[AnswerKind(each.kind)](each.text)
        self.fields["outcome"] = forms.ChoiceField(label=_("Kết luận"), choices=Outcome.choices)
        self.fields["remarks"] = forms.CharField(
            label=_("Nhận xét"),
            required=False,
            max_length=LONGEST_TEXT,
            widget=forms.Textarea(attrs={"rows": 3}),
        )


def _yes_no(label: str) -> forms.Field:
    return forms.ChoiceField(label=label, choices=[("", _("Chọn…")), ("yes", _("Có")), ("no", _("Không"))])


def _number(label: str) -> forms.Field:
    return forms.CharField(label=label, max_length=20, widget=forms.TextInput(attrs={"inputmode": "numeric"}))


def _words(label: str) -> forms.Field:
    return forms.CharField(label=label, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3}))


_FIELDS = {AnswerKind.YES_NO: _yes_no, AnswerKind.NUMBER: _number, AnswerKind.WORDS: _words}
