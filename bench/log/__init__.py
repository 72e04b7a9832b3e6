"""What the event log costs: two bulks of 10,000 writes, and a plan of 300 assignments accepted, with it and without it,
on SQLite and PostgreSQL.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from bench.measure import Measured

SERVER = "postgresql://postgres@127.0.0.1:5432/postgres"
SCRATCH = "dondoc_bench_log"
MOST = 20  # per cent


def measure() -> Iterator[Measured]:
    """The overhead of each bulk on each database that answers; the databases are made and removed here."""
    with tempfile.TemporaryDirectory(prefix="dondoc-bench-") as folder:
        yield from _lines("sqlite", f"sqlite:///{Path(folder) / 'log.sqlite3'}")
    url = os.environ.get("BENCH_POSTGRES_URL", SERVER)
    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.OperationalError:
        return
    with scratch(url) as database:
        yield from _lines("postgresql", database)


def _lines(vendor: str, database: str) -> Iterator[Measured]:
    with tempfile.TemporaryDirectory(prefix="dondoc-bench-") as folder:
        told = subprocess.run(
            [sys.executable, "-m", "bench.log.overhead"],
            env=os.environ | {"DATABASE_URL": database, "DONDOC_DATA_DIR": folder, "DONDOC_DEBUG": "0"}
            | {"DONDOC_SECRET_KEY": "only-for-a-scratch-database-0123456789-abcdef"},
            capture_output=True,
            text=True,
            check=True,
        )  # fmt: skip
    for work, times in json.loads(told.stdout).items():
        beside = f"with {times['with'] * 1000:.0f} ms, without {times['without'] * 1000:.0f} ms"
        yield Measured(f"event log: {work} ({vendor})", times["overhead"], "%", MOST, beside)


@contextmanager
def scratch(url: str) -> Iterator[str]:
    """A database of its own on the server, for as long as the block runs."""
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {SCRATCH}")
        server.execute(f"CREATE DATABASE {SCRATCH}")
        try:
            yield urlsplit(url)._replace(path=f"/{SCRATCH}").geturl()
        finally:
            server.execute(f"DROP DATABASE {SCRATCH}")
