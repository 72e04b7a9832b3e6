"""Files as answers, to be saved: never shown by the browser, whatever is in them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from typing import IO

from django.http import FileResponse, Http404

from dondoc.documents import storage
from dondoc.documents.models import StoredFile

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_excel(name: str, write: Callable[[IO[bytes]], object]) -> FileResponse:
    """The Excel file that ``write`` makes."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 (FileResponse closes it)
    write(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


def download(file: StoredFile | None) -> FileResponse:
    """The file as it came in. Raises ``Http404`` where there is none."""
    return saved(file.sha256, file.name) if file else saved("", "")


def saved(sha256: str, name: str) -> FileResponse:
    """The bytes that lie under a SHA-256, by a name. Raises ``Http404`` where there are none."""
    path = storage.path_of(sha256) if sha256 else None
    if path is None or not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="application/octet-stream")
    response["X-Content-Type-Options"] = "nosniff"
    return response
