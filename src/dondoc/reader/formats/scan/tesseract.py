"""Tesseract as a child process: a page's grey values in, what it recognised out. Nothing of it touches the disk."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from enum import StrEnum
from functools import cache

from dondoc.reader.errors import NO_RECOGNITION, PAGE_TOO_SLOW, RECOGNITION_FAILED, Unreadable
from dondoc.reader.formats.scan.picture import POINTS_AN_INCH, Picture

LANGUAGE = "vie"
SECONDS_A_PAGE = 60

_PLACES = f"{os.defpath}:/usr/local/bin"
_ENVIRONMENT = {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}
_SECONDS_TO_LIST = 20


@cache
def program() -> str:
    """Where tesseract is. Raises ``Unreadable`` where it or its Vietnamese data is not installed."""
    path = shutil.which("tesseract", path=_PLACES)
    if path is None:
        raise Unreadable(NO_RECOGNITION)
    listed = subprocess.run(  # noqa: S603 - a fixed command
        [path, "--list-langs"], capture_output=True, env=_ENVIRONMENT, timeout=_SECONDS_TO_LIST, check=False
    )
    if LANGUAGE not in listed.stdout.decode(errors="replace").split():
        raise Unreadable(NO_RECOGNITION)
    return path


class Layout(StrEnum):
    """How a picture is laid out, by tesseract's numbers: a page to be analysed, or one block of lines."""

    PAGE = "3"
    BLOCK = "6"


class Recognition:
    """One picture of a page on its way through tesseract."""

    def __init__(self, number: int, picture: Picture, layout: Layout) -> None:
        self.number, self.layout = number, layout
        self._started = time.monotonic()
        density = str(round(picture.scale * POINTS_AN_INCH))
        self._answer = os.memfd_create("answer")
        page = os.memfd_create("page")
        try:
            _write(page, picture)
            self._process = subprocess.Popen(  # noqa: S603 - a fixed command; the page is its standard input
                [program(), "-", "-", "-l", LANGUAGE, "--dpi", density, "--psm", layout, "hocr"],
                stdin=page,
                stdout=self._answer,
                stderr=subprocess.DEVNULL,
                env=_ENVIRONMENT,
                cwd="/",
            )
        finally:
            os.close(page)
        self.ended = os.pidfd_open(self._process.pid)

    def left(self) -> float:
        """Seconds until it has taken too long."""
        return max(self._started + SECONDS_A_PAGE - time.monotonic(), 0.0)

    def answer(self) -> bytes:
        """The answer, in hOCR. Raises ``Unreadable`` where there is none, or none in time."""
        try:
            code = self._process.wait(self.left())
        except subprocess.TimeoutExpired as error:
            raise Unreadable(PAGE_TOO_SLOW, page=self.number, seconds=SECONDS_A_PAGE) from error
        if -code == signal.SIGXCPU:
            raise Unreadable(PAGE_TOO_SLOW, page=self.number, seconds=SECONDS_A_PAGE)
        if code:
            raise Unreadable(RECOGNITION_FAILED, page=self.number)
        os.lseek(self._answer, 0, os.SEEK_SET)
        with os.fdopen(os.dup(self._answer), "rb") as answer:
            return answer.read()

    def close(self) -> None:
        """End it, if it runs, and free what it holds."""
        self._process.kill()
        self._process.wait()
        os.close(self.ended)
        os.close(self._answer)


def _write(file: int, picture: Picture) -> None:
    """The page as a PGM, ready to be read from its beginning."""
    height, width = picture.gray.shape
    with os.fdopen(os.dup(file), "wb") as page:
        page.write(b"P5\n%d %d\n255\n" % (width, height))
        page.write(picture.gray.data)
    os.lseek(file, 0, os.SEEK_SET)
