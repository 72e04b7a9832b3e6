"""Forms of money of plans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.budget.actions.checks import LONGEST_WORDS
from dondoc.budget.models import LONGEST_DECISION, LONGEST_NAME, SOURCE_NAMES, Source
from dondoc.budget.models.line import FIRST_YEAR, LAST_YEAR
from dondoc.budget.rules import SourceKind, parse_amount
from dondoc.core.reasons import REASON_LIMIT
from dondoc.plans.models import Plan, Task
from dondoc.web.widgets import DayInput

_OWN = "s"  # before the id of a source that an office has named


class AmountField(forms.CharField):
    """Đồng as typed: 1.250.000 or 1250000; gives a whole number."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off", "data-money": ""}
        super().__init__(max_length=40, widget=forms.TextInput(attrs=attrs), **kwargs)

    def clean(self, value: Any) -> int:
        amount = parse_amount(super().clean(value))
        if amount is None:
            raise forms.ValidationError(_("Hãy ghi số tiền bằng đồng, là số nguyên, ví dụ 1.250.000."))
        return amount


class EntryForm(forms.Form):
    """An amount, its day and what it is for."""

    amount = AmountField(label=_("Số tiền (đồng)"))
    day = forms.DateField(label=_("Ngày"), widget=DayInput())
    words = forms.CharField(
        label=_("Nội dung"), required=False, max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 2})
    )


class SpendingForm(EntryForm):
    """What was spent."""

    words = forms.CharField(
        label=_("Chi cho việc gì"), max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 2})
    )


class SpendingForForm(SpendingForm):
    """What a unit below has spent, entered by the office above it."""

    entered_reason = forms.CharField(
        label=_("Lý do nhập thay"),
        max_length=REASON_LIMIT,
        help_text=_("Đơn vị thấy văn phòng nào ghi thay và vì sao."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DecisionForm(EntryForm):
    """What was decided."""

    decision = forms.CharField(label=_("Số quyết định"), max_length=LONGEST_DECISION)
    field_order = ("amount", "decision", "day", "words")


class SettlementForm(DecisionForm):
    """What was settled."""

    decision = forms.CharField(label=_("Số quyết định"), max_length=LONGEST_DECISION, required=False)


class CarryForm(forms.Form):
    """What goes on into the next year."""

    amount = AmountField(label=_("Số tiền chuyển sang năm sau (đồng)"))
    decision = forms.CharField(label=_("Số quyết định"), max_length=LONGEST_DECISION, required=False)
    words = forms.CharField(
        label=_("Nội dung"), required=False, max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 2})
    )


class _Named(forms.ModelChoiceField):  # type: ignore[type-arg]  # takes no parameters at run time
    """Plans by number and title, tasks by their place and words; long ones cut."""

    def label_from_instance(self, obj: Any) -> str:
        words = f"{obj.kind} {obj.number}: {obj.title}" if isinstance(obj, Plan) else f"{obj.path} {obj.text}"
        tidy = " ".join(words.split())
        return tidy if len(tidy) <= 120 else f"{tidy[:119]}…"


class LineForm(forms.Form):
    """A new line; the unit is chosen by the picker beside it."""

    year = forms.IntegerField(label=_("Năm ngân sách"), min_value=FIRST_YEAR, max_value=LAST_YEAR, localize=False)
    plan = _Named(label=_("Kế hoạch"), queryset=Plan.objects.none(), empty_label=_("Chọn kế hoạch"))
    task = _Named(
        label=_("Nhiệm vụ"),
        queryset=Task.objects.none(),
        required=False,
        empty_label=_("Cả kế hoạch, không riêng nhiệm vụ nào"),
    )
    source = forms.ChoiceField(label=_("Nguồn"))

    def __init__(self, *args: Any, plans: Any, plan_id: int | None, sources: Iterable[Source], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plan, task, source = self.fields["plan"], self.fields["task"], self.fields["source"]
        assert isinstance(plan, forms.ModelChoiceField) and isinstance(task, forms.ModelChoiceField)
        assert isinstance(source, forms.ChoiceField)
        plan.queryset = plans
        task.queryset = Task.objects.filter(plan_id=plan_id or 0, ended_by=None).order_by("order")
        self._sources = {f"{_OWN}{one.pk}": one for one in sources}
        source.choices = source_choices(self._sources.values())

    def chosen_source(self) -> tuple[SourceKind, Source | None]:
        """The kind, and the office's own source where one was chosen."""
        asked = self.cleaned_data["source"]
        own = self._sources.get(asked)
        return (SourceKind(own.kind), own) if own else (SourceKind(asked), None)


def source_choices(own: Iterable[Source]) -> list[tuple[str, Any]]:
    """The five sources, each with those that offices have named under it."""
    named = list(own)
    return [
        choice
        for kind, label in SOURCE_NAMES.items()
        for choice in (
            (kind.value, label),
            *((f"{_OWN}{one.pk}", f"{label}: {one.name}") for one in named if one.kind == kind),
        )
    ]


class SourceForm(forms.Form):
    """A source that an office names."""

    kind = forms.ChoiceField(
        label=_("Thuộc nguồn"), choices=[(kind.value, name) for kind, name in SOURCE_NAMES.items()]
    )
    name = forms.CharField(label=_("Tên nguồn"), max_length=LONGEST_NAME)


class BookForm(forms.Form):
    """A filled workbook."""

    file = forms.FileField(label=_("Tệp Excel đã điền"), widget=forms.FileInput(attrs={"accept": ".xlsx"}))
    entered_reason = forms.CharField(
        label=_("Lý do nhập thay"),
        required=False,
        max_length=REASON_LIMIT,
        help_text=_("Chỉ cần khi tệp ghi giải ngân thay cho đơn vị cấp dưới."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def years_around(today: date, *also: int) -> Sequence[int]:
    """The years that a page offers, the latest first."""
    return sorted({*range(today.year - 4, today.year + 2), *also}, reverse=True)
