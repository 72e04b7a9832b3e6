"""Runs a command on a file in a process of its own, within limits of time and memory."""

from __future__ import annotations

import logging
import os
import resource
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from dondoc.reader.errors import BROKEN, TOO_MUCH_MEMORY, TOO_SLOW, Unreadable
from dondoc.reader.formats.limits import MEGABYTE, RECOGNISED_PAGES
from dondoc.reader.progress import Progress

# What a page that must be recognised adds to the limits of time and CPU.
SECONDS_A_PAGE = 20

_PACKAGES = str(Path(__file__).parents[2])
_LOGGED = 2_000
_CHUNK = 4096
# Libraries in C end themselves by one of these signals when memory runs out; the kernel does by the first.
_OUT_OF_MEMORY = {signal.SIGKILL, signal.SIGABRT, signal.SIGTRAP, signal.SIGILL}
_OUT_OF_MEMORY_WORDS = (b"MemoryError", b"bad_alloc")

_log = logging.getLogger(__name__)


def run(
    command: Sequence[str | bytes], data: bytes, *, seconds: int, memory: int, progress: Progress | None = None
) -> bytes:
    """What a command writes that is sent the file on standard input.

    The command's last argument is the number of a pipe on which it may tell, a line each, how many pages of how
    many it has recognised; each such page adds ``SECONDS_A_PAGE`` to the limit. ``progress`` is called with
    both numbers in the caller's thread; what it raises ends the process. The process sees nothing of this
    one's environment. Raises ``Unreadable`` where it died by a limit or by a fault.
    """
    with _pipe() as (told, teller):
        child = _start([*command, str(teller)], teller, seconds, memory)
        os.close(teller)
        talk = _Talk(child, data)
        watch = _Watch(child, seconds)
        try:
            talk.start()
            for done, pages in watch.reports(told):
                watch.extend(pages)
                if progress:
                    progress(done, pages)
            talk.join(watch.left())
            if talk.is_alive():
                raise watch.too_slow()
        finally:
            if talk.is_alive() or child.returncode:
                # A process that was ended may have left others of its group behind.
                with suppress(ProcessLookupError):
                    os.killpg(child.pid, signal.SIGKILL)
            talk.join()
    if child.returncode:
        raise _death(child.returncode, talk.complaint, watch.seconds, memory)
    return talk.output


@contextmanager
def _pipe() -> Iterator[tuple[int, int]]:
    """A pipe whose reading end is closed at the end; its writing end is the caller's to close."""
    told, teller = os.pipe()
    try:
        yield told, teller
    finally:
        os.close(told)


def _start(command: Sequence[str | bytes], teller: int, seconds: int, memory: int) -> subprocess.Popen[bytes]:
    """Start the child as the leader of its own process group, and limit it before it is sent the file."""
    child = subprocess.Popen(  # noqa: S603 - our own interpreter and module; the name is an argument, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pass_fds=(teller,),
        env={"PYTHONPATH": _PACKAGES, "LC_ALL": "C.UTF-8"},
        cwd="/",
        start_new_session=True,
    )
    most = seconds + RECOGNISED_PAGES * SECONDS_A_PAGE + 1
    resource.prlimit(child.pid, resource.RLIMIT_AS, (memory, memory))
    resource.prlimit(child.pid, resource.RLIMIT_CPU, (seconds, most))
    resource.prlimit(child.pid, resource.RLIMIT_CORE, (0, 0))
    return child


class _Talk(threading.Thread):
    """Sends the file and collects what is written, while the caller listens to the progress."""

    def __init__(self, child: subprocess.Popen[bytes], data: bytes) -> None:
        super().__init__(daemon=True)
        self._child, self._data = child, data
        self.output = self.complaint = b""

    def run(self) -> None:
        self.output, self.complaint = self._child.communicate(self._data)


class _Watch:
    """The time that a child has left."""

    def __init__(self, child: subprocess.Popen[bytes], seconds: int) -> None:
        self._child, self._base = child, seconds
        self._started = time.monotonic()
        self._pages = 0
        self.seconds = seconds

    def left(self) -> float:
        """Seconds until the limit, none where it has passed."""
        return max(self._started + self.seconds - time.monotonic(), 0.0)

    def extend(self, pages: int) -> None:
        """Give time for so many pages to recognise, once."""
        pages = min(pages, RECOGNISED_PAGES)
        if pages <= self._pages:
            return
        self._pages = pages
        self.seconds = self._base + pages * SECONDS_A_PAGE
        most = self._base + RECOGNISED_PAGES * SECONDS_A_PAGE + 1
        with suppress(ProcessLookupError):
            resource.prlimit(self._child.pid, resource.RLIMIT_CPU, (self.seconds, most))

    def reports(self, told: int) -> Iterator[tuple[int, int]]:
        """Pages done and pages in all, until the child closes the pipe. Raises ``Unreadable`` at the limit."""
        begun = b""
        with selectors.DefaultSelector() as selector:
            selector.register(told, selectors.EVENT_READ)
            while True:
                if not selector.select(self.left()):
                    raise self.too_slow()
                chunk = os.read(told, _CHUNK)
                if not chunk:
                    return
                *lines, begun = (begun + chunk).split(b"\n")
                for line in lines:
                    done, pages = map(int, line.split())
                    yield done, pages

    def too_slow(self) -> Unreadable:
        """What to tell when the limit has passed."""
        return Unreadable(TOO_SLOW, seconds=self.seconds)


def _death(code: int, complaint: bytes, seconds: int, memory: int) -> Unreadable:
    """What to tell of a child that ended by itself without an answer."""
    if -code == signal.SIGXCPU:
        return Unreadable(TOO_SLOW, seconds=seconds)
    if -code in _OUT_OF_MEMORY or any(word in complaint for word in _OUT_OF_MEMORY_WORDS):
        return Unreadable(TOO_MUCH_MEMORY, limit=memory // MEGABYTE)
    _log.error("The reading process ended with %s: %s", code, complaint[-_LOGGED:].decode(errors="replace"))
    return Unreadable(BROKEN)


PYTHON: tuple[str, ...] = (sys.executable, "-P", "-m")
