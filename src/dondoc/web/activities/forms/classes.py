"""Forms of training classes."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dondoc.activities.actions.classes import MOST_COST, MOST_HEADS, Held, Planned
from dondoc.activities.models import LONGEST_TITLE, Area, Audience
from dondoc.activities.rules.hours import minutes_of
from dondoc.web.activities.serving import ServingForm
from dondoc.web.widgets import DayInput

QUARTERS = ((1, _("Quý I")), (2, _("Quý II")), (3, _("Quý III")), (4, _("Quý IV")))


class WholeField(forms.CharField):
    """A whole number as it is typed here: 12.000 or 12000."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        super().__init__(max_length=24, widget=forms.TextInput(attrs={"inputmode": "numeric"}), **kwargs)
        self.most = most

    def clean(self, value: Any) -> Any:
        """The number; None for an empty field. Raises `ValidationError` for anything else."""
        text = super().clean(value)
        if not text:
            return None
        if not re.fullmatch(r"[0-9]+|[0-9]{1,3}([. ][0-9]{3})+", text):
            raise forms.ValidationError(gettext("Hãy ghi số nguyên, ví dụ 1200 hoặc 1.200."))
        found = int(re.sub(r"\D", "", text))
        if found > self.most:
            raise forms.ValidationError(gettext("Số này lớn quá. Hãy xem lại."))
        return found


class PlannedForm(ServingForm):
    """What the programme says of a class."""

    field_order: tuple[str, ...] | None = ("title", "area", "year", "quarter", "serves")
    title = forms.CharField(label=_("Chủ đề"), max_length=LONGEST_TITLE)
    area = forms.ChoiceField(label=_("Lĩnh vực"), choices=Area.choices)
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100)
    quarter = forms.TypedChoiceField(label=_("Quý"), choices=QUARTERS, coerce=int)

    def planned(self) -> Planned:
        """What was typed, for the action."""
        given = self.cleaned_data
        return Planned(given["title"], given["area"], given["year"], given["quarter"], **self.served())  # type: ignore[arg-type]


class HeldForm(forms.Form):
    """What was held. Heads are counted by kind; nobody is named."""

    day = forms.DateField(label=_("Ngày mở lớp"), widget=DayInput())
    minutes = forms.CharField(
        label=_("Số giờ"),
        max_length=8,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        help_text=_("Ví dụ 4 hoặc 1,5."),
    )
    cost = WholeField(label=_("Kinh phí (đồng)"), required=False, most=MOST_COST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cost = self.fields.pop("cost")
        for audience in Audience:
            label = gettext("Lượt dự: %(kind)s") % {"kind": audience.label}
            self.fields[audience.value] = WholeField(label=label, required=False, most=MOST_HEADS)
        self.fields["cost"] = cost

    def clean_minutes(self) -> int:
        """Hours as typed, in minutes."""
        found = minutes_of(self.cleaned_data["minutes"])
        if found is None:
            raise forms.ValidationError(gettext("Hãy ghi số giờ, ví dụ 4 hoặc 1,5."))
        return found

    def held(self) -> Held:
        """What was typed, for the action."""
        given = self.cleaned_data
        heads = {audience.value: given[audience.value] for audience in Audience if given[audience.value] is not None}
        return Held(given["day"], given["minutes"], heads, given["cost"] or 0)


class ClassHeldForm(PlannedForm, HeldForm):
    """A class that was held without standing in the programme."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = ["title", "area", "year", "quarter", "serves", "day", "minutes"]
        self.order_fields([*first, *(audience.value for audience in Audience), "cost"])


class ClassFileForm(forms.Form):
    """A file of classes."""

    file = forms.FileField(
        label=_("Tệp Excel hoặc CSV"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=_("Mỗi lớp một dòng. Lớp có ngày mở là lớp đã mở; dòng không có Số lớp là lớp mới."),
    )
