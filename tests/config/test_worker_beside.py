"""``dondoc serve`` runs two workers beside the site, one for scans and one for timed work; they never outlive it."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import migrated
from migrated import Variables, clean_variables


@pytest.fixture
def variables(migrated_file: Path, tmp_path: Path) -> Variables:
    """Settings with a database in a folder of their own."""
    migrated.copy(migrated_file, tmp_path)
    return clean_variables(DONDOC_DEBUG="1", DONDOC_DATA_DIR=str(tmp_path))


@pytest.fixture
def site(variables: Variables, request: pytest.FixtureRequest) -> Iterator[subprocess.Popen[bytes]]:
    """The site on a free port, answering; gone at the end with what it started."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "dondoc", "serve", "--workers", "1", "--port", str(port)]
    process = subprocess.Popen([*command, *getattr(request, "param", ())], env=variables, stdout=subprocess.DEVNULL)
    assert comes_true(lambda: answers(port))
    yield process
    left = workers(process.pid).values()
    if process.poll() is None:
        process.terminate()
        process.wait(20)
    for worker in left:
        assert not alive(worker)


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def workers(parent: int) -> dict[str, int]:
    """The workers that were started for that site, by their commands."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if [b"--parent", str(parent).encode()] == words[-3:-1]:
                found[words[-4].decode()] = int(entry.name)
    return found


def alive(process: int) -> bool:
    try:
        return "Z" not in (Path("/proc") / str(process) / "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


def comes_true(fact: Callable[[], object], seconds: float = 30) -> bool:
    for _ in range(int(seconds * 10)):
        if fact():
            return True
        time.sleep(0.1)
    return False


def test_both_workers_run_beside_the_site_and_stop_with_it(site: subprocess.Popen[bytes]) -> None:
    started = workers(site.pid)
    assert sorted(started) == ["work", "worker"]
    site.send_signal(signal.SIGTERM)
    assert site.wait(20) == 0
    assert comes_true(lambda: not any(map(alive, started.values())))


def test_the_workers_of_a_killed_site_end_by_themselves(site: subprocess.Popen[bytes]) -> None:
    assert comes_true(lambda: len(workers(site.pid)) == 2)
    started = workers(site.pid)
    time.sleep(2)  # time to come up: it looks whether its site is there once it is running
    site.send_signal(signal.SIGKILL)
    site.wait()
    assert comes_true(lambda: not any(map(alive, started.values())))


@pytest.mark.parametrize("site", [["--no-work", "--no-timed"]], indirect=True)
def test_a_site_may_leave_the_work_to_others(site: subprocess.Popen[bytes]) -> None:
    assert workers(site.pid) == {}


def work(variables: Variables, *arguments: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "dondoc", "work", *arguments]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_an_empty_queue_is_worked_off_at_once(variables: Variables) -> None:
    assert work(variables, "--once") == (0, "Đã xử lý 0 tệp.\n", "")
