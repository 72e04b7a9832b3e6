"""Taking files in, and taking readings out of the queue."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.core.identifiers import refuse_identifiers
from dondoc.documents import storage
from dondoc.documents.actions.jobs import enqueue
from dondoc.documents.actions.locking import lock, save
from dondoc.documents.actions.storing import locked_file, store_reading
from dondoc.documents.models import Reading, ReadingJob, ReadingState
from dondoc.documents.queries import live_reading
from dondoc.documents.refusals import refused
from dondoc.reader import guarded
from dondoc.reader.errors import Unreadable
from dondoc.reader.plan import Plan


def take_in(*, data: bytes, name: str, unit_id: int, by: User) -> Reading | ReadingJob:
    """Reads a file at once, or where its pages are pictures leaves that to a worker.

    The same file again gives the reading or the job that is there; after a discarded reading it is read anew.
    Raises `Refused` with the reader's own sentence for a file that can't be read, and for a personal identifier in
    its name: nothing is stored then.
    """
    refuse_name(name)
    found = live_reading(unit_id, hashlib.sha256(data).hexdigest())
    if found is not None:
        return found
    if guarded.needs_recognition(data, name):
        return enqueue(digest=storage.store(data), size=len(data), name=name, unit_id=unit_id, by=by)
    return read_upload(data=data, name=name, unit_id=unit_id, by=by)


def read_upload(*, data: bytes, name: str, unit_id: int, by: User) -> Reading:
    """Reads a file in a guarded child process, here and now, and stores both.

    The same file again gives the reading that is there, waiting or accepted. Raises `Refused` as `take_in`.
    """
    refuse_name(name)
    found = live_reading(unit_id, hashlib.sha256(data).hexdigest())
    if found is not None:
        return found
    plan = _read(data, name)
    digest = storage.store(data)
    with transaction.atomic():
        file = locked_file(digest=digest, size=len(data), name=name, unit_id=unit_id, by=by)
        return store_reading(plan, file=file, by=by)


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


def refuse_name(name: str) -> None:
    """Raises `Invalid` for a file's name with a personal identifier: a document is kept as issued, a name is typed."""
    refuse_identifiers({_("Tên tệp"): name})


def _read(data: bytes, name: str) -> Plan:
    memory = settings.READ_MEGABYTES << 20
    try:
        return guarded.read_plan_guarded(data, name=name, seconds=settings.READ_SECONDS, memory=memory)
    except Unreadable as error:
        raise refused(error) from error
