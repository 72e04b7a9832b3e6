"""Reads a set from JSON. Whatever is not as docs/criteria.md says is told with its place: "sections[0].criteria[2]"."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from dondoc.core.errors import Invalid, Problem
from dondoc.criteria.files.json_writing import FORMAT, FORMAT_VERSION, HUNDREDTHS
from dondoc.criteria.rules import CriterionDraft, Exemption, LevelDraft, SectionDraft, SetDraft, Step
from dondoc.criteria.rules.limits import LARGEST_FIGURE, MOST_CRITERIA

MAX_BYTES = 2 * 1024 * 1024
MOST_ITEMS = MOST_CRITERIA + 1
_TEXTS = (
    "code", "name", "purpose", "kind", "issued_by", "reckoning", "label", "knocks_to", "unit", "evidence", "help",
    "source", "fact", "key", "attribute",
)  # fmt: skip
_FLAGS = ("higher", "evidence_required", "by_declaration", "negated", "reaches", "commendable")
_Part = TypeVar("_Part")


def from_json(data: bytes) -> SetDraft:
    """The set that a file says. Raises `Invalid` with everything that is not as it should be."""
    if len(data) > MAX_BYTES:
        raise Invalid([Problem(_("tệp"), _("Tệp lớn hơn 2 MB nên không phải là một bộ tiêu chí. Hãy chọn tệp khác."))])
    reader = _Reader()
    said = reader.head(_parsed(data))
    draft = reader.part("", said, SetDraft, ("code", "name"))
    if reader.problems or draft is None:
        raise Invalid(reader.problems)
    return draft


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(
            data.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_refuse, object_pairs_hook=_once
        )
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        message = _("Tệp không phải là JSON đúng (UTF-8). Hãy kiểm tra lại dấu phẩy, dấu ngoặc.")
        raise Invalid([Problem(_("tệp, dòng %(line)d") % {"line": line} if line else _("tệp"), message)]) from error


def _is_text(value: Any) -> bool:
    """Whether a value is a text that can be stored: half a surrogate pair and the zero sign can't."""
    return isinstance(value, str) and "\0" not in value and not any("\ud800" <= sign <= "\udfff" for sign in value)


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name twice")
    return found


class _Reader:
    """Builds the parts and keeps what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def head(self, said: Any) -> Any:
        """The set without the names of the format."""
        if not isinstance(said, dict) or said.get("format") != FORMAT or said.get("format_version") != FORMAT_VERSION:
            message = _("Tệp không phải là bộ tiêu chí của dondoc (“format”: “%(format)s”, “format_version”: %(n)d).")
            raise Invalid([Problem("format", message % {"format": FORMAT, "n": FORMAT_VERSION})])
        return {name: value for name, value in said.items() if name not in ("format", "format_version")}

    def part(self, place: str, said: Any, kind: Callable[..., _Part], required: tuple[str, ...]) -> _Part | None:
        """One object with its members; None where it can't be made."""
        if not isinstance(said, dict):
            self._tell(place, _("Chỗ này phải là một đối tượng {…}."))
            return None
        known = kind.__dataclass_fields__  # type: ignore[attr-defined]
        before = len(self.problems)
        values = {}
        for name, value in said.items():
            where = f"{place}.{name}" if place else name
            if name in known:
                values[name] = self._value(where, name, value)
            else:
                self._tell(where, _("Không có tên này trong bộ tiêu chí. Hãy bỏ đi hoặc sửa lại tên."))
        for name in required:
            if name not in said:
                self._tell(f"{place}.{name}" if place else name, _("Thiếu nội dung này. Hãy ghi vào."))
        return kind(**values) if len(self.problems) == before else None

    def _value(self, where: str, name: str, value: Any) -> Any:
        if name in _TEXTS:
            return self._is(where, value, _is_text(value), _("Chỗ này phải là chữ trong ngoặc kép."), "")
        if name in _FLAGS:
            return self._is(where, value, isinstance(value, bool), _("Chỗ này phải là true hoặc false."), False)
        if name in HUNDREDTHS:
            return self._hundredths(where, value)
        if name == "values":
            fits = isinstance(value, list) and all(_is_text(each) for each in value) and len(value) < 100
            return tuple(self._is(where, value, fits, _("Chỗ này phải là danh sách chữ."), ()))
        if name == "year_end":
            return self._year_end(where, value)
        if name == "steps":
            return tuple(Step(*self._step(place, each)) for place, each in self._items(where, value))
        kind, required = _PARTS[name]
        parts = (self.part(place, each, kind, required) for place, each in self._items(where, value))
        return tuple(each for each in parts if each is not None)

    def _hundredths(self, where: str, value: Any) -> int:
        fits = isinstance(value, (int, Decimal)) and not isinstance(value, bool)
        if fits and 0 <= value <= LARGEST_FIGURE and value * 100 == int(value * 100):
            return int(value * 100)
        self._tell(where, _("Chỗ này phải là số không âm, nhiều nhất hai chữ số lẻ, ví dụ 0.25."))
        return 0

    def _step(self, where: str, value: Any) -> tuple[int, int]:
        if not isinstance(value, dict) or set(value) != {"from", "points"}:
            self._tell(where, _("Mỗi mức phải có đúng “from” và “points”."))
            return 0, 0
        return self._hundredths(f"{where}.from", value["from"]), self._hundredths(f"{where}.points", value["points"])

    def _year_end(self, where: str, value: Any) -> tuple[int, int]:
        whole = isinstance(value, dict) and set(value) == {"month", "day"}
        if not whole or any(type(each) is not int for each in value.values()):
            self._tell(where, _("Chỗ này phải có “month” và “day” là số nguyên."))
            return 12, 14
        return value["month"], value["day"]

    def _items(self, where: str, value: Any) -> list[tuple[str, Any]]:
        if not isinstance(value, list) or len(value) > MOST_ITEMS:
            self._tell(where, _("Chỗ này phải là danh sách […] không quá %(most)d phần tử.") % {"most": MOST_ITEMS})
            return []
        return [(f"{where}[{place}]", each) for place, each in enumerate(value)]

    def _is(self, where: str, value: Any, fits: bool, message: str, otherwise: Any) -> Any:
        if not fits:
            self._tell(where, message)
        return value if fits else otherwise

    def _tell(self, where: str, message: str) -> None:
        self.problems.append(Problem(where, message))


_PARTS: dict[str, tuple[Callable[..., Any], tuple[str, ...]]] = {
    "sections": (SectionDraft, ("code", "name")),
    "criteria": (CriterionDraft, ("code", "label")),
    "levels": (LevelDraft, ("key", "name", "threshold")),
    "exemptions": (Exemption, ("attribute", "values")),
}
