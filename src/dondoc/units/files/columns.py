"""The columns of a file of units, and how their headings are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django_stubs_ext import StrPromise

from dondoc.core.errors import Invalid, Problem
from dondoc.units.files.sheets import Sheet
from dondoc.units.folding import fold
from dondoc.units.kinds import ALL_FIELDS, kinds_with

FIXED: dict[str, StrPromise] = {
    "id": gettext_lazy("Số định danh"),
    "code": gettext_lazy("Mã"),
    "name": gettext_lazy("Tên đơn vị"),
    "short_name": gettext_lazy("Tên viết tắt"),
    "kind": gettext_lazy("Loại đơn vị"),
    "parent": gettext_lazy("Mã cấp trên"),
    "valid_from": gettext_lazy("Có hiệu lực từ ngày"),
    "status": gettext_lazy("Tình trạng"),
}
LABELS: dict[str, StrPromise] = FIXED | {name: field.label for name, field in ALL_FIELDS.items()}
HELP: dict[str, StrPromise] = {
    "id": gettext_lazy("Số của đơn vị trong phần mềm: giữ nguyên như tệp đã xuất; để trống nếu là đơn vị mới"),
    "code": gettext_lazy("Mã của đơn vị, mỗi mã một dòng; đơn vị có số định danh thì mã có thể để trống"),
    "name": gettext_lazy("Tên đầy đủ, như trên văn bản"),
    "short_name": gettext_lazy("Tên viết tắt, có thể để trống"),
    "kind": gettext_lazy("Loại đơn vị, chọn trong danh sách"),
    "parent": gettext_lazy(
        "Mã của đơn vị cấp trên trực tiếp, hoặc “#” và số định danh; để trống nếu nằm ngay dưới đơn vị của bạn"
    ),
    "valid_from": gettext_lazy("Ngày đầu tiên mà nội dung của dòng là đúng: 2025-07-01 hoặc 01/07/2025"),
    "status": gettext_lazy("Tình trạng, chọn trong danh sách; để trống thì giữ nguyên, đơn vị mới thì đang hoạt động"),
}
NEEDED = ("code", "name", "kind", "parent", "valid_from")
NEEDED_WITH_ID = ("id", "valid_from")


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of one sheet in its own order; ``headings`` are their texts as the file has them."""

    names: tuple[str, ...]
    headings: tuple[str, ...]

    def place_of(self, name: str) -> int | None:
        """Where a column stands, counted from 0; None for one that the sheet lacks."""
        return self.names.index(name) if name in self.names else None


def vietnamese(text: StrPromise | str) -> str:
    """A label as files have it, whatever language the page is in: what one office writes another can read."""
    with override("vi"):
        return str(text)


@cache
def labels(choices: type[TextChoices]) -> dict[str, str]:
    """The Vietnamese labels of choices by their values."""
    return {choice.value: vietnamese(choice.label) for choice in choices}


@cache
def by_word(choices: type[TextChoices]) -> dict[str, str]:
    """The values of choices by what a cell may hold: the value, or the label without accents."""
    return {fold(label): value for value, label in labels(choices).items()} | {value: value for value in choices.values}


def heading(name: str) -> str:
    """The heading that exports write."""
    return vietnamese(LABELS[name])


def explained(name: str) -> str:
    """What to write in a column."""
    if name in HELP:
        return str(HELP[name])
    kinds = ", ".join(str(kind.label) for kind in kinds_with(name))
    message = _("Chỉ cho loại đơn vị: %(kinds)s. Có thể để trống. %(help)s")
    return (message % {"kinds": kinds, "help": ALL_FIELDS[name].help}).strip()


def is_header(cells: Sequence[str | None]) -> bool:
    """Whether a line looks like headings of ours: two of them are enough."""
    return sum(_name(cell or "") in LABELS for cell in cells) >= 2


def read_header(sheet: Sheet) -> Header:
    """The columns that the first line names; `Invalid` for names missing, unknown or given twice."""
    line, cells = sheet.lines[0] if sheet.lines else (1, [])
    names = tuple(_name(cell or "") for cell in cells)
    needed = NEEDED_WITH_ID if "id" in names else NEEDED
    missing, unknown, double = (
        _("Thiếu cột %(name)s. Hãy thêm cột này vào dòng tiêu đề."),
        _("Cột “%(name)s” không được dùng. Hãy bỏ hoặc sửa tên cột."),
        _("Cột %(name)s có hai lần. Hãy giữ lại một cột."),
    )
    messages = [missing % {"name": name} for name in needed if name not in names]
    messages += [unknown % {"name": name} for name in dict.fromkeys(names) if name not in LABELS]
    messages += [double % {"name": name} for name in LABELS if names.count(name) > 1]
    if messages:
        raise Invalid([Problem(sheet.place(line), message) for message in messages])
    return Header(names, tuple(cell or "" for cell in cells))


@cache
def _names() -> dict[str, str]:
    return {fold(heading(name)): name for name in LABELS} | {name: name for name in LABELS}


def _name(text: str) -> str:
    """The column's name for its heading, in Vietnamese or as the name itself; else the text in lower case."""
    return _names().get(fold(text), text.casefold())
