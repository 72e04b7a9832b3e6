"""A database of this version's shape, migrated once and then copied: by every run, and by every process that needs one.

It is kept from run to run under a name that changes with any migration. What only the models say (content types,
permissions) Django writes anew into each copy.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import django
import psycopg
from django.apps import apps
from psycopg import sql

from dondoc.core.events import guards

FILE = "dondoc.sqlite3"
PREFIX = "dondoc_migrated_"
KEPT = 3  # a neighbour's checkout may be about to copy an older one
DAY = 24 * 3600
OWN = ("DONDOC_", "DATABASE_", "DJANGO")

Variables = dict[str, str]


def clean_variables(**given: str) -> Variables:
    """The variables for a process without the settings of whoever runs the tests."""
    return {name: value for name, value in os.environ.items() if not name.startswith(OWN)} | given


def migrated_file(folder: Path) -> Path:
    """The SQLite file in ``folder``, made on the first call."""
    file = folder / f"{_name()}.sqlite3"
    with _alone(folder):
        if not file.exists():
            _sweep(folder)
            with _scratch(folder) as scratch:
                _migrate(DONDOC_DATA_DIR=str(scratch))
                _in_one_file(scratch / FILE)
                (scratch / FILE).replace(file)
    return file


def migrated_database(server: str, folder: Path) -> str:
    """The name of the PostgreSQL database on a server ("postgresql://user@host:port"), made on the first call."""
    name = _name()
    with _alone(folder), psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        there = [row[0] for row in connection.execute(_ALL, [f"{PREFIX}%"])]
        if name not in there:
            for old in there[KEPT:]:
                connection.execute(_DROP.format(sql.Identifier(old)))
            unfinished = f"dondoc_migrating_{os.getpid()}"
            connection.execute(_CREATE.format(sql.Identifier(unfinished)))
            with _scratch(folder) as scratch:
                _migrate(DONDOC_DATA_DIR=str(scratch), DATABASE_URL=f"{server}/{unfinished}")
            connection.execute(_RENAME.format(sql.Identifier(unfinished), sql.Identifier(name)))
    return name


def copy(file: Path, folder: Path) -> None:
    """Lays a copy of the file into a data folder, for a process of its own."""
    shutil.copyfile(file, folder / FILE)


@contextmanager
def in_memory(file: Path, name: str) -> Iterator[None]:
    """A copy of the file as the SQLite database in memory that the tests open by ``name``."""
    origin, memory = sqlite3.connect(file), sqlite3.connect(name, uri=True)
    try:
        origin.backup(memory)
        yield  # a database in memory is gone with the last connection to it
    finally:
        origin.close()
        memory.close()


_ALL = "SELECT datname FROM pg_database WHERE datname LIKE %s ORDER BY oid DESC"
_CREATE = sql.SQL("CREATE DATABASE {}")
_DROP = sql.SQL("DROP DATABASE {}")
_RENAME = sql.SQL("ALTER DATABASE {} RENAME TO {}")


def _name() -> str:
    """Changes with every migration of every application, and with what carries them out."""
    folders = [Path(each.path) / "migrations" for each in apps.get_app_configs()]
    files = [Path(guards.__file__), *(file for folder in folders for file in sorted(folder.glob("*.py")))]
    told = [django.__version__, sqlite3.sqlite_version, *(file.read_text(encoding="utf-8") for file in files)]
    return PREFIX + hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def _migrate(**variables: str) -> None:
    command = [sys.executable, "-m", "dondoc", "migrate"]
    done = subprocess.run(
        command, env=clean_variables(DONDOC_DEBUG="1", **variables), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def _in_one_file(file: Path) -> None:
    """Without a journal beside it, so that the file alone is the database."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process at a time; the others find what it made."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    scratch = folder / f"making-{os.getpid()}"
    scratch.mkdir()
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch)


def _sweep(folder: Path) -> None:
    """Takes away files that no run of the last day has made."""
    for file in folder.glob(f"{PREFIX}*.sqlite3"):
        if time.time() - file.stat().st_mtime > DAY:
            file.unlink()
