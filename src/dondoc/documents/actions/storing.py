"""Writes a file and its reading to the database."""

from __future__ import annotations

import unicodedata

from django.db import transaction

from dondoc.accounts.models import User
from dondoc.core.events import record
from dondoc.documents import twins
from dondoc.documents.models import Reading, StoredFile
from dondoc.documents.queries import live_reading
from dondoc.documents.rules import head_of
from dondoc.documents.search import folded
from dondoc.reader.json import plan_json, source_json
from dondoc.reader.plan import Plan

LONGEST_NAME = 255


@transaction.atomic
def locked_file(*, digest: str, size: int, name: str, unit_id: int, by: User) -> StoredFile:
    """The unit's row of a file that lies on disk, made when it is new, locked until the transaction ends."""
    file, _made = StoredFile.objects.get_or_create(
        unit_id=unit_id, sha256=digest, defaults={"name": _tidy(name), "size": size, "uploaded_by": by}
    )
    return StoredFile.objects.select_for_update().get(pk=file.pk)


@transaction.atomic
def store_reading(plan: Plan, *, file: StoredFile, by: User) -> Reading:
    """The reading of a file that `locked_file` gave; of two who read one file, the second gets the first's."""
    found = live_reading(file.unit_id, file.sha256)
    if found is not None:
        return found
    data = plan_json(plan)
    head = head_of(data, {})
    title = head["title"] or ""
    reading = Reading.objects.create(
        file=file,
        unit_id=file.unit_id,
        plan=data,
        source=source_json(plan.source),
        title=title,
        folded=folded(title, file.name),
        by_number=twins.by_number(head),
        by_title=twins.by_title(head),
    )
    record("reading.create", reading, by=by, unit_id=file.unit_id, after={"file": file.name, "sha256": file.sha256})
    return reading


def _tidy(name: str) -> str:
    """A file's name as it is kept: composed letters, no control characters, its end where it is too long."""
    composed = unicodedata.normalize("NFC", name)
    return "".join(letter for letter in composed if letter.isprintable())[-LONGEST_NAME:] or "van-ban"
