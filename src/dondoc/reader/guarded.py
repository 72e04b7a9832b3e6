"""Reads a file in a process of its own, so that a hostile file can neither hang nor fill the server."""

from __future__ import annotations

import json
import logging
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

from dondoc.reader.errors import BROKEN, TOO_MUCH_MEMORY, TOO_SLOW, Unreadable
from dondoc.reader.formats.limits import MEGABYTE, check_size
from dondoc.reader.json import plan_from_json, source_from_json
from dondoc.reader.plan import Plan

COMMAND: tuple[str, ...] = (sys.executable, "-P", "-m", "dondoc.reader.child")

_PACKAGES = str(Path(__file__).parents[2])
_LONGEST_NAME = 255
_LOGGED = 2_000
# Libraries in C end themselves by one of these signals when memory runs out; the kernel does by the first.
_OUT_OF_MEMORY = {signal.SIGKILL, signal.SIGABRT, signal.SIGTRAP, signal.SIGILL}
_OUT_OF_MEMORY_WORDS = (b"MemoryError", b"bad_alloc")

_log = logging.getLogger(__name__)


def read_plan_guarded(data: bytes, *, name: str, seconds: int = 60, memory: int = 1 << 30) -> Plan:
    """Read a plan in a child process with at most so many seconds and bytes of memory.

    The child sees nothing of this process's environment. Raises ``Unreadable`` where the file can't be
    read, and where reading it died by a limit.
    """
    check_size(len(data))
    child = _start(name, seconds, memory)
    try:
        output, complaint = child.communicate(data, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(TOO_SLOW, seconds=seconds) from error
    finally:
        if child.returncode is None:
            os.killpg(child.pid, signal.SIGKILL)
            child.communicate()
    if child.returncode:
        raise _death(child.returncode, complaint, seconds, memory)
    return _plan(output)


def _start(name: str, seconds: int, memory: int) -> subprocess.Popen[bytes]:
    """Start the child as the leader of its own process group, and limit it before it is sent the file."""
    child = subprocess.Popen(  # noqa: S603 - our own interpreter and module; the name is an argument, no shell
        [*COMMAND, name.replace("\0", "")[-_LONGEST_NAME:].encode(errors="replace")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PYTHONPATH": _PACKAGES, "LC_ALL": "C.UTF-8"},
        cwd="/",
        start_new_session=True,
    )
    resource.prlimit(child.pid, resource.RLIMIT_AS, (memory, memory))
    resource.prlimit(child.pid, resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.prlimit(child.pid, resource.RLIMIT_CORE, (0, 0))
    return child


def _death(code: int, complaint: bytes, seconds: int, memory: int) -> Unreadable:
    """What to tell of a child that ended by itself without an answer."""
    if -code == signal.SIGXCPU:
        return Unreadable(TOO_SLOW, seconds=seconds)
    if -code in _OUT_OF_MEMORY or any(word in complaint for word in _OUT_OF_MEMORY_WORDS):
        return Unreadable(TOO_MUCH_MEMORY, limit=memory // MEGABYTE)
    _log.error("The reading process ended with %s: %s", code, complaint[-_LOGGED:].decode(errors="replace"))
    return Unreadable(BROKEN)


def _plan(output: bytes) -> Plan:
    answer = json.loads(output)
    if "error" in answer:
        raise Unreadable(answer["error"]["template"], **answer["error"]["values"])
    return plan_from_json(answer["plan"], source_from_json(answer["source"]))
