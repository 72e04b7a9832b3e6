"""What is kept of the fields of a kind: cleaning, filling up, showing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from dondoc.core.errors import Invalid, Problem
from dondoc.core.identifiers import refusal
from dondoc.identifiers import find_identifiers
from dondoc.units.folding import fold
from dondoc.units.kinds.fields import ALL_FIELDS, KindField, Shape, fields_of
from dondoc.units.models import UnitKind

LONGEST_TEXT = 60  # characters
Details = dict[str, Any]


def clean_details(kind: UnitKind | str, given: Mapping[str, str | Sequence[str]]) -> Details:
    """What to keep of the values typed, chosen or read from a file; blank ones are left out.

    A choice may be given by its code or its label, several in one text parted by ";" or ",". Raises `Invalid`
    with one problem for each wrong value, placed at the field's name.
    """
    fields = {field.name: field for field in fields_of(kind)}
    kept: Details = {}
    problems = []
    for name, value in given.items():
        if not _texts(value):
            continue
        try:
            if name not in fields:
                raise ValueError(_not_of_kind(kind))
            kept[name] = _cleaned(fields[name], value)
        except ValueError as error:
            problems.append(Problem(name, str(error)))
    if problems:
        raise Invalid(problems)
    return {name: kept[name] for name in fields if name in kept}


def still_of(kind: UnitKind | str, details: Details) -> Details:
    """Those of the details that the kind has."""
    return {field.name: details[field.name] for field in fields_of(kind) if field.name in details}


def written(name: str, value: object) -> str:
    """A value in words: "Tiểu học; Trung học cơ sở"."""
    labels = {code: str(label) for code, label in ALL_FIELDS[name].choices}
    values = [str(one) for one in value] if isinstance(value, list) else [str(value)]
    return "; ".join(labels.get(one, one) for one in values)


def shown(kind: UnitKind | str, details: Details) -> list[tuple[str, str]]:
    """The details that are filled in, as labels and words."""
    return [
        (str(field.label), written(field.name, details[field.name]))
        for field in fields_of(kind)
        if field.name in details
    ]


def is_tax_code(text: str) -> bool:
    """Whether the text is the tax code of an organisation: ten digits, with "-001" and so on for a branch.

    Form of Điều 5 Thông tư 86/2024/TT-BTC: two digits for the province where it was first registered, seven of a
    series, one to check. Codes of persons begin with 8 and are none of ours.
    """
    parts = re.fullmatch(r"(\d{9})(\d)(?:-(\d{3}))?", text)
    if not parts or not 1 <= int(text[:2]) < 80 or parts[3] == "000":
        return False
    weights = (31, 29, 23, 19, 17, 13, 7, 5, 3)
    total = sum(weight * int(digit) for weight, digit in zip(weights, parts[1], strict=True))
    return parts[2] == str(10 - total % 11)


def _cleaned(field: KindField, value: str | Sequence[str]) -> str | list[str]:
    """The value to keep; ValueError with a sentence for one that can't be."""
    if field.shape is Shape.CHOICES:
        pieces = re.split("[;,]", value) if isinstance(value, str) else value
        chosen = {_choice(field, piece) for piece in _texts(pieces)}
        return [code for code, _label in field.choices if code in chosen]
    text = "; ".join(_texts(value))
    if field.shape is Shape.CHOICE:
        return _choice(field, text)
    return _tax_code(text) if field.shape is Shape.TAX_CODE else _text(text)


def _texts(value: str | Iterable[str]) -> list[str]:
    """The pieces that are not blank, tidied."""
    pieces = [value] if isinstance(value, str) else value
    return [text for text in (" ".join(piece.split()) for piece in pieces) if text]


def _choice(field: KindField, text: str) -> str:
    """A choice by its code or its label, accents and case aside."""
    for code, label in field.choices:
        if fold(text) in (code, fold(str(label))):
            return code
    known = ", ".join(str(label) for _code, label in field.choices)
    raise ValueError(_("“%(text)s” không có trong danh sách. Hãy dùng: %(known)s.") % {"text": text, "known": known})


def _tax_code(text: str) -> str:
    if not is_tax_code(text):
        raise ValueError(
            _(
                "“%(text)s” không phải là mã số thuế của tổ chức. Hãy kiểm tra lại 10 chữ số; "
                "mã số thuế của cá nhân không được nhập."
            )
            % {"text": text}
        )
    return text


def _text(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise ValueError(_("Nội dung dài quá %(longest)s ký tự. Hãy rút ngắn.") % {"longest": LONGEST_TEXT})
    for found in find_identifiers(text):
        raise ValueError(refusal(found))
    return text


def _not_of_kind(kind: UnitKind | str) -> str:
    message = _("Loại đơn vị “%(kind)s” không có thông tin này. Hãy để trống ô này hoặc sửa loại đơn vị.")
    return message % {"kind": UnitKind(kind).label}
