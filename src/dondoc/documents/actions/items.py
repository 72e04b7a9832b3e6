"""Correcting, leaving out and taking in again the items of a reading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.documents import edits, rules
from dondoc.documents.actions.locking import lock, save
from dondoc.documents.models import Reading
from dondoc.documents.search import folded


@transaction.atomic
def edit_item(*, reading: Reading, key: str, values: Mapping[str, str], revision: int, by: User) -> Reading:
    """Writes a person's values over those of one item; fields that are not named keep what they had.

    Raises `Invalid` for values that can't be used, `Refused` for an item that is outside the scope or not
    there.
    """
    locked, item = _open_item(reading, key, revision)
    checked, changed = edits.changes(key, values, item)
    earlier = locked.edits.get(key, {}).get("set", {})
    kept = {field: value for field, value in earlier.items() if field not in checked}
    if key == "head" and "title" in checked:
        locked.title = checked["title"]
        locked.folded = folded(locked.title, locked.file.name)
    return _write(locked, key, "set", kept | changed, by)


@transaction.atomic
def drop_item(*, reading: Reading, key: str, dropped: bool, revision: int, by: User) -> Reading:
    """Leaves one item out of what will be accepted, or takes it in again."""
    if key == "head":
        raise Refused(_("Phần đầu của kế hoạch không bỏ được. Hãy sửa, hoặc bỏ cả bản đọc."))
    locked, _item = _open_item(reading, key, revision)
    return _write(locked, key, "drop", dropped, by)


def _open_item(reading: Reading, key: str, revision: int) -> tuple[Reading, rules.Json]:
    locked = lock(reading, revision)
    item = rules.find(locked.plan, key)
    if item is None:
        raise Refused(_("Mục này không có trong bản đọc. Hãy tải lại trang."))
    if item.get("scope") == "outside":
        raise Refused(_("Nội dung này ngoài phạm vi của hệ thống nên không nhận vào được."))
    return locked, item


def _write(reading: Reading, key: str, what: str, value: Any, by: User) -> Reading:
    """Puts one part of an item's edit; what says nothing is not kept, what changes nothing not logged."""
    before = reading.edits.get(key, {})
    edit = {name: old for name, old in before.items() if name != what} | ({what: value} if value else {})
    if edit == before:
        return reading
    if edit:
        reading.edits[key] = edit
    else:
        del reading.edits[key]
    return save(reading, "reading.edit", by=by, before={key: before or None}, after={key: edit or None})
