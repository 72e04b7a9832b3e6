"""``dondoc serve`` runs one worker beside the site; the worker never outlives it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Variables = dict[str, str]


@pytest.fixture
def empty(tmp_path: Path) -> Variables:
    """Settings with a folder of their own, without a database yet."""
    others = ("DONDOC_", "DATABASE_", "DJANGO")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(others)}
    return clean | {"DONDOC_DEBUG": "1", "DONDOC_DATA_DIR": str(tmp_path)}


@pytest.fixture
def variables(empty: Variables) -> Variables:
    """The same with a database."""
    subprocess.run([sys.executable, "-m", "dondoc", "migrate"], env=empty, check=True, capture_output=True)
    return empty


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
    left = workers(process.pid)
    if process.poll() is None:
        process.terminate()
        process.wait(20)
    for worker in left:
        assert not alive(worker)


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def workers(parent: int) -> list[int]:
    """The workers that were started for that site."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if [b"work", b"--parent", str(parent).encode()] == words[-4:-1]:
                found.append(int(entry.name))
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


def test_one_worker_runs_beside_the_site_and_stops_with_it(site: subprocess.Popen[bytes]) -> None:
    (worker,) = workers(site.pid)
    site.send_signal(signal.SIGTERM)
    assert site.wait(20) == 0
    assert comes_true(lambda: not alive(worker))


def test_the_worker_of_a_killed_site_ends_by_itself(site: subprocess.Popen[bytes]) -> None:
    assert comes_true(lambda: workers(site.pid))
    (worker,) = workers(site.pid)
    time.sleep(2)  # time to come up: it looks whether its site is there once it is running
    site.send_signal(signal.SIGKILL)
    site.wait()
    assert comes_true(lambda: not alive(worker))


@pytest.mark.parametrize("site", [["--no-work"]], indirect=True)
def test_a_site_may_leave_the_work_to_others(site: subprocess.Popen[bytes]) -> None:
    assert workers(site.pid) == []


def work(variables: Variables, *arguments: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "dondoc", "work", *arguments]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_an_empty_queue_is_worked_off_at_once(variables: Variables) -> None:
    assert work(variables, "--once") == (0, "Đã xử lý 0 tệp.\n", "")


def test_work_on_an_empty_database_says_to_migrate(empty: Variables) -> None:
    assert work(empty) == (2, "", "Cơ sở dữ liệu chưa đúng phiên bản. Hãy chạy: dondoc migrate\n")
