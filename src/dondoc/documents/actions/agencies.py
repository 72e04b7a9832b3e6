"""Saying by hand which units a wording means, and writing a wording anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.documents import edits, rules
from dondoc.documents.actions.items import write
from dondoc.documents.actions.locking import lock, save
from dondoc.documents.models import Reading
from dondoc.documents.queries import matches
from dondoc.units.actions import create_unit
from dondoc.units.models import Unit, UnitKind
from dondoc.units.queries import subtree


@transaction.atomic
def map_agency(
    *, reading: Reading, wording: str, unit_ids: Sequence[int] | None, revision: int, day: date, by: User
) -> Reading:
    """Says by hand which units a wording means ([]: none of ours); None goes back to the computed match.

    Raises `Refused` for a wording that the reading does not hold, and for units that on ``day`` do not stand
    at or below the reading's own unit.
    """
    locked = lock(reading, revision)
    if wording not in rules.wordings(rules.proposal(locked.plan, locked.edits)):
        raise Refused(_("Cơ quan này không còn trong bản đọc. Hãy tải lại trang."))
    chosen = None if unit_ids is None else sorted(set(unit_ids))
    if chosen and subtree(locked.unit_id, day).filter(unit_id__in=chosen).count() != len(chosen):
        raise Refused(_("Có đơn vị không thuộc cây đơn vị của bạn hoặc đã kết thúc. Hãy chọn lại đơn vị."))
    before = locked.mapping.get(wording)
    if chosen == before:
        return locked
    if chosen is None:
        del locked.mapping[wording]
    else:
        locked.mapping[wording] = chosen
    return save(locked, "reading.map", by=by, before={wording: before}, after={wording: chosen})


@transaction.atomic
def rename_agency(*, reading: Reading, wording: str, name: str, revision: int, by: User) -> Reading:
    """Writes an agency's name anew wherever the wording stands: as charged, as partner, as sender or receiver.

    Raises `Refused` for a wording that the reading does not hold, `Invalid` (at "agency") for a name that can't be
    used.
    """
    locked = lock(reading, revision)
    shown = rules.proposal(locked.plan, locked.edits)
    if wording not in rules.wordings(shown):
        raise Refused(_("Cơ quan này không còn trong bản đọc. Hãy tải lại trang."))
    new = edits.addition("assignments", {"agency": name})["agency"]
    written: dict[str, rules.Json] = {}
    for key, item in rules.items(shown):
        if changed := {} if item["outside"] else _renamed(item, wording, new):
            edit = locked.edits.get(key, {})
            written[key] = edit | {"set": edit.get("set", {}) | changed}
    return write(locked, written, by)


def _renamed(item: rules.Json, wording: str, name: str) -> rules.Json:
    """The fields of an item that hold the wording, with the name in its place."""
    changed: rules.Json = {field: name for field in ("agency", "who", "to") if item.get(field) == wording}
    if wording in item.get("partners", ()):
        partners = [name if partner == wording else partner for partner in item["partners"]]
        changed["partners"] = list(dict.fromkeys(partners))
    return changed


@transaction.atomic
def set_vague_aside(*, reading: Reading, revision: int, day: date, by: User) -> Reading:
    """Says of every wording that names no unit ("các đơn vị liên quan") that it means none of ours."""
    locked = lock(reading, revision)
    found = matches(locked, rules.proposal(locked.plan, locked.edits), day)
    vague = [wording for wording, meaning in found.items() if meaning.vague]
    if not vague:
        return locked
    after: dict[str, list[int]] = {wording: [] for wording in vague}
    locked.mapping |= after
    return save(locked, "reading.map", by=by, before=dict.fromkeys(vague), after=after)


@transaction.atomic
def create_unit_for(
    *, reading: Reading, wording: str, name: str, kind: UnitKind, revision: int, day: date, by: User
) -> Reading:
    """Creates a unit below the reading's own from ``day`` on, and says that the wording means it.

    Raises `Invalid` where the unit can't be created so (see `create_unit`), `Refused` as `map_agency` does.
    """
    lock(reading, revision)
    parent = Unit.objects.get(pk=reading.unit_id)
    unit = create_unit(name=name, kind=kind, parent=parent, valid_from=day, by=by)
    return map_agency(reading=reading, wording=wording, unit_ids=[unit.pk], revision=revision, day=day, by=by)
