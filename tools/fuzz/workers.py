"""Reads damaged files one after another in a forked process, which is put down when a file takes too much."""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dondoc.reader import Unreadable, read_plan
from dondoc.reader.json import plan_json, source_json
from tools.fuzz.seeds import Format, case

# A worker's own memory grows with the files it has read, so each reads so many only.
_FILES_A_WORKER = 500
_MESSAGE_END = b"\n"
_READ = 1 << 16
# A file that is waited for without work counts as a hang after so many times the limit.
_PATIENCE = 6


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading may take at most."""

    seconds: float = 10.0
    memory: int = 1 << 30


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the reading of one file ended: "read", "refused", or a finding: "error", "hang", "memory", "death".

    ``memory`` is the most that the worker has held so far, in bytes; ``told`` says where and why it ended so.
    """

    number: int
    kind: str
    seconds: float
    memory: int = 0
    told: str = ""

    @property
    def is_finding(self) -> bool:
        return self.kind not in ("read", "refused")


def run(format: Format, seed: int, numbers: range, limits: Limits) -> Iterator[Outcome]:
    """The outcome for each number in order; the worker is started anew after each death."""
    start = numbers.start
    while start < numbers.stop:
        batch = range(start, min(start + _FILES_A_WORKER, numbers.stop))
        for outcome in _batch(format, seed, batch, limits):
            start = outcome.number + 1
            yield outcome


def _batch(format: Format, seed: int, numbers: range, limits: Limits) -> Iterator[Outcome]:
    """Outcomes up to the first that ended the worker."""
    incoming, outgoing = os.pipe()
    worker = os.fork()
    if worker == 0:
        os.close(incoming)
        _work(format, seed, numbers, limits, outgoing)
    os.close(outgoing)
    number, began, status = numbers.start, time.monotonic(), None
    try:
        for message in _messages(incoming, worker, limits.seconds):
            if message is None:
                yield Outcome(number, "hang", time.monotonic() - began)
                return
            outcome = Outcome(**json.loads(message))
            number, began = outcome.number + 1, time.monotonic()
            yield outcome
        if number < numbers.stop:
            _, status = os.waitpid(worker, 0)
            yield _death(number, status, time.monotonic() - began)
    finally:
        os.close(incoming)
        if status is None:
            os.kill(worker, signal.SIGKILL)
            os.waitpid(worker, 0)


def _messages(source: int, worker: int, seconds: float) -> Iterator[bytes | None]:
    """The worker's lines; None where it has worked too long for one, or waited far too long."""
    held = b""
    worked, patience = _worked(worker), _PATIENCE
    while True:
        ready, _, _ = select.select([source], [], [], seconds)
        if not ready:
            patience -= 1
            if patience and _worked(worker) - worked < seconds:
                continue
            yield None
            return
        content = os.read(source, _READ)
        if not content:
            return
        *messages, held = (held + content).split(_MESSAGE_END)
        yield from messages
        worked, patience = _worked(worker), _PATIENCE


def _worked(process: int) -> float:
    """Seconds of processor time of a process so far: on a busy machine more time passes than that."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _death(number: int, status: int, seconds: float) -> Outcome:
    told = f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else f"exit {os.WEXITSTATUS(status)}"
    return Outcome(number, "death", seconds, told=told)


def _work(format: Format, seed: int, numbers: range, limits: Limits, outgoing: int) -> None:
    """Read the files of the batch and tell how each ended; never returns."""
    status = 1
    try:
        # Libraries complain of damaged pictures there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        for number in numbers:
            outcome = _outcome(format, case(format, seed, number), number)
            os.write(outgoing, json.dumps(outcome).encode() + _MESSAGE_END)
        status = 0
    finally:
        os._exit(status)


def _outcome(format: Format, data: bytes, number: int) -> dict[str, object]:
    began = time.perf_counter()
    kind, told = read(data, format.name)
    seconds = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"number": number, "kind": kind, "seconds": seconds, "memory": memory, "told": told}


def read(data: bytes, name: str) -> tuple[str, str]:
    """Read one file to its last byte of output; how it ended and what it told."""
    try:
        plan = read_plan(data, name=name)
        json.dumps([plan_json(plan), source_json(plan.source)], ensure_ascii=False).encode()
    except Unreadable as error:
        return "refused", str(error)
    except MemoryError:
        return "memory", ""
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return "error", f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})"
    return "read", ""
