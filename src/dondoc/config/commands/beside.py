"""Workers beside the site: child processes that never outlive it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 10  # seconds that a worker gets to end what it has in its hands
READING, TIMED = "work", "worker"
"""The commands that recognise scans, and that do everything that is timed."""


@contextmanager
def workers_beside(*commands: str) -> Iterator[None]:
    """One child process for each command as long as the block runs; all end by themselves if this one is killed."""
    started = [_start(command) for command in commands]
    try:
        yield
    finally:
        for child in started:
            child.terminate()
        for child in started:
            try:
                child.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                child.kill()


def _start(command: str) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "dondoc", command, "--parent", str(os.getpid())]
    return subprocess.Popen(words)  # noqa: S603 - our own interpreter and module
