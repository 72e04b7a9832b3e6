"""Pictures of a stored file's pages, kept on disk so that looking again costs nothing.

The folder may be deleted at any time: a picture that is missing is made anew. The file itself is never touched.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.conf import settings

from dondoc.documents import storage
from dondoc.documents.models import StoredFile
from dondoc.reader import guarded
from dondoc.reader.errors import Unreadable

WIDTH = 1240  # pixels: an A4 page at 150 dots an inch
_KEPT_AFTER_SWEEP = 0.8  # of the room allowed, so that not every new picture sweeps


def picture(file: StoredFile, number: int) -> bytes | None:
    """The page of that number, from 1, as PNG; None where the file is gone or has no such page."""
    kept = _path(file.sha256, number)
    data = _read(kept)
    if data is None and (data := _draw(file, number)) is not None:
        _keep(kept, data)
    return data


def mark_of(file: StoredFile, number: int) -> str:
    """What changes when the picture of a page would: an entity tag, quoted."""
    return f'"{file.sha256[:32]}-{number}-{WIDTH}"'


def _path(digest: str, number: int) -> Path:
    return Path(settings.PAGES_ROOT) / digest[:2] / digest / f"{number}-{WIDTH}"


def _read(path: Path) -> bytes | None:
    try:
        data = path.read_bytes()
        os.utime(path)  # looked at just now: the last to be swept
    except OSError:
        return None
    return data


def _draw(file: StoredFile, number: int) -> bytes | None:
    try:
        data = storage.path_of(file.sha256).read_bytes()
        memory = settings.READ_MEGABYTES << 20
        return guarded.page_image_guarded(
            data, number, name=file.name, width=WIDTH, seconds=settings.READ_SECONDS, memory=memory
        )
    except (FileNotFoundError, LookupError, Unreadable):
        return None


def _keep(path: Path, data: bytes) -> None:
    """Writes a picture whole or not at all; a full disk only means that it is made again."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        Path(name).replace(path)
    except OSError:
        return
    sweep(settings.PAGES_MEGABYTES << 20)


def sweep(most: int) -> None:
    """Deletes the pictures that nobody has looked at for longest where all together take more than ``most`` bytes."""
    kept = sorted(_kept(), key=lambda each: each[1].st_mtime)
    size = sum(stat.st_size for _path, stat in kept)
    if size <= most:
        return
    for path, stat in kept:
        path.unlink(missing_ok=True)
        size -= stat.st_size
        if size <= most * _KEPT_AFTER_SWEEP:
            return


def _kept() -> list[tuple[Path, os.stat_result]]:
    found = []
    for path in Path(settings.PAGES_ROOT).glob("*/*/*"):
        try:
            found.append((path, path.stat()))
        except FileNotFoundError:
            continue  # swept by another process
    return found
