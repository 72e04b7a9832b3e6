"""Totals of 100,000 units with 40 figures each, on SQLite and PostgreSQL, and after one correction.

The data is made once and kept: build/totals/dondoc.sqlite3, and the database of BENCH_TOTALS_URL.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.databases import ready
from bench.measure import Measured
from bench.totals import peers

POSTGRES = "postgresql://postgres@127.0.0.1:5432/dondoc_bench_totals"
FOLDER = Path("build/totals")
TARGETS = {"sqlite": 0.35, "postgresql": 0.18}


def measure() -> Iterator[Measured]:
    """Each database that answers, in a process of its own."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    databases = {"sqlite": f"sqlite:///{(FOLDER / 'dondoc.sqlite3').resolve()}"}
    url = os.environ.get("BENCH_TOTALS_URL", POSTGRES)
    if ready(url):
        databases["postgresql"] = url
    for vendor, database in databases.items():
        yield from _lines(vendor, _answer(database))


def _lines(vendor: str, told: dict[str, Any]) -> Iterator[Measured]:
    size = f"{told['units']:,} units x {told['figures']} figures ({vendor})"
    beside = f"one row a value in SQL, root only: {told['row_per_value']:.2f} s"
    if vendor == "sqlite":
        beside += peers.told(FOLDER)
    yield Measured(f"totals and counts, all nodes, {size}", told["all_nodes"], "s", TARGETS[vendor], beside)
    beside = f"reckoned anew {told['all_nodes'] * 1000:.0f} ms; accepting {told['accepting']:.0f} ms"
    yield Measured(f"one correction seen at the root, {size}", told["correction"], "ms", 50, beside)


def _answer(database: str) -> dict[str, Any]:
    """What the measuring process tells, as JSON on its last line."""
    environment = os.environ | {"DATABASE_URL": database, "DONDOC_DATA_DIR": str(FOLDER.resolve())}
    command = [sys.executable, "-m", "bench.totals.ours"]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer
