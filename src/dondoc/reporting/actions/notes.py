"""The office's notes on single figures of a report."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers
from dondoc.core.reasons import REASON_LIMIT
from dondoc.reporting.actions.submissions import sent_version
from dondoc.reporting.asked import asked
from dondoc.reporting.models import FigureNote, Obligation


@transaction.atomic
def write_note(*, obligation: Obligation, version: int, indicator_id: int, text: str, by: User) -> None:
    """Writes a note on one indicator of the version that was seen, in place of the one before; without words, none.

    Raises `Refused` when that version waits for nobody any more or the round does not ask the indicator, and for a
    text that is too long; `Invalid` for personal identifiers.
    """
    words = text.replace("\x00", "").strip()
    if len(words) > REASON_LIMIT:
        raise Refused(_("Ghi chú dài quá %(longest)d ký tự. Hãy viết ngắn lại.") % {"longest": REASON_LIMIT})
    refuse_identifiers({"text": words})
    locked, sent = sent_version(obligation, version)
    if indicator_id not in {each.pk for each in asked(locked.cycle)}:
        raise Refused(_("Kỳ báo cáo này không hỏi chỉ số đó. Hãy tải lại trang."))
    old = sent.notes.filter(indicator=indicator_id).first()
    before = old.text if old else ""
    if before == words:
        return
    if words:
        FigureNote.objects.update_or_create(
            submission=sent, indicator_id=indicator_id, defaults={"text": words, "written_by": by}
        )
    elif old:
        old.delete()
    after = {"text": words, "version": version}
    record("submission.note", sent, by=by, unit_id=locked.unit_id, before={"text": before}, after=after)
