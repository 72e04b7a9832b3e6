"""Taking files in, and taking readings out of the queue."""

from __future__ import annotations

import hashlib
import unicodedata

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers
from dondoc.documents import storage
from dondoc.documents.actions.locking import lock, save
from dondoc.documents.models import Reading, ReadingState, StoredFile
from dondoc.documents.queries import live_reading
from dondoc.documents.refusals import refused
from dondoc.documents.search import folded
from dondoc.reader.errors import Unreadable
from dondoc.reader.guarded import read_plan_guarded
from dondoc.reader.json import plan_json, source_json
from dondoc.reader.plan import Plan

LONGEST_NAME = 255


def read_upload(*, data: bytes, name: str, unit_id: int, by: User) -> Reading:
    """Reads a file in a guarded child process and stores both.

    The same file again gives the reading that is there, waiting or accepted; after a discarded one it is read
    anew. Raises `Refused` with the reader's own sentence for a file that can't be read: nothing is stored
    then.
    """
    found = live_reading(unit_id, hashlib.sha256(data).hexdigest())
    if found is not None:
        return found
    plan = _read(data, name)
    return _store_reading(plan, digest=storage.store(data), size=len(data), name=name, unit_id=unit_id, by=by)


@transaction.atomic
def discard(*, reading: Reading, reason: str, revision: int, by: User) -> Reading:
    """Takes a reading out of the queue, for a reason; the file stays."""
    reason = " ".join(reason.split())
    if not reason:
        raise Refused(_("Hãy ghi lý do bỏ bản đọc này."))
    refuse_identifiers({_("Lý do"): reason})
    locked = lock(reading, revision)
    before = {"state": locked.state}
    locked.state, locked.reason = ReadingState.DISCARDED, reason
    return save(locked, "reading.discard", by=by, before=before, after={"state": locked.state}, reason=reason)


def _read(data: bytes, name: str) -> Plan:
    memory = settings.READ_MEGABYTES << 20
    try:
        return read_plan_guarded(data, name=name, seconds=settings.READ_SECONDS, memory=memory)
    except Unreadable as error:
        raise refused(error) from error


@transaction.atomic
def _store_reading(plan: Plan, *, digest: str, size: int, name: str, unit_id: int, by: User) -> Reading:
    """Writes the rows; of two who send the same file at once, the second gets the first one's reading."""
    shown_name = _tidy(name)
    file, _made = StoredFile.objects.get_or_create(
        unit_id=unit_id, sha256=digest, defaults={"name": shown_name, "size": size, "uploaded_by": by}
    )
    StoredFile.objects.select_for_update().get(pk=file.pk)
    found = live_reading(unit_id, digest)
    if found is not None:
        return found
    title = plan.head.title.text if plan.head.title else ""
    reading = Reading.objects.create(
        file=file,
        unit_id=unit_id,
        plan=plan_json(plan),
        source=source_json(plan.source),
        title=title,
        folded=folded(title, file.name),
    )
    record("reading.create", reading, by=by, unit_id=unit_id, after={"file": file.name, "sha256": digest})
    return reading


def _tidy(name: str) -> str:
    """A file's name as it is kept: composed letters, no control characters, its end where it is too long."""
    composed = unicodedata.normalize("NFC", name)
    return "".join(letter for letter in composed if letter.isprintable())[-LONGEST_NAME:] or "van-ban"
