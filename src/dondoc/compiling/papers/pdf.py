"""A Word file as PDF, by LibreOffice where it is installed, one at a time."""

from __future__ import annotations

import fcntl
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext as _

from dondoc.core.errors import Refused
from dondoc.documents.converting import word_as_pdf

WAITS = 15
"""Seconds that a request waits for another's file before it is told to come again."""
_LOOKS_AGAIN = 0.25


def as_pdf(content: bytes) -> bytes:
    """Raises `Refused` where LibreOffice is busy with another, and what `word_as_pdf` raises."""
    with _alone():
        return word_as_pdf(content)


@contextmanager
def _alone() -> Iterator[None]:
    """One conversion at a time on a machine: each takes a processor and some hundred MB."""
    with (Path(tempfile.gettempdir()) / f"dondoc-pdf-{os.getuid()}.lock").open("w") as lock:
        until = time.monotonic() + WAITS
        while not _held(lock.fileno()):
            if time.monotonic() > until:
                raise Refused(_("Máy chủ đang lập một tệp PDF khác. Hãy thử lại sau ít phút."))
            time.sleep(_LOOKS_AGAIN)
        yield


def _held(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
