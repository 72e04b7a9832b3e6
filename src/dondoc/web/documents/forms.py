"""Forms of documents. What may be typed is decided by `dondoc.documents.edits`; these only ask for it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.documents import rules
from dondoc.documents.dates import printed_due
from dondoc.documents.edits import is_required, typed_number
from dondoc.documents.words import said_deadline_kind, said_every, said_role
from dondoc.units.models import UnitKind

LONG_TEXTS = frozenset({"text", "title"})
DAYS = frozenset({"date", "period_start", "period_end", "by", "due"})


class ItemForm(forms.Form):
    """The values of one item of a reading, each a text as people type it."""

    def __init__(self, key: str, item: rules.Json, data: dict[str, str] | None = None) -> None:
        kind = self.kind = rules.kind_of(key)
        initial = {name: typed(name, item.get(name)) for name in rules.FIELDS[kind]}
        super().__init__(data, initial=initial, auto_id=f"{key}-%s")
        for name in rules.FIELDS[kind]:
            self.fields[name] = _field(kind, name)
        if data is None:
            self.tell_required()

    def tell_required(self) -> None:
        """Shows which fields may not be empty. It is the action that refuses an empty one."""
        for name, field in self.fields.items():
            field.required = is_required(self.kind, name)

    def values(self) -> dict[str, str]:
        """What was typed, for the fields that came in."""
        return {name: self.data[name] for name in self.fields if name in self.data}


class UnitForm(forms.Form):
    """A unit to be created for an agency that none of the units matches."""

    name = forms.CharField(label=gettext_lazy("Tên đơn vị"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("Loại đơn vị"), choices=UnitKind.choices)


def typed(name: str, value: object) -> str:
    """A kept value as it stands in its field."""
    if value is None:
        return ""
    if name in DAYS:
        return printed_due(str(value))
    return typed_number(value) if isinstance(value, int | float) else str(value)


def _field(kind: str, name: str) -> forms.Field:
    label, help_text = _labels()[name], _helps().get((kind, name), "")
    choices = _choices(kind, name)
    if choices:
        return forms.ChoiceField(label=label, required=False, choices=choices, help_text=help_text)
    widget = forms.Textarea(attrs={"rows": 3}) if name in LONG_TEXTS else forms.TextInput()
    return forms.CharField(label=label, required=False, widget=widget, help_text=help_text)


def _choices(kind: str, name: str) -> list[tuple[str, str]]:
    if name == "every":
        return [("", _("Một lần")), *((every, said_every(every)) for every in rules.PERIODS)]
    if (kind, name) == ("targets", "comparator"):
        return list(zip(rules.COMPARATORS, _comparators(), strict=True))
    if (kind, name) == ("tasks", "role"):
        return [(role, said_role(role)) for role in rules.ROLES]
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


def _labels() -> dict[str, str]:
    return {
        "kind": _("Loại"), "number": _("Số, ký hiệu"), "place": _("Địa danh"), "date": _("Ngày ban hành"),
        "title": _("Trích yếu"), "issuer": _("Cơ quan ban hành"), "period_start": _("Thực hiện từ ngày"),
        "period_end": _("Thực hiện đến ngày"), "signatory_authority": _("Thẩm quyền ký"),
        "signatory_title": _("Chức vụ người ký"), "signatory_name": _("Người ký"), "name": _("Nơi nhận"),
        "purpose": _("Để làm gì"), "text": _("Nội dung"), "subject": _("Đối tượng tính"),
        "comparator": _("So sánh"), "value": _("Mức đề ra"), "unit": _("Đơn vị tính"), "every": _("Chu kỳ"),
        "by": _("Chậm nhất ngày"), "agency": _("Cơ quan được giao"), "role": _("Vai trò"), "due": _("Hạn"),
        "who": _("Đơn vị gửi"), "to": _("Gửi đến"),
    }  # fmt: skip


def _helps() -> dict[tuple[str, str], str]:
    day = _("Ví dụ 15/11/2026.")
    return {
        ("head", "date"): day,
        ("head", "period_start"): day,
        ("head", "period_end"): day,
        ("targets", "value"): _("Ví dụ 95 hoặc 12,5."),
        ("targets", "by"): day,
        ("tasks", "due"): day,
        ("deadlines", "due"): _("Ví dụ 15/11/2026; 15/11 cho hằng năm; ngày 18 cho hằng tháng, hằng quý."),
    }
