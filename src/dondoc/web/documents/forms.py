"""Forms of documents. What may be typed is decided by `dondoc.documents.edits`; these only ask for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.documents import rules
from dondoc.documents.dates import printed_due
from dondoc.documents.edits import fields_of_new, is_required, typed_number
from dondoc.documents.words import said_deadline_kind, said_every, said_role
from dondoc.units.models import UnitKind

LINES = {"text": 3, "title": 3, "partners": 2}  # of the boxes that take more than one
DAYS = frozenset({"date", "period_start", "period_end", "by", "due"})


class ItemForm(forms.Form):
    """The values of one item of a reading, each a text as people type it."""

    def __init__(self, key: str, item: rules.Json, data: dict[str, str] | None = None) -> None:
        kind = rules.kind_of(key)
        self._ask(kind, rules.FIELDS[kind], key, item, data)

    def _ask(self, kind: str, fields: Iterable[str], name: str, item: rules.Json, data: dict[str, str] | None) -> None:
        self.kind = kind
        initial = {field: typed(field, item.get(field)) for field in fields}
        super().__init__(data, initial=initial, auto_id=f"{name}-%s")
        for field in initial:
            self.fields[field] = _field(kind, field)
        if data is None:
            self.tell_required()

    def tell_required(self) -> None:
        """Shows which fields may not be empty. It is the action that refuses an empty one."""
        for name, field in self.fields.items():
            field.required = is_required(self.kind, name)

    def values(self) -> dict[str, str]:
        """What was typed, for the fields that came in."""
        return {name: self.data[name] for name in self.fields if name in self.data}


class NewItemForm(ItemForm):
    """The values of an item that the reader missed. Raises `KeyError` for a kind of which none can be added."""

    def __init__(self, kind: str, item: rules.Json, data: dict[str, str] | None = None) -> None:
        self._ask(kind, fields_of_new(kind), f"new-{kind}", item, data)
        if "agency" in self.fields:
            self.fields["agency"].widget.attrs["list"] = f"new-{kind}-agencies"


class AgencyForm(forms.Form):
    """An agency's name, to be written anew wherever it stands."""

    agency = forms.CharField(label=gettext_lazy("Tên cơ quan"), max_length=500)


class UnitForm(forms.Form):
    """A unit to be created for an agency that none of the units matches."""

    name = forms.CharField(label=gettext_lazy("Tên đơn vị"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("Loại đơn vị"))

    def __init__(
        self, data: Mapping[str, str] | None = None, *, kinds: Collection[str], initial: Mapping[str, str] | None = None
    ) -> None:
        """``kinds`` are those that fit right below the reading's unit."""
        super().__init__(data, initial=dict(initial or {}))
        offered = self.fields["kind"]
        assert isinstance(offered, forms.ChoiceField)
        offered.choices = [choice for choice in UnitKind.choices if choice[0] in kinds]


def typed(name: str, value: object) -> str:
    """A kept value as it stands in its field."""
    if value is None:
        return ""
    if name in DAYS:
        return printed_due(str(value))
    if isinstance(value, list):
        return "\n".join(value)
    return typed_number(value) if isinstance(value, int | float) else str(value)


def _field(kind: str, name: str) -> forms.Field:
    label, help_text = labels_of(kind)[name], _helps().get((kind, name), "")
    choices = choices_of(kind, name)
    if choices:
        return forms.ChoiceField(label=label, required=False, choices=choices, help_text=help_text)
    rows = LINES.get(name)
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, required=False, widget=widget, help_text=help_text)


def choices_of(kind: str, name: str) -> list[tuple[str, str]]:
    """What a field of this kind of item may be, in words; nothing where any text may stand."""
    if name == "every":
        return [("", _("Một lần")), *((every, said_every(every)) for every in rules.PERIODS)]
    if (kind, name) == ("targets", "comparator"):
        return list(zip(rules.COMPARATORS, _comparators(), strict=True))
    if (kind, name) == ("tasks", "role"):
        return [(role, said_role(role)) for role in rules.ROLES]
    if (kind, name) == ("assignments", "role"):
        return [("", _("Giữ như từng nhiệm vụ")), *((role, said_role(role)) for role in rules.ROLES)]
    if (kind, name) == ("deadlines", "kind"):
        return [(one, said_deadline_kind(one)) for one in rules.DEADLINE_KINDS]
    return []


def _comparators() -> tuple[str, ...]:
    return (
        _("từ mức này trở lên"),
        _("trên mức này"),
        _("tối đa bằng mức này"),
        _("dưới mức này"),
        _("đúng bằng"),
    )


def labels_of(kind: str) -> dict[str, str]:
    """What each field of this kind of item is called."""
    own = {
        "assignments": {"role": _("Vai trò trong mọi nhiệm vụ")},
        "citations": {"kind": _("Loại văn bản"), "date": _("Ngày của văn bản")},
    }
    return labels() | own.get(kind, {})


def labels() -> dict[str, str]:
    """What each field of an item is called, whatever the item."""
    return {
        "kind": _("Loại"), "number": _("Số, ký hiệu"), "place": _("Địa danh"), "date": _("Ngày ban hành"),
        "title": _("Trích yếu"), "issuer": _("Cơ quan ban hành"), "period_start": _("Thực hiện từ ngày"),
        "period_end": _("Thực hiện đến ngày"), "signatory_authority": _("Thẩm quyền ký"),
        "signatory_title": _("Chức vụ người ký"), "signatory_name": _("Người ký"), "name": _("Nơi nhận"),
        "purpose": _("Để làm gì"), "text": _("Nội dung"), "subject": _("Đối tượng tính"),
        "comparator": _("So sánh"), "value": _("Mức đề ra"), "unit": _("Đơn vị tính"), "every": _("Chu kỳ"),
        "by": _("Chậm nhất ngày"), "agency": _("Cơ quan được giao"), "role": _("Vai trò"), "due": _("Hạn"),
        "who": _("Đơn vị gửi"), "to": _("Gửi đến"), "partners": _("Cơ quan phối hợp"),
        "time": _("Thời gian, như văn bản ghi"), "product": _("Sản phẩm"),
    }  # fmt: skip


def _helps() -> dict[tuple[str, str], str]:
    day = _("Ví dụ 15/11/2026.")
    return {
        ("head", "date"): day,
        ("head", "period_start"): day,
        ("head", "period_end"): day,
        ("targets", "value"): _("Ví dụ 95 hoặc 12,5."),
        ("targets", "by"): day,
        ("tasks", "partners"): _("Mỗi dòng một cơ quan."),
        ("tasks", "due"): _("Ví dụ 15/11/2026; 15/11 cho hằng năm; ngày 18 cho hằng tháng."),
        ("citations", "number"): _("Ví dụ 12/KH-UBND."),
        ("citations", "date"): day,
        ("deadlines", "due"): _("Ví dụ 15/11/2026; 15/11 cho hằng năm; ngày 18 cho hằng tháng, hằng quý."),
    }
