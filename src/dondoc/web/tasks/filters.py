"""What a list of tasks is asked for in its address; every view of it reads the same."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from dondoc.plans.models import STATUS_NAMES, AssignmentRole
from dondoc.plans.work.queries import GIVEN, Wanted
from dondoc.web.widgets import DayInput

LIST, BOARD, CALENDAR, TIMELINE = "danh-sach", "bang", "lich", "tien-do"
VIEWS = (
    (LIST, "list", _("Danh sách")),
    (BOARD, "clipboard-check", _("Bảng")),
    (CALENDAR, "calendar3", _("Lịch")),
    (TIMELINE, "bar-chart", _("Tiến độ theo thời gian")),
)
_MONTH = re.compile(r"((?:19|20|21)\d\d)-(0[1-9]|1[0-2])")
_LARGEST = 2**63 - 1


def _day(label: Any) -> forms.DateField:
    wrong = _("Đây không phải là một ngày. Hãy ghi như 15/06/2026.")
    return forms.DateField(label=label, required=False, widget=DayInput(), error_messages={"invalid": wrong})


def _number() -> forms.IntegerField:
    return forms.IntegerField(required=False, min_value=1, max_value=_LARGEST, localize=False)


def _css(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "form-check-input"
    return "form-select" if isinstance(widget, forms.Select) else "form-control"


class TaskFilter(forms.Form):
    """Every filter of the pages. One that can't be read filters nothing and says so."""

    q = forms.CharField(label=_("Tìm trong nhiệm vụ, không cần dấu"), required=False, max_length=200)
    status = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=lambda: [("", _("Tất cả")), *((status.value, name) for status, name in STATUS_NAMES.items())],
    )
    role = forms.ChoiceField(
        label=_("Vai trò"),
        required=False,
        choices=lambda: [("", _("Tất cả")), (GIVEN, _("Được kế hoạch giao")), *AssignmentRole.choices],
    )
    since = _day(_("Hạn từ ngày"))
    until = _day(_("Hạn đến ngày"))
    late = forms.BooleanField(label=_("Chỉ việc quá hạn"), required=False)
    plan = _number()
    unit = _number()

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        for name, field in self.fields.items():
            field.widget.attrs["class"] = _css(field.widget)
            if name in self.errors:
                field.widget.attrs |= {"aria-invalid": "true", "aria-describedby": f"id_{name}-error"}

    @property
    def view(self) -> str:
        """Which view is asked for."""
        asked = self.data.get("xem", LIST)
        return asked if asked in {name for name, _icon, _label in VIEWS} else LIST

    def wanted(self) -> Wanted:
        """What could be read of the filters."""
        given = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        text = given.pop("q", "")
        return Wanted(**given, text=text)

    def month(self, today: date) -> date:
        """The first day of the month that the calendar shows."""
        found = _MONTH.fullmatch(self.data.get("thang", ""))
        return date(int(found[1]), int(found[2]), 1) if found else today.replace(day=1)

    def query(self, **other: str) -> str:
        """The query string of this selection; ``other`` goes over it, "" takes a filter out."""
        kept = {name: self.data.get(name, "") for name in (*self.fields, "sort") if name not in self.errors}
        values = {"xem": self.view if self.view != LIST else "", **kept, **other}
        return urlencode({name: value for name, value in values.items() if value})

    def kept(self) -> list[tuple[str, str]]:
        """What the page's form keeps without showing a control for it."""
        found = (
            (name, self.data.get(name, ""))
            for name in ("xem", "thang", "sort", "plan", "unit")
            if name not in self.errors
        )
        return [(name, value) for name, value in found if value]

    @property
    def is_filtering(self) -> bool:
        """Whether any filter that could be read narrows the list."""
        return self.wanted() != Wanted()
