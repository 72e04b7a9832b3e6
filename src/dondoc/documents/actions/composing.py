"""Putting the changes that a document orders into the text of a plan, as a reading of its own, to be checked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.core.events import record
from dondoc.documents import storage
from dondoc.documents.actions.storing import locked_file, store_reading
from dondoc.documents.composing import Composed, carried_edits, compose
from dondoc.documents.models import Composition, Reading, ReadingState
from dondoc.documents.refusals import refused
from dondoc.documents.rules import proposal, wordings
from dondoc.reader import guarded
from dondoc.reader.errors import Unreadable
from dondoc.reader.json import plan_from_json, source_from_json
from dondoc.reader.plan import Plan
from dondoc.reader.source import Source


def compose_reading(*, base: Reading, document: Reading, numbers: Sequence[int], unit_id: int, by: User) -> Reading:
    """The text of ``base`` with some changes of ``document``, read anew; what people corrected goes along.

    The reading is the unit's, and waits to be checked. The same changes of the same text give the reading that is
    there. Raises `Refused` for a document that was discarded, where not one change can be made, and with the
    reader's sentence where the text can't be read.
    """
    if document.state == ReadingState.DISCARDED:
        raise Refused(_("Văn bản sửa đổi đã bị bỏ. Hãy tải lại văn bản để đọc lần nữa."))
    source = source_from_json(base.source)
    composed = _composed(base, source, document, numbers)
    data = composed.whole.source.text.encode()
    plan = _read(composed.whole.source)
    digest = storage.store(data)
    with transaction.atomic():
        file = locked_file(digest=digest, size=len(data), name=_name(base, document), unit_id=unit_id, by=by)
        reading = store_reading(plan, file=file, by=by)
        found = Composition.objects.filter(reading=reading).first()
        if found is None and reading.pk not in (base.pk, document.pk):
            return _keep(reading, base, source, document, composed, by)
    if found is None or (found.base_id, found.document_id) != (base.pk, document.pk):
        raise Refused(_("Bản sau khi ghép trùng với một văn bản đã có. Hãy mở văn bản đó trong danh sách."))
    return reading


@transaction.atomic
def take_over_choices(*, reading: Reading, base: Reading, by: User) -> Reading:
    """Gives wordings of a new text the units that were chosen by hand for the same wordings of the text before it.

    What was chosen for the new text itself stays.
    """
    locked = Reading.objects.select_for_update().get(pk=reading.pk)
    if locked.state != ReadingState.WAITING:
        return locked
    wanted = set(wordings(proposal(locked.plan, locked.edits))) - set(locked.mapping)
    chosen = {wording: units for wording, units in base.mapping.items() if wording in wanted}
    if chosen:
        locked.mapping |= chosen
        locked.revision += 1
        locked.save(update_fields=["mapping", "revision"])
        record("reading.map", locked, by=by, unit_id=locked.unit_id, before=dict.fromkeys(chosen), after=chosen)
    return locked


def _composed(base: Reading, source: Source, document: Reading, numbers: Sequence[int]) -> Composed:
    outline = [(item["path"], item["span"][0]) for item in base.plan.get("outline", ())]
    amending = plan_from_json(document.plan, source_from_json(document.source))
    composed = compose(source, outline, amending, numbers)
    if not any(outcome.why is None for outcome in composed.outcomes):
        raise Refused(
            _(
                "Không tìm thấy trong kế hoạch này điểm, khoản, mục nào mà văn bản sửa đổi nêu. Hãy xem lại kế hoạch "
                "đã chọn, hoặc tải lên bản kế hoạch đầy đủ sau khi sửa đổi."
            )
        )
    return composed


def _keep(reading: Reading, base: Reading, source: Source, document: Reading, composed: Composed, by: User) -> Reading:
    reading.mapping = base.mapping
    reading.edits = carried_edits(base.edits, base.plan, source, reading.plan, composed.whole)
    reading.save(update_fields=["mapping", "edits"])
    outcomes = [[outcome.number, outcome.why] for outcome in composed.outcomes]
    Composition.objects.create(reading=reading, base=base, document=document, outcomes=outcomes)
    made = sum(outcome.why is None for outcome in composed.outcomes)
    after = {"base": base.pk, "document": document.pk, "made": made, "by_hand": len(outcomes) - made}
    record("reading.compose", reading, by=by, unit_id=reading.unit_id, after=after)
    return reading


def _read(source: Source) -> Plan:
    try:
        return guarded.read_source_guarded(source, seconds=settings.READ_SECONDS, memory=settings.READ_MEGABYTES << 20)
    except Unreadable as error:
        raise refused(error) from error


def _name(base: Reading, document: Reading) -> str:
    """What the text is called: after the file of the plan, and the number of what amends it where that has one."""
    number = (document.plan.get("number") or "").replace("/", "-")
    stem = PurePath(base.file.name).stem.partition(" (hợp nhất")[0]
    return f"{stem} (hợp nhất{' ' + number if number else ''}).txt"
