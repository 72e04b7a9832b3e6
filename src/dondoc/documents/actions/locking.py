"""Taking hold of a reading to change it, and letting go with an event."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.core.events import record
from dondoc.documents.models import Reading, ReadingState

Values = dict[str, Any]


def lock(reading: Reading, revision: int) -> Reading:
    """The reading, locked; `Refused` when it is decided, or no longer at the revision that was seen."""
    locked = Reading.objects.select_for_update(of=("self",)).select_related("file").get(pk=reading.pk)
    if locked.state != ReadingState.WAITING:
        raise Refused(_("Bản đọc này đã được xử lý. Hãy mở lại danh sách văn bản."))
    if locked.revision != revision:
        raise Refused(_("Người khác vừa sửa bản đọc này. Hãy tải lại trang để xem rồi sửa tiếp."))
    return locked


def save(reading: Reading, verb: str, *, by: User, before: Values, after: Values, reason: str = "") -> Reading:
    """Stores a changed reading as the next revision, with its event."""
    reading.revision += 1
    reading.save()
    record(verb, reading, by=by, unit_id=reading.unit_id, before=before, after=after, reason=reason)
    return reading
