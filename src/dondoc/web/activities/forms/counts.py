"""Forms of commitments and of forces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dondoc.activities.actions.commitments import MOST as MOST_COMMITMENTS
from dondoc.activities.actions.forces import LONGEST_MEASURE, MOST, Asked, Counted
from dondoc.activities.models import LONGEST_TITLE, Area, ForceKind, ForceNorm, Signer
from dondoc.units.models import UnitKind
from dondoc.web.activities.forms.classes import WholeField
from dondoc.web.widgets import DayInput


class AgainForm(forms.Form):
    """A further count of one subject."""

    base = WholeField(label=_("Tổng số phải ký"), most=MOST_COMMITMENTS)
    signed = WholeField(label=_("Số đã ký"), most=MOST_COMMITMENTS)
    day = forms.DateField(label=_("Tính đến ngày"), widget=DayInput())


class CommitmentForm(AgainForm):
    """The first count of a subject, or a further one."""

    field_order = ("year", "area", "signer", "base", "signed", "day")
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100)
    area = forms.ChoiceField(label=_("Lĩnh vực"), choices=Area.choices)
    signer = forms.ChoiceField(label=_("Bên ký"), choices=Signer.choices, help_text=_("Chỉ ghi số, không ghi bên nào."))


class NormForm(forms.Form):
    """What each unit of a kind must have."""

    title = forms.CharField(label=_("Lực lượng, thiết bị"), max_length=LONGEST_TITLE)
    kind = forms.ChoiceField(label=_("Loại"), choices=ForceKind.choices)
    required = WholeField(label=_("Định mức"), most=MOST)
    measure = forms.CharField(
        label=_("Đơn vị tính"), max_length=LONGEST_MEASURE, help_text=_("Ví dụ: người, bình, bộ.")
    )
    unit_kind = forms.ChoiceField(label=_("Loại đơn vị phải có"), choices=UnitKind.choices)
    since = forms.DateField(label=_("Áp dụng từ ngày"), widget=DayInput())

    def asked(self) -> Asked:
        """What was typed, for the action."""
        return Asked(**self.cleaned_data)


class ForcesForm(forms.Form):
    """What a unit has today of everything that is asked of it."""

    day = forms.DateField(label=_("Tính đến ngày"), widget=DayInput())

    def __init__(self, *args: Any, norms: Sequence[ForceNorm], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.norms = norms
        for norm in norms:
            asked = gettext("định mức %(required)d %(measure)s") % {"required": norm.required, "measure": norm.measure}
            self.fields[f"present-{norm.pk}"] = WholeField(label=f"{norm.title}: {asked}", required=False, most=MOST)
            own = gettext("Định mức riêng của đơn vị: %(title)s") % {"title": norm.title}
            self.fields[f"required-{norm.pk}"] = WholeField(label=own, required=False, most=MOST)

    def counted(self) -> list[Counted]:
        """The lines in which a number stands."""
        given = self.cleaned_data
        return [
            Counted(norm, given[f"present-{norm.pk}"], given[f"required-{norm.pk}"])
            for norm in self.norms
            if given[f"present-{norm.pk}"] is not None
        ]
