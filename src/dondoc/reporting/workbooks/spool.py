"""Zips that wait to be read, on disk beside the stored files; each is gone as soon as it is read.

They are no documents: what is refused in them, a person's number perhaps, is to be kept nowhere.
"""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from django.conf import settings

_PART = 1 << 20


def keep(uploads: Sequence[tuple[str, IO[bytes]]]) -> str:
    """Puts files into one zip on disk, as they are, and gives its name."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    handle, path = tempfile.mkstemp(dir=folder, suffix=".zip")
    with os.fdopen(handle, "wb") as out, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, upload in uploads:
            with package.open(name, "w", force_zip64=True) as place:
                while part := upload.read(_PART):
                    place.write(part)
    return Path(path).name


def path_of(name: str) -> Path:
    """Where a zip lies."""
    return _folder() / Path(name).name


def drop(name: str) -> None:
    """Takes a zip away; once more does nothing."""
    if name:
        path_of(name).unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "waiting"
