"""Forms of campaigns."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.activities.actions.campaign_parts import LONGEST_ITEM, LONGEST_MEASURE
from dondoc.activities.actions.campaigns import Called
from dondoc.activities.actions.deeds import MOST_COUNT
from dondoc.activities.actions.told import LONGEST_TEXT
from dondoc.activities.models import LONGEST_TITLE, Area, CampaignItem, CampaignKind
from dondoc.web.activities.forms.classes import WholeField
from dondoc.web.activities.forms.initiatives import ACCEPT, FILE_HELP
from dondoc.web.activities.serving import ServingForm
from dondoc.web.widgets import DayInput


class CampaignForm(ServingForm):
    """What a campaign is."""

    field_order = ("title", "kind", "area", "starts", "ends", "purpose", "serves")
    title = forms.CharField(label=_("Tên"), max_length=LONGEST_TITLE)
    kind = forms.ChoiceField(label=_("Loại"), choices=CampaignKind.choices)
    area = forms.ChoiceField(label=_("Lĩnh vực"), choices=Area.choices)
    starts = forms.DateField(label=_("Từ ngày"), widget=DayInput())
    ends = forms.DateField(label=_("Đến hết ngày"), widget=DayInput())
    purpose = forms.CharField(
        label=_("Mục đích, yêu cầu"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST_TEXT,
    )

    def told(self) -> Called:
        """What was typed, for the action."""
        given = {name: self.cleaned_data[name] for name in ("title", "kind", "area", "starts", "ends", "purpose")}
        return Called(**given, **self.served())  # type: ignore[arg-type]


class ItemForm(forms.Form):
    """Something that each unit is to do."""

    text = forms.CharField(label=_("Việc cần làm"), max_length=LONGEST_ITEM)
    figure = forms.CharField(
        label=_("Số liệu ghi khi làm xong"),
        required=False,
        max_length=LONGEST_TITLE,
        help_text=_("Ví dụ: Số bình chữa cháy đã kiểm tra. Để trống nếu chỉ cần ghi đã làm."),
    )
    measure = forms.CharField(label=_("Đơn vị tính"), required=False, max_length=LONGEST_MEASURE)


class DeedForm(forms.Form):
    """What a unit did of an item."""

    done_on = forms.DateField(label=_("Ngày làm xong"), widget=DayInput())
    note = forms.CharField(
        label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=LONGEST_TEXT
    )
    file = forms.FileField(
        label=_("Minh chứng"), required=False, help_text=FILE_HELP, widget=forms.FileInput(attrs=ACCEPT)
    )

    def __init__(self, *args: Any, item: CampaignItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if item.figure:
            label = f"{item.figure} ({item.measure})" if item.measure else item.figure
            self.fields["count"] = WholeField(label=label, most=MOST_COUNT)
            self.order_fields(["done_on", "count", "note", "file"])


class ConclusionForm(forms.Form):
    """What was found at the end."""

    conclusion = forms.CharField(
        label=_("Kết quả chung"), widget=forms.Textarea(attrs={"rows": 8}), max_length=LONGEST_TEXT
    )
