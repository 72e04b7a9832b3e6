"""The form that says when a duty is due: a kind, the fields of that kind, and a gap for each level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.plans.dues import (
    LONGEST_PERIOD,
    After,
    Due,
    EndOf,
    Event,
    Fixed,
    HalfYearly,
    Measure,
    Monthly,
    Quarterly,
    Span,
    Weekly,
    Yearly,
)
from dondoc.plans.models import LARGEST_GAP, LEAST_GAP
from dondoc.plans.sentences import event_name, month_of_quarter, weekday_name
from dondoc.web.widgets import DayInput

PATTERN = "pattern"  # the plan names no day
KINDS = (
    (PATTERN, _("Kế hoạch không nêu ngày: theo mẫu của Nghị định 09/2019/NĐ-CP")),
    ("fixed", _("Một ngày nhất định")),
    ("yearly", _("Hằng năm")),
    ("half_yearly", _("Sáu tháng một lần")),
    ("quarterly", _("Hằng quý")),
    ("monthly", _("Hằng tháng")),
    ("weekly", _("Hằng tuần")),
    ("end_of", _("Cuối tháng hoặc cuối quý")),
    ("after", _("Số ngày sau (hoặc trước) một sự kiện")),
)
FIELDS: Mapping[str, Sequence[str]] = {
    PATTERN: (),
    "fixed": ("on",),
    "yearly": ("day", "month"),
    "half_yearly": ("day", "half_month"),
    "quarterly": ("day", "quarter_month"),
    "monthly": ("day",),
    "weekly": ("weekday",),
    "end_of": ("span", "working"),
    "after": ("amount", "measure", "side", "event", "since"),
}
OPTIONAL = ("working", "since")
_MEASURES = (
    (Measure.WORKING_DAYS.value, _("ngày làm việc")),
    (Measure.DAYS.value, _("ngày (tính cả ngày nghỉ)")),
    (Measure.MONTHS.value, _("tháng")),
    (Measure.HOURS.value, _("giờ")),
)


class DueForm(forms.Form):
    """Only the fields of the chosen kind count; ``levels`` are those below the top one, each with its label."""

    kind = forms.ChoiceField(label=_("Cách tính hạn"), choices=KINDS)
    on = forms.DateField(label=_("Ngày"), widget=DayInput())
    day = forms.IntegerField(
        label=_("Ngày trong tháng"),
        min_value=1,
        max_value=31,
        help_text=_("Tháng không có ngày này thì lấy ngày cuối."),
    )
    month = forms.TypedChoiceField(label=_("Tháng"), coerce=int, choices=[(n, n) for n in range(1, 13)])
    half_month = forms.TypedChoiceField(
        label=_("Tháng"), coerce=int, choices=[(n, f"{n}; {n + 6}") for n in range(1, 7)]
    )
    quarter_month = forms.TypedChoiceField(label=_("Tháng của quý"), coerce=int)
    weekday = forms.TypedChoiceField(label=_("Ngày trong tuần"), coerce=int)
    span = forms.ChoiceField(
        label=_("Cuối"), choices=[(Span.MONTH.value, _("mỗi tháng")), (Span.QUARTER.value, _("mỗi quý"))]
    )
    working = forms.BooleanField(label=_("Ngày làm việc cuối cùng, nếu ngày cuối là ngày nghỉ"))
    amount = forms.IntegerField(label=_("Bao nhiêu"), min_value=1, max_value=LONGEST_PERIOD)
    measure = forms.ChoiceField(label=_("Tính theo"), choices=_MEASURES)
    side = forms.ChoiceField(label=_("Sau hay trước"), choices=[("+", _("sau")), ("-", _("trước"))])
    event = forms.ChoiceField(label=_("Sự kiện"))
    since = forms.DateField(
        label=_("Ngày của sự kiện"),
        widget=DayInput(),
        help_text=_("Để trống khi chưa biết; hạn có ngày khi ghi ngày này."),
    )

    def __init__(self, data: Mapping[str, Any] | None, *, levels: Mapping[int, str], initial: Mapping[str, object]):
        super().__init__(data, initial=dict(initial))
        self.levels = levels
        self._choose()
        for level, label in levels.items():
            self.fields[f"gap-{level}"] = forms.IntegerField(label=label, min_value=LEAST_GAP, max_value=LARGEST_GAP)
        for name in {name for names in FIELDS.values() for name in names}:
            self.fields[name].required = name in FIELDS[self.chosen] and name not in OPTIONAL

    def _choose(self) -> None:
        """Choices whose words are made when the page is asked for, in its language."""
        choices: dict[str, list[tuple[object, str]]] = {
            "quarter_month": [(n, month_of_quarter(n)) for n in (1, 2, 3)],
            "weekday": [(n, weekday_name(n)) for n in range(1, 8)],
            "event": [(event.value, event_name(event)) for event in Event],
        }
        for name, words in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = words

    @property
    def chosen(self) -> str:
        """The kind that the page shows fields for."""
        kind = str(self["kind"].value())
        return kind if kind in FIELDS else PATTERN

    def own_fields(self) -> list[forms.BoundField]:
        """The fields of the chosen kind."""
        return [self[name] for name in FIELDS[self.chosen]]

    def gap_fields(self) -> list[forms.BoundField]:
        """The gap of each level below the top one."""
        return [self[f"gap-{level}"] for level in self.levels]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if self.chosen == "yearly" and "day" in told and "month" in told:
            try:
                Yearly(told["month"], told["day"])
            except ValueError:
                self.add_error("day", _("Tháng này không có ngày đó. Hãy sửa ngày hoặc tháng."))
        return told

    def due(self) -> Due | None:
        """What was told, once it is valid; None for the decree's pattern."""
        told = self.cleaned_data
        match self.chosen:
            case "fixed":
                return Fixed(told["on"])
            case "yearly":
                return Yearly(told["month"], told["day"])
            case "half_yearly":
                return HalfYearly(told["half_month"], told["day"])
            case "quarterly":
                return Quarterly(told["quarter_month"], told["day"])
            case "monthly":
                return Monthly(told["day"])
            case "weekly":
                return Weekly(told["weekday"])
            case "end_of":
                return EndOf(Span(told["span"]), working=told["working"])
            case "after":
                amount = told["amount"] if told["side"] == "+" else -told["amount"]
                return After(amount, Measure(told["measure"]), Event(told["event"]), told["since"])
        return None

    def gaps(self) -> dict[int, int]:
        """Level -> working days, once it is valid."""
        return {level: self.cleaned_data[f"gap-{level}"] for level in self.levels}


def initial_of(due: Due | None) -> dict[str, object]:
    """What the form shows for a due date in force."""
    match due:
        case Fixed(day):
            return {"kind": "fixed", "on": day}
        case Yearly(month, day):
            return {"kind": "yearly", "day": day, "month": month}
        case HalfYearly(month, day):
            return {"kind": "half_yearly", "day": day, "half_month": month}
        case Quarterly(month, day):
            return {"kind": "quarterly", "day": day, "quarter_month": month}
        case Monthly(day):
            return {"kind": "monthly", "day": day}
        case Weekly(weekday):
            return {"kind": "weekly", "weekday": weekday}
        case EndOf(span, working):
            return {"kind": "end_of", "span": span.value, "working": working}
        case After(amount, measure, event, since):
            side = "+" if amount > 0 else "-"
            told = {"amount": abs(amount), "measure": measure.value, "side": side}
            return {"kind": "after", "event": event.value, "since": since, **told}
        case None:
            return {"kind": PATTERN}
