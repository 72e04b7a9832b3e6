"""Writers of one SQLite file, each with a connection of its own: they go one after the other, as they came."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import DatabaseError
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from dondoc.config.environment import database
from dondoc.core.sqlite.base import DatabaseWrapper
from dondoc.core.sqlite.turn import Turn

HOLD = """
import sys, time
from dondoc.core.sqlite.turn import Turn
Turn().take(sys.argv[1])
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture(autouse=True)
def files_of_their_own(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """No test here touches the tests' database."""
    with django_db_blocker.unblock():
        yield


@contextmanager
def connected(folder: Path) -> Iterator[DatabaseWrapper]:
    """A connection of its own to the database of a folder, as the settings describe it."""
    opened = ConnectionHandler({"default": database(folder)})["default"]
    assert isinstance(opened, DatabaseWrapper)
    try:
        yield opened
    finally:
        opened.close()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with connected(tmp_path) as writer, writer.cursor() as cursor:
        cursor.execute("CREATE TABLE line (text TEXT UNIQUE)")
    return tmp_path


@contextmanager
def writing(writer: DatabaseWrapper) -> Iterator[None]:
    """A transaction on this connection."""
    writer.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    try:
        yield
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    finally:
        writer.set_autocommit(True)


def put(writer: DatabaseWrapper, text: str) -> None:
    with writer.cursor() as cursor:
        cursor.execute("INSERT INTO line VALUES (%s)", [text])


def lines(folder: Path) -> list[str]:
    with connected(folder) as reader, reader.cursor() as cursor:
        cursor.execute("SELECT text FROM line ORDER BY rowid")
        return [row[0] for row in cursor.fetchall()]


def test_writers_go_in_the_order_in_which_they_came(folder: Path) -> None:
    def write(number: int) -> None:
        with connected(folder) as writer, writing(writer):
            put(writer, str(number))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    with connected(folder) as first, writing(first):
        put(first, "first")
        for thread in threads:
            thread.start()
            time.sleep(0.05)
    for thread in threads:
        thread.join()
    assert lines(folder) == ["first", *map(str, range(8))]


def test_a_transaction_that_fails_lets_the_next_one_go_on(folder: Path) -> None:
    with connected(folder) as writer, connected(folder) as other:
        with pytest.raises(DatabaseError), writing(writer):
            put(writer, "once")
            put(writer, "once")
        with writing(other):
            put(other, "after")
    assert lines(folder) == ["after"]


def test_a_connection_that_closes_in_a_transaction_lets_the_next_one_go_on(folder: Path) -> None:
    with connected(folder) as writer:
        writer.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        put(writer, "lost")
        writer.close()
        with connected(folder) as other, writing(other):
            put(other, "after")
    assert lines(folder) == ["after"]


def test_the_turn_of_a_process_that_is_killed_ends_with_it(folder: Path) -> None:
    path = str(folder / "dondoc.sqlite3-turn")
    holder = subprocess.Popen([sys.executable, "-c", HOLD, path], stdout=subprocess.PIPE, text=True)
    assert holder.stdout and holder.stdout.readline() == "held\n"
    waiting = Turn()
    taken = threading.Thread(target=waiting.take, args=(path,))
    taken.start()
    taken.join(0.2)
    assert taken.is_alive()
    holder.kill()
    holder.wait()
    taken.join(10)
    assert not taken.is_alive()
    waiting.end()


def test_the_next_one_writes_while_the_one_before_waits_for_the_disk(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait, sync = threading.Event(), os.fdatasync

    def slow(file: int) -> None:
        if threading.current_thread() is not threading.main_thread():
            wait.wait(30)
        sync(file)

    def write() -> None:
        with connected(folder) as writer, writing(writer):
            put(writer, "slow")

    monkeypatch.setattr(os, "fdatasync", slow)
    thread = threading.Thread(target=write)
    thread.start()
    while lines(folder) != ["slow"]:
        time.sleep(0.01)
    with connected(folder) as other, writing(other):
        put(other, "next")
    assert (thread.is_alive(), lines(folder)) == (True, ["slow", "next"])
    wait.set()
    thread.join()


def test_a_transaction_is_on_disk_when_it_is_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def synchronous(writer: DatabaseWrapper) -> int:
        with writer.cursor() as cursor:
            cursor.execute("PRAGMA synchronous")
            return int(cursor.fetchone()[0])

    synced: list[str] = []
    monkeypatch.setattr(os, "fdatasync", lambda file: synced.append(Path(f"/proc/self/fd/{file}").readlink().name))
    full, normal = 2, 1
    with connected(folder) as writer:
        put(writer, "alone")
        assert (synchronous(writer), synced) == (full, [])
        with writing(writer):
            put(writer, "together")
            assert (synchronous(writer), synced) == (normal, [])
        assert (synchronous(writer), synced) == (full, ["dondoc.sqlite3-wal"])
        with pytest.raises(DatabaseError), writing(writer):
            put(writer, "together")
        assert (synchronous(writer), synced) == (full, ["dondoc.sqlite3-wal"])


def test_a_database_in_memory_needs_no_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = database(Path("khong-co")) | {"NAME": ":memory:"}
    opened = ConnectionHandler({"default": settings})["default"]
    assert isinstance(opened, DatabaseWrapper)
    with writing(opened), opened.cursor() as cursor:
        cursor.execute("SELECT 1")
    opened.close()
    assert not Path(":memory:-turn").exists()
