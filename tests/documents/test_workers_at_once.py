"""Several workers on one queue, on SQLite with a file and on PostgreSQL; workers that die or are told to end.

The workers are processes of their own, so that they can be killed; they share the database with the test.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import connection

import migrated
from cast import Cast, make_cast
from dondoc.documents.actions import work
from dondoc.documents.models import Reading, ReadingJob
from jobs import make_job

SLOWLY = str(Path(__file__).parent / "work_slowly.py")
SCRIPT = """
import django; django.setup()
from cast import make_cast
from jobs import make_job
cast = make_cast()
for number in range(int(__import__("sys").argv[1])):
    make_job(cast, data=str(number).encode(), name=f"{number}.png")
"""
Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture(scope="module")
def queue(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database file and six scans in its queue."""
    folder = tmp_path_factory.mktemp("queue")
    migrated.copy(migrated_file, folder)
    subprocess.run([sys.executable, "-c", SCRIPT, "6"], env=variables(folder), check=True, capture_output=True)
    return folder


def variables(folder: Path) -> migrated.Variables:
    """Those of a process that finds its database in a folder, and the tests beside the product."""
    paths = os.pathsep.join([str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    return migrated.clean_variables(
        PYTHONPATH=paths,
        DONDOC_DEBUG="1",
        DONDOC_DATA_DIR=str(folder),
        DJANGO_SETTINGS_MODULE="dondoc.config.settings",
    )


class Scene:
    """A database file of its own with some scans in the queue."""

    def __init__(self, folder: Path, queue: Path) -> None:
        self._folder = folder
        self.started: list[subprocess.Popen[bytes]] = []
        shutil.copytree(queue, folder, dirs_exist_ok=True)

    def fill(self, jobs: int) -> None:
        """Leaves so many of the scans in the queue."""
        self.ask(f"DELETE FROM documents_readingjob WHERE id > {jobs}")

    def worker(self, seconds: float, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, SLOWLY, str(seconds), *arguments]
        self.started.append(subprocess.Popen(command, env=variables(self._folder), stdout=subprocess.DEVNULL))
        return self.started[-1]

    def ask(self, query: str) -> list[tuple[object, ...]]:
        rows = sqlite3.connect(self._folder / "dondoc.sqlite3", timeout=20)
        try:
            found = rows.execute(query).fetchall()
            rows.commit()
            return found
        finally:
            rows.close()

    def jobs(self) -> list[tuple[object, ...]]:
        return self.ask("SELECT state, attempts, pages_done FROM documents_readingjob ORDER BY id")

    def wait(self, wanted: list[tuple[object, ...]]) -> None:
        for _ in range(300):
            if self.jobs() == wanted:
                return
            time.sleep(0.1)
        raise AssertionError(self.jobs())


@pytest.fixture
def scene(tmp_path: Path, queue: Path) -> Iterator[Scene]:
    made = Scene(tmp_path, queue)
    yield made
    for process in made.started:
        if process.poll() is None:
            process.kill()
        process.wait()


def test_several_workers_read_every_scan_once(scene: Scene) -> None:
    scene.fill(6)
    workers = [scene.worker(0.05, "--once") for _worker in range(3)]
    assert [worker.wait(60) for worker in workers] == [0, 0, 0]
    assert scene.jobs() == [("done", 1, 2)] * 6
    assert scene.ask("SELECT count(*), count(DISTINCT file_id) FROM documents_reading") == [(6, 6)]


def test_the_scan_of_a_killed_worker_is_taken_up_again_and_read_once(scene: Scene) -> None:
    scene.fill(1)
    killed = scene.worker(60)
    scene.wait([("running", 1, 1)])
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert scene.worker(0, "--once").wait(60) == 0
    assert scene.jobs() == [("running", 1, 1)]  # still fresh: the worker might be alive
    scene.ask("UPDATE documents_readingjob SET heartbeat = '2026-01-01 00:00:00'")
    assert scene.worker(0, "--once").wait(60) == 0
    assert scene.jobs() == [("done", 2, 2)]
    assert scene.ask("SELECT count(*) FROM documents_reading") == [(1,)]


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_is_told_to_end_puts_its_scan_back_at_once(scene: Scene, sign: signal.Signals) -> None:
    scene.fill(1)
    told = scene.worker(60)
    scene.wait([("running", 1, 1)])
    told.send_signal(sign)
    assert told.wait(20) == 0
    assert [row[:2] for row in scene.jobs()] == [("waiting", 0)]


def test_a_worker_beside_the_site_ends_when_the_site_is_gone(scene: Scene) -> None:
    scene.fill(0)
    assert scene.worker(0, "--parent", "1").wait(20) == 0


@pytest.mark.django_db(transaction=True)
def test_workers_that_ask_in_the_same_moment_get_different_scans() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("the tests' SQLite lives in memory, where threads lock each other out; processes try it above")
    cast: Cast = make_cast()
    jobs = [make_job(cast, data=str(number).encode()) for number in range(4)]
    ready, got = Barrier(8), list[ReadingJob | None]()

    def ask(name: str) -> None:
        ready.wait()
        got.append(work.claim(name))
        connection.close()

    threads = [Thread(target=ask, args=(f"w{number}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    given = [job for job in got if job is not None]
    assert sorted(job.pk for job in given) == [job.pk for job in jobs]
    assert not Reading.objects.exists()
