"""Runs a module of ours on a hostile file in a process of its own, within limits of time and memory."""

from __future__ import annotations

import logging
import resource
import subprocess
import sys
from pathlib import Path

_PACKAGES = str(Path(__file__).parents[2])
_LOGGED = 2_000

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
