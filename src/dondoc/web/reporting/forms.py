"""The form that opens a round."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.reporting.actions.cycles import NAME_LIMIT
from dondoc.reporting.models import Stage

DAY_FORMATS = ["%d/%m/%Y", "%Y-%m-%d"]


def date_field(label: object, help_text: object = "") -> forms.DateField:
    """A day typed as dd/mm/yyyy."""
    widget = forms.DateInput(attrs={"inputmode": "numeric", "autocomplete": "off", "placeholder": "dd/mm/yyyy"})
    return forms.DateField(
        label=str(label),
        help_text=str(help_text),
        widget=widget,
        input_formats=DAY_FORMATS,
        error_messages={"invalid": _("Đây không phải là một ngày. Hãy ghi như 15/06/2026.")},
    )


class OpenForm(forms.Form):
    """Name, window of the data, and a due date for each level of owing units ("due-1": label)."""

    def __init__(self, data: Mapping[str, str] | None, *, levels: Mapping[int, str], initial: Mapping[str, object]):
        super().__init__(data, initial=dict(initial))
        self.levels = levels
        self.fields["name"] = forms.CharField(label=_("Tên kỳ báo cáo"), max_length=NAME_LIMIT)
        self.fields["window_start"] = date_field(_("Số liệu từ ngày"))
        self.fields["window_end"] = date_field(_("Đến hết ngày"))
        self.fields["stage"] = forms.ChoiceField(
            label=_("Loại số liệu"),
            choices=Stage.choices,
            required=False,
            help_text=_("Ước thực hiện: hỏi trước khi hết kỳ; số chính thức báo cáo sau, ở một kỳ riêng."),
        )
        for level, label in levels.items():
            self.fields[f"due-{level}"] = date_field(label)

    def dues(self) -> dict[int, date]:
        """The due date of each level, once the form is valid."""
        return {level: self.cleaned_data[f"due-{level}"] for level in self.levels}

    def stage(self) -> Stage:
        """What the figures are, once the form is valid."""
        return Stage(self.cleaned_data["stage"] or Stage.FINAL)

    def due_fields(self) -> list[forms.BoundField]:
        return [self[f"due-{level}"] for level in self.levels]
