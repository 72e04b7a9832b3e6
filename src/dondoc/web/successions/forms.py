"""What a decision says, asked for: one form for each kind. They only ask; `dondoc.successions` decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from dondoc.successions.actions import Decision
from dondoc.units.facts import Facts
from dondoc.units.models import LONGEST, SuccessionKind, UnitKind, UnitVersion
from dondoc.units.models.succession import LONGEST_NUMBER
from dondoc.units.rules import holds
from dondoc.units.successions.orders import Order, Part
from dondoc.web.successions.picker import numbers
from dondoc.web.widgets import DayInput


class OrderForm(forms.Form):
    """The decision itself: day, number, note. Each kind adds what it needs and says the order that is meant."""

    kind: SuccessionKind
    unit: UnitVersion

    day = forms.DateField(label=_("Có hiệu lực từ ngày"), widget=DayInput())
    decision_number = forms.CharField(
        label=_("Số, ký hiệu quyết định"),
        max_length=LONGEST_NUMBER,
        help_text=_("Ghi cả loại văn bản, ví dụ: Quyết định 12/QĐ-UBND."),
    )
    note = forms.CharField(
        label=_("Ghi chú"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data: QueryDict | None, unit: UnitVersion, above: Sequence[UnitVersion]) -> None:
        self.unit, self.above, self.posted = unit, above, data or QueryDict()
        super().__init__(data, initial=dict(self.first_values()))

    def first_values(self) -> Mapping[str, Any]:
        """What stands in the fields at first."""
        return {}

    def order(self) -> Order:
        """What the form asks for, once it is valid."""
        raise NotImplementedError

    def decision(self) -> Decision:
        return Decision(self.cleaned_data["decision_number"], self.cleaned_data["note"])

    def place_of(self, where: str) -> str:
        """The field that stands for the place of a problem."""
        return where.removesuffix("-0")

    @property
    def on(self) -> date:
        day: date = self.cleaned_data["day"]
        return day

    def _facts(self, parent_id: int | None) -> Facts:
        """The typed name, short name and code, with the kind of the unit that it is about."""
        told = {name: self.cleaned_data[name] for name in ("name", "short_name", "code")}
        return Facts(**told, kind=UnitKind(self.unit.kind), parent_id=parent_id)


class NamedForm(OrderForm):
    """One with a name to type."""

    name = forms.CharField(label=_("Tên đơn vị"), max_length=LONGEST["name"])
    short_name = forms.CharField(label=_("Tên viết tắt"), required=False, max_length=LONGEST["short_name"])
    code = forms.CharField(label=_("Mã"), required=False, max_length=LONGEST["code"])


class RenameForm(NamedForm):
    kind = SuccessionKind.RENAME

    def first_values(self) -> Mapping[str, Any]:
        return {name: getattr(self.unit, name) for name in ("name", "short_name", "code")}

    def clean(self) -> None:
        if not self.errors and all(self.cleaned_data[name] == was for name, was in self.first_values().items()):
            self.add_error("name", _("Tên và mã vẫn như cũ. Hãy ghi tên hoặc mã mới."))

    def order(self) -> Order:
        part = Part(self.unit.unit_id, self._facts(self.unit.parent_id))
        return Order(self.kind, self.on, (self.unit.unit_id,), (part,))


class MergeForm(NamedForm):
    """Several into one: a new one, or the one that it started from."""

    kind = SuccessionKind.MERGE
    name = forms.CharField(
        label=_("Tên đơn vị sau sáp nhập"),
        required=False,
        max_length=LONGEST["name"],
        help_text=_("Cần có khi thành lập đơn vị mới; để trống thì đơn vị tiếp tục giữ tên cũ."),
    )
    result = forms.ChoiceField(
        label=_("Sau sáp nhập"),
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
        choices=[("new", _("Thành lập đơn vị mới, các đơn vị cũ đều kết thúc"))],
    )
    parent = forms.TypedChoiceField(label=_("Trực thuộc"), coerce=int)
    pass_seats = forms.BooleanField(
        label=_("Người giữ vị trí ở đơn vị kết thúc giữ vị trí như vậy ở đơn vị sau sáp nhập"), required=False
    )

    def __init__(self, data: QueryDict | None, unit: UnitVersion, above: Sequence[UnitVersion]) -> None:
        super().__init__(data, unit, above)
        own = ("own", _("%(name)s tiếp tục và nhận các đơn vị kia") % {"name": unit.name})
        result, parent = self.fields["result"], self.fields["parent"]
        assert isinstance(result, forms.ChoiceField) and isinstance(parent, forms.ChoiceField)
        result.choices = [("new", _("Thành lập đơn vị mới, các đơn vị cũ đều kết thúc")), own]
        fit = [version for version in reversed(above) if holds(version.kind, unit.kind)]
        parent.choices = [(version.unit_id, version.name) for version in fit]

    def first_values(self) -> Mapping[str, Any]:
        return {"result": "new", "parent": self.unit.parent_id, "pass_seats": True}

    def clean(self) -> None:
        if self.cleaned_data.get("result") == "new" and not self.cleaned_data.get("name"):
            self.add_error("name", _("Hãy ghi tên của đơn vị sau sáp nhập."))

    def order(self) -> Order:
        told = self.cleaned_data
        old = (self.unit.unit_id, *numbers(self.posted, "other"))
        if told["result"] == "new":
            part = Part(None, self._facts(told["parent"]))
        else:
            part = Part(self.unit.unit_id, self._changed(told["parent"]))
        return Order(self.kind, self.on, old, (part,), pass_seats=told["pass_seats"])

    def _changed(self, parent_id: int) -> Facts | None:
        """The unit's facts where something else was typed; what was left empty stays."""
        told = {name: self.cleaned_data[name] or getattr(self.unit, name) for name in ("name", "short_name", "code")}
        facts = Facts(**told, kind=UnitKind(self.unit.kind), parent_id=parent_id)
        same = all(getattr(self.unit, name) == value for name, value in told.items())
        return None if same and parent_id == self.unit.parent_id else facts


class PlacedForm(OrderForm):
    """One with another unit to choose by the unit picker, which posts ``unit``."""

    def place_of(self, where: str) -> str:
        return "unit" if where in ("parent-0", "heir") else where.removesuffix("-0")


class MoveForm(PlacedForm):
    kind = SuccessionKind.MOVE

    def __init__(self, data: QueryDict | None, unit: UnitVersion, above: Sequence[UnitVersion]) -> None:
        super().__init__(data, unit, above)
        self.fields["unit"] = forms.IntegerField(
            label=_("Đơn vị cấp trên mới"), error_messages={"required": _("Hãy chọn đơn vị cấp trên mới.")}
        )

    def clean(self) -> None:
        if self.cleaned_data.get("unit") == self.unit.parent_id:
            self.add_error("unit", _("Đơn vị đang trực thuộc đơn vị này. Hãy chọn đơn vị cấp trên khác."))

    def order(self) -> Order:
        told = {name: getattr(self.unit, name) for name in ("name", "short_name", "code")}
        facts = Facts(**told, kind=UnitKind(self.unit.kind), parent_id=self.cleaned_data["unit"])
        return Order(self.kind, self.on, (self.unit.unit_id,), (Part(self.unit.unit_id, facts),))


class DissolveForm(PlacedForm):
    kind = SuccessionKind.DISSOLVE
    pass_seats = forms.BooleanField(
        label=_("Người giữ vị trí ở đơn vị kết thúc giữ vị trí như vậy ở đơn vị tiếp nhận"), required=False
    )

    def __init__(self, data: QueryDict | None, unit: UnitVersion, above: Sequence[UnitVersion]) -> None:
        super().__init__(data, unit, above)
        self.fields["unit"] = forms.IntegerField(label=_("Đơn vị tiếp nhận"), required=False)

    def order(self) -> Order:
        heir = self.cleaned_data["unit"]
        parts = (Part(heir),) if heir else ()
        passed = bool(heir) and self.cleaned_data["pass_seats"]
        return Order(self.kind, self.on, (self.unit.unit_id,), parts, pass_seats=passed)
