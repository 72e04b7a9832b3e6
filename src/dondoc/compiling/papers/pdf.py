"""A Word file as PDF, by LibreOffice where it is installed."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext as _

from dondoc.core.errors import Refused

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 120


def as_pdf(content: bytes) -> bytes:
    """Raises `Refused` where LibreOffice is not installed, gives nothing within its time, or is busy with another."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise Refused(_("Máy chủ chưa cài LibreOffice nên chưa lập được PDF. Hãy tải tệp Word rồi lưu thành PDF."))
    with _alone(), tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder, "van-ban.docx"), Path(folder, "van-ban.pdf")
        source.write_bytes(content)
        home = Path(folder, "home").as_uri()
        command = [program, "--headless", f"-env:UserInstallation={home}", "--convert-to", "pdf", "--outdir", folder]
        try:
            subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=SECONDS)  # noqa: S603
            return made.read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise Refused(_("Chưa lập được PDF. Hãy thử lại, hoặc tải tệp Word rồi lưu thành PDF.")) from error


@contextmanager
def _alone() -> Iterator[None]:
    """One conversion at a time on a machine: each takes a processor and some hundred MB."""
    with (Path(tempfile.gettempdir()) / f"dondoc-pdf-{os.getuid()}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refused(_("Máy chủ đang lập một tệp PDF khác. Hãy thử lại sau ít phút.")) from error
        yield
