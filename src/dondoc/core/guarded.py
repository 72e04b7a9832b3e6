"""Runs a module of ours on a hostile file in a process of its own, within limits of time and memory."""

from __future__ import annotations

import fcntl
import logging
import os
import resource
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

_PACKAGES = str(Path(__file__).parents[2])
_LOGGED = 2_000
_PART = 1 << 16  # bytes taken from a pipe at once
_BEHIND = 5  # in niceness: a process that is ahead gives way to the one that waits for the end
_AHEAD = 1 << 20  # bytes that a process may be ahead of who reads its lines: both work meanwhile

_log = logging.getLogger(__name__)


class Ended(Exception):
    """The process died by a limit or by a fault, without an answer."""


def run_guarded(module: str, data: bytes, *, seconds: int, memory: int) -> bytes:
    """What ``python -m module`` writes that is sent ``data``, with at most so many seconds and bytes of memory.

    The process sees nothing of this one's environment. Raises `Ended` where it gives no answer.
    """
    command = [sys.executable, "-P", "-m", module]
    child = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PYTHONPATH": _PACKAGES, "LC_ALL": "C.UTF-8"},
        cwd="/",
    )
    with child:
        for limit, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
            resource.prlimit(child.pid, limit, (most, most))
        try:
            output, complaint = child.communicate(data, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            child.kill()
            raise Ended from error
    if child.returncode:
        _log.warning("%s ended with %s: %s", module, child.returncode, complaint[-_LOGGED:].decode(errors="replace"))
        raise Ended
    return output


def lines_guarded(
    module: str, arguments: Sequence[str], source: IO[bytes], *, seconds: int, memory: int
) -> Iterator[bytes]:
    """The lines of ``python -m module arguments`` that reads ``source``, each as soon as it is there.

    The process has so many seconds for each line, and so many bytes of memory; it ends when nobody reads on. Raises
    `Ended` where it stops before it is done.
    """
    child = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=source,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": _PACKAGES, "LC_ALL": "C.UTF-8"},
        cwd="/",
    )
    with child:
        try:
            for limit, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
                resource.prlimit(child.pid, limit, (most, most))
            os.setpriority(os.PRIO_PROCESS, child.pid, os.getpriority(os.PRIO_PROCESS, 0) + _BEHIND)
            assert child.stdout is not None
            with suppress(OSError):  # where the system gives less, the process waits more often
                fcntl.fcntl(child.stdout.fileno(), fcntl.F_SETPIPE_SZ, _AHEAD)
            yield from _lines(child.stdout.fileno(), seconds)
            if child.wait(seconds):
                _log.warning("%s ended with %s", module, child.returncode)
                raise Ended
        except subprocess.TimeoutExpired as error:
            raise Ended from error
        finally:
            child.kill()


def _lines(handle: int, seconds: int) -> Iterator[bytes]:
    """Whole lines from a pipe until it is closed; raises `Ended` when one takes too long or breaks off."""
    rest, until = b"", time.monotonic() + seconds
    while select.select([handle], [], [], max(until - time.monotonic(), 0))[0]:
        part = os.read(handle, _PART)
        *whole, rest = (rest + part).split(b"\n") if b"\n" in part else (rest + part,)
        if whole:
            yield from whole
            until = time.monotonic() + seconds
        if not part:
            if rest:
                raise Ended
            return
    raise Ended
