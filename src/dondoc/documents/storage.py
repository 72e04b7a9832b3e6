"""Files on disk, named by their SHA-256.

A file is written whole and synced before the database hears of it.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


def store(data: bytes) -> str:
    """Writes the bytes once and gives their SHA-256; the same bytes again cost nothing."""
    digest = hashlib.sha256(data).hexdigest()
    path = path_of(digest)
    if path.exists():
        return digest
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    Path(name).chmod(settings.FILE_UPLOAD_PERMISSIONS)
    Path(name).replace(path)
    _sync_folder(path.parent)
    return digest


def path_of(digest: str) -> Path:
    """Where the bytes of a SHA-256 lie, or would lie."""
    return Path(settings.MEDIA_ROOT) / digest[:2] / digest


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
