"""Correcting, confirming, leaving out and taking in again the items of a reading, read or added."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.documents import edits, rules, twins
from dondoc.documents.actions.locking import lock, save
from dondoc.documents.models import Reading
from dondoc.documents.search import folded


@transaction.atomic
def edit_item(*, reading: Reading, key: str, values: Mapping[str, str], revision: int, by: User) -> Reading:
    """Writes a person's values over those of one item; fields that are not named keep what they had.

    The role of an assignment goes to each of its tasks. Raises `Invalid` for values that can't be used, `Refused`
    for an item that is outside the scope or not there.
    """
    locked, item = _open_item(reading, key, revision)
    checked, changed = edits.changes(key, values, item)
    role = changed.pop("role", None) if rules.kind_of(key) == "assignments" else None
    written = {key: _with(locked, key, "set", _kept(locked, key, checked) | changed)}
    if role:
        tasks = [(place, task) for place, task in rules.items(rules.merged(locked.plan, locked.edits))]
        inside = [(place, task) for place, task in tasks if place.startswith(f"{key}.tasks.") and "scope" not in task]
        written |= {place: _with(locked, place, "set", _role(locked, place, task, role)) for place, task in inside}
    if key == "head":
        _tell_head(locked, rules.head_of(locked.plan, written))
    return write(locked, written, by)


@transaction.atomic
def drop_item(*, reading: Reading, key: str, dropped: bool, revision: int, by: User) -> Reading:
    """Leaves one item out of what will be accepted, or takes it in again."""
    if key == "head":
        raise Refused(_("Phần đầu của kế hoạch không bỏ được. Hãy sửa, hoặc bỏ cả bản đọc."))
    locked, _item = _open_item(reading, key, revision)
    return write(locked, {key: _with(locked, key, "drop", dropped)}, by)


@transaction.atomic
def confirm_item(*, reading: Reading, key: str, revision: int, by: User) -> Reading:
    """Says that a person has compared an item with the document and found it right."""
    locked, _item = _open_item(reading, key, revision)
    return write(locked, {key: _with(locked, key, "seen", True)}, by)


@transaction.atomic
def state_absent(*, reading: Reading, key: str, field: str, absent: bool, revision: int, by: User) -> Reading:
    """Says that the document does not state a field that every item of this kind should have, or takes that back.

    Raises `Refused` for any other field, and for one without which nothing can be accepted.
    """
    locked, _item = _open_item(reading, key, revision)
    kind = rules.kind_of(key)
    if field not in rules.EXPECTED.get(kind, ()) or edits.is_required(kind, field):
        raise Refused(_("Không bỏ trống được ô này. Hãy ghi nội dung, hoặc tải lại trang."))
    stated = set(locked.edits.get(key, {}).get("absent", ())) - {field}
    return write(locked, {key: _with(locked, key, "absent", sorted(stated | ({field} if absent else set())))}, by)


def write(reading: Reading, written: Mapping[str, rules.Json], by: User) -> Reading:
    """Puts the edits of some items; one that says nothing is not kept, what changes nothing is not logged."""
    before = {key: reading.edits.get(key, {}) for key in written}
    changed = [key for key in written if written[key] != before[key]]
    if not changed:
        return reading
    for key in changed:
        reading.edits[key] = written[key]
        if not written[key]:
            del reading.edits[key]
    was, now = ({key: edit[key] or None for key in changed} for edit in (before, written))
    return save(reading, "reading.edit", by=by, before=was, after=now)


def _open_item(reading: Reading, key: str, revision: int) -> tuple[Reading, rules.Json]:
    locked = lock(reading, revision)
    item = rules.find(locked.plan, locked.edits, key)
    if item is None:
        raise Refused(_("Mục này không có trong bản đọc. Hãy tải lại trang."))
    if item.get("scope") == "outside":
        raise Refused(_("Nội dung này ngoài phạm vi của hệ thống nên không nhận vào được."))
    return locked, item


def _with(reading: Reading, key: str, what: str, value: Any) -> rules.Json:
    """An item's edit with one part of it put anew; a part that says nothing is left out."""
    before = reading.edits.get(key, {})
    return {name: old for name, old in before.items() if name != what} | ({what: value} if value else {})


def _kept(reading: Reading, key: str, checked: rules.Json) -> rules.Json:
    """What was typed earlier, for the fields that did not come in now."""
    earlier = reading.edits.get(key, {}).get("set", {})
    return {field: value for field, value in earlier.items() if field not in checked}


def _role(reading: Reading, key: str, task: rules.Json, role: str) -> rules.Json:
    return _kept(reading, key, {"role": role}) | ({"role": role} if task["role"] != role else {})


def _tell_head(reading: Reading, head: rules.Json) -> None:
    """Keeps what the queue shows and finds, and what tells the document's twins, in step with the head."""
    reading.title = head["title"] or ""
    reading.folded = folded(reading.title, reading.file.name)
    reading.by_number, reading.by_title = twins.by_number(head), twins.by_title(head)
