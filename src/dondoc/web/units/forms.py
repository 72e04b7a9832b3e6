"""Forms of units."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.units.kinds import KindField, Shape, fields_of
from dondoc.units.models import LONGEST, UnitKind, UnitStatus, UnitVersion
from dondoc.web.widgets import DayInput

DETAIL = "d_"  # before the name of a kind's own field, in forms and addresses
ENDED = "ended"
AS_LIST = "list"  # what is looked for by words alone as a list, not in the tree


class LookForm(forms.Form):
    """On which day to look at the units, which words to look for, and what else they must be."""

    q = forms.CharField(label=_("Tìm theo tên hoặc mã, không cần dấu"), required=False, max_length=200)
    on = forms.DateField(label=_("Tính đến ngày"), required=False, widget=DayInput())
    kind = forms.ChoiceField(label=_("Loại đơn vị"), required=False, choices=[("", _("Mọi loại")), *UnitKind.choices])
    status = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[("", _("Mọi tình trạng")), *UnitStatus.choices, (ENDED, _("Đã kết thúc"))],
    )

    view = forms.ChoiceField(required=False, choices=[(AS_LIST, AS_LIST)], widget=forms.HiddenInput())

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        self.names = _add_details(self, str(data.get("kind", "")), _sought)

    def day(self) -> date:
        """The day asked for, or today."""
        asked = self._told("on")
        return asked if isinstance(asked, date) else timezone.localdate()

    def text(self) -> str:
        """The words asked for."""
        return str(self._told("q") or "").strip()

    def of_kind(self) -> str:
        """The kind asked for, "" for all."""
        return str(self._told("kind") or "")

    def of_status(self) -> str:
        """The status asked for, "" for all, `ENDED` for units that are no more."""
        return str(self._told("status") or "")

    def details(self) -> dict[str, str]:
        """What the kind's own fields must hold."""
        asked = {name: str(self._told(DETAIL + name) or "").strip() for name in self.names}
        return {name: value for name, value in asked.items() if value}

    def asks_list(self) -> bool:
        """Whether a list is asked for, not the tree: words alone narrow the tree."""
        listed = self.text() and self._told("view") == AS_LIST
        return bool(listed or self.of_kind() or self.of_status() or self.details())

    def detail_fields(self) -> Iterable[forms.BoundField]:
        """The filters that the kind brings."""
        return [self[DETAIL + name] for name in self.names]

    def _told(self, name: str) -> object:
        self.is_valid()  # a field that can't be read is as one left blank
        return self.cleaned_data.get(name)


class UnitForm(forms.Form):
    """What a unit is from a day on, with the fields of its kind."""

    kind = forms.ChoiceField(label=_("Loại đơn vị"), choices=UnitKind.choices)
    name = forms.CharField(label=_("Tên đơn vị"), max_length=LONGEST["name"])
    short_name = forms.CharField(label=_("Tên viết tắt"), max_length=LONGEST["short_name"], required=False)
    code = forms.CharField(label=_("Mã"), max_length=LONGEST["code"], required=False)
    status = forms.ChoiceField(label=_("Tình trạng"), choices=UnitStatus.choices)
    valid_from = forms.DateField(
        label=_("Từ ngày"),
        widget=DayInput(),
        help_text=_("Ngày đầu tiên mà những điều trên là đúng; trước ngày đó mọi thứ giữ như cũ."),
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, kind: str, kinds: Collection[str], initial: Mapping[str, Any]
    ) -> None:
        """``kinds`` are those that fit where the unit stands."""
        super().__init__(data, initial={"kind": kind} | dict(initial))
        offered = self.fields["kind"]
        assert isinstance(offered, forms.ChoiceField)
        offered.choices = [choice for choice in UnitKind.choices if choice[0] in kinds]
        self.names = _add_details(self, kind, _typed)
        self.order_fields([*(name for name in self.fields if name != "valid_from"), "valid_from"])

    def detail_fields(self) -> Iterable[forms.BoundField]:
        """The fields that the kind brings."""
        return [self[DETAIL + name] for name in self.names]

    def details(self) -> dict[str, str | Sequence[str]]:
        """The kind's own fields as they were filled in."""
        return {name: self.cleaned_data[DETAIL + name] for name in self.names}

    def says_something_new(self) -> bool:
        """Whether anything but the day differs from what stood there."""
        return set(self.changed_data) != set() and set(self.changed_data) != {"valid_from"}


def initial_of(version: UnitVersion, today: date) -> dict[str, Any]:
    """What `UnitForm` shows of a unit's present version; the day is the first on which a change may begin."""
    facts = {name: getattr(version, name) for name in ("kind", "name", "short_name", "code", "status")}
    details = {DETAIL + name: value for name, value in version.details.items()}
    return facts | details | {"valid_from": max(today, version.valid_from + timedelta(days=1))}


class MoveForm(forms.Form):
    """From which day units stand below another one."""

    valid_from = forms.DateField(label=_("Từ ngày"), widget=DayInput())


class ImportForm(forms.Form):
    """A file of units."""

    file = forms.FileField(
        label=_("Tệp Excel hoặc CSV"),
        help_text=_("Tệp .xlsx hoặc .csv (mã hóa UTF-8), tối đa 10 MB và 50.000 dòng."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,text/csv"}),
        error_messages={
            "required": _("Chưa chọn tệp. Hãy chọn tệp Excel hoặc CSV trên máy của bạn."),
            "empty": _("Tệp này trống. Hãy chọn tệp có ít nhất một dòng dữ liệu."),
        },
    )


def _add_details(form: forms.Form, kind: str, control: Any) -> tuple[str, ...]:
    """Adds a control for each field of the kind; gives the fields' names."""
    fields = fields_of(kind) if kind in UnitKind.values else ()
    for field in fields:
        form.fields[DETAIL + field.name] = control(field)
    return tuple(field.name for field in fields)


def _sought(field: KindField) -> forms.Field:
    if field.choices:
        return forms.ChoiceField(label=field.label, required=False, choices=[("", _("Tất cả")), *field.choices])
    return forms.CharField(label=field.label, required=False, max_length=60)


def _typed(field: KindField) -> forms.Field:
    if field.shape is Shape.CHOICES:
        return forms.MultipleChoiceField(
            label=field.label,
            required=False,
            choices=field.choices,
            help_text=field.help,
            widget=forms.CheckboxSelectMultiple,
        )
    if field.choices:
        choices = [("", _("Chưa rõ")), *field.choices]
        return forms.ChoiceField(label=field.label, required=False, choices=choices, help_text=field.help)
    return forms.CharField(label=field.label, required=False, max_length=60, help_text=field.help)
