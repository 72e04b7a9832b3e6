"""Excel files as answers."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from typing import IO

from django.http import FileResponse

from dondoc.web.units.views.exports import XLSX


def as_xlsx(name: str, day: date, write: Callable[[IO[bytes]], None]) -> FileResponse:
    """What ``write`` puts into a file, to be saved under a name with the day."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 (FileResponse closes it)
    write(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}-{day:%Y-%m-%d}.xlsx", content_type=XLSX)
