"""Where the files of closed rounds are, and which event of the log they know of."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from dondoc.core.events import Seal
from dondoc.core.models import Event

MARK = "mark.json"


def root() -> Path:
    """The folder of the files; it need not be there yet."""
    return Path(settings.HISTORY_ROOT)


def file_of(cycle_id: int) -> Path:
    """The file of a round."""
    return root() / f"ky-{cycle_id}.parquet"


def written() -> dict[int, Path]:
    """Cycle id -> file, of all that are there."""
    found = root().glob("ky-*.parquet") if root().exists() else ()
    return {int(each.stem.removeprefix("ky-")): each for each in found}


def put(path: Path, content: bytes | None = None, *, written_at: Path | None = None) -> None:
    """Puts content, or a file written beside it, in place at once: readers find the old one or the new one."""
    if written_at is None:
        written_at = scratch()
        written_at.write_bytes(content or b"")
    written_at.replace(path)


def scratch() -> Path:
    """A new empty file in the folder, not seen as one of its files."""
    root().mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=root())
    os.close(handle)
    return Path(name)


def mark() -> int | None:
    """The last event that all files know of; None where there is none, or the log is another one."""
    with suppress(OSError, ValueError, KeyError):
        words = json.loads((root() / MARK).read_text(encoding="ascii"))
        if Event.objects.filter(pk=words["id"], digest=words["digest"]).exists():
            return int(words["id"])
    return None


def set_mark(seal: Seal) -> None:
    """Says up to which event the files know of everything."""
    put(root() / MARK, json.dumps({"id": seal.id, "digest": seal.digest}).encode())
