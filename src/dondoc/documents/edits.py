"""Checks what a person typed over the values of a reading's item, or as a new one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from dondoc.core.errors import Invalid, Problem
from dondoc.core.identifiers import refuse_identifiers
from dondoc.documents import dates, rules
from dondoc.reader.clauses import find_outside

LONGEST = {
    "kind": 60, "number": 60, "place": 80, "issuer": 255, "unit": 60, "purpose": 160, "time": 255, "product": 500,
}  # fmt: skip
TEXT_LIMIT = 5000
LONGEST_PARTNER = 500
REQUIRED: Mapping[str, tuple[str, ...]] = {
    "head": ("title",),
    "recipients": ("name",),
    "targets": ("text", "comparator", "value", "unit"),
    "assignments": ("agency",),
    "tasks": ("agency", "text", "role"),
    "deadlines": ("text", "kind"),
    "citations": ("kind", "number"),
}

_NUMBER = re.compile(r"[-−]?(\d{1,3}(\.\d{3})+|\d+)(,\d{1,4})?")


def changes(key: str, values: Mapping[str, str], item: rules.Json) -> tuple[rules.Json, rules.Json]:
    """What was typed for an item of the reader's output, as kept: every field, and those that differ from it.

    An empty field becomes None. Raises `Invalid` with a sentence for each field that can't be used, for
    personal identifiers and for work outside the scope in what was typed, and `KeyError` for an unknown key.
    """
    kind = rules.kind_of(key)
    checked = _clean(kind, values, rules.FIELDS[kind])
    changed = {field: value for field, value in checked.items() if value != item.get(field)}
    _refuse_words(kind, changed)
    return checked, changed


def addition(kind: str, values: Mapping[str, str]) -> rules.Json:
    """What was typed for a new item, every field of it; a task also has the "agency" that it is given to.

    Raises `Invalid` as `changes` does.
    """
    fields = fields_of_new(kind)
    checked = _clean(kind, {**dict.fromkeys(fields, ""), **values}, fields)
    _refuse_words(kind, checked)
    return checked


def fields_of_new(kind: str) -> tuple[str, ...]:
    """The fields of a new item of this kind. Raises `KeyError` where none can be added."""
    if kind not in rules.ADDABLE:
        raise KeyError(kind)
    return {"tasks": ("agency", *rules.FIELDS["tasks"]), "assignments": ("agency",)}.get(kind) or rules.FIELDS[kind]


def is_required(kind: str, field: str) -> bool:
    """Whether a field of this kind of item may not be empty."""
    return field in REQUIRED[kind]


def typed_number(value: float) -> str:
    """A figure as it is typed in every language of the pages: 1234,5."""
    return f"{Decimal(str(value)).normalize():f}".replace(".", ",")


def _clean(kind: str, values: Mapping[str, str], fields: Iterable[str]) -> rules.Json:
    checked: rules.Json = {}
    problems: list[Problem] = []
    for field in fields:
        if field in values:
            try:
                checked[field] = _checked(kind, field, values[field])
            except ValueError as error:
                problems.append(Problem(field, str(error)))
    if not problems and (checked.get("period_start") or "") > (checked.get("period_end") or "9"):
        problems.append(Problem("period_end", _("Ngày cuối của thời gian thực hiện phải sau ngày đầu.")))
    if problems:
        raise Invalid(problems)
    return checked


def _checked(kind: str, field: str, typed: str) -> Any:
    if field == "partners":
        return _partners(typed)
    text = " ".join(typed.split())
    if not text:
        if is_required(kind, field):
            raise ValueError(_("Ô này không được để trống. Hãy ghi nội dung, hoặc bỏ cả mục."))
        return None
    longest = LONGEST.get(field, TEXT_LIMIT)
    if len(text) > longest:
        raise ValueError(_("Nội dung dài quá %(most)d ký tự. Hãy ghi ngắn lại.") % {"most": longest})
    choices = _CHOICES.get((kind, field)) or (rules.PERIODS if field == "every" else None)
    if choices and text not in choices:
        raise ValueError(_("Hãy chọn một giá trị trong danh sách."))
    return _CHECKS.get(field, str)(text)


def _partners(typed: str) -> list[str]:
    """Agencies, one a line; a name may hold commas of its own ("UBND các xã, phường")."""
    names = (" ".join(name.split()) for line in typed.splitlines() for name in line.split(";"))
    found = list(dict.fromkeys(name for name in names if name))
    if any(len(name) > LONGEST_PARTNER for name in found):
        sentence = _("Có tên cơ quan dài quá %(most)d ký tự. Hãy ghi mỗi dòng một cơ quan.")
        raise ValueError(sentence % {"most": LONGEST_PARTNER})
    return found


def _value(text: str) -> int | float:
    """A number as Vietnamese documents print it: 1.234.567,8."""
    if not _NUMBER.fullmatch(text):
        sentence = _("“%(text)s” không phải là số. Hãy ghi số, ví dụ 95 hoặc 12,5 hoặc 1.250.")
        raise ValueError(sentence % {"text": text})
    number = Decimal(text.replace("−", "-").replace(".", "").replace(",", "."))
    if not rules.fits(number):
        raise ValueError(_("Số này quá lớn. Hãy kiểm tra lại đơn vị tính."))
    return int(number) if number == number.to_integral_value() else float(number)


def _day(text: str) -> str:
    found = dates.parse_day(text)
    if found is None:
        sentence = _("“%(text)s” không phải là ngày. Hãy ghi theo dạng 15/11/2026.")
        raise ValueError(sentence % {"text": text})
    return found


def _due(text: str) -> str:
    found = dates.parse_due(text)
    if found is None:
        sentence = _("“%(text)s” không phải là ngày. Hãy ghi 15/11/2026; 15/11 cho hằng năm; ngày 18 cho hằng tháng.")
        raise ValueError(sentence % {"text": text})
    return found


def _refuse_words(kind: str, values: Mapping[str, Any]) -> None:
    """Raises `Invalid` for personal identifiers in what was typed, and for work outside the scope."""
    texts = {field: "\n".join(value) if isinstance(value, list) else value for field, value in values.items()}
    texts = {field: text for field, text in texts.items() if isinstance(text, str) and text}
    refuse_identifiers(texts)
    if kind in rules.SCOPED:
        _refuse_outside(texts)


def _refuse_outside(texts: Mapping[str, str]) -> None:
    sentence = _("Cụm từ “%(words)s” thuộc việc ngoài phạm vi của hệ thống nên không nhận vào được. Hãy bỏ đi.")
    problems = [
        Problem(field, sentence % {"words": outside.words})
        for field, text in texts.items()
        if (outside := find_outside(text))
    ]
    if problems:
        raise Invalid(problems)


_CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("targets", "comparator"): rules.COMPARATORS,
    ("tasks", "role"): rules.ROLES,
    ("assignments", "role"): rules.ROLES,
    ("deadlines", "kind"): rules.DEADLINE_KINDS,
}
_CHECKS: dict[str, Callable[[str], Any]] = {
    "value": _value,
    "by": _day,
    "date": _day,
    "period_start": _day,
    "period_end": _day,
    "due": _due,
}
