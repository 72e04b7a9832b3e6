"""Reads of a tree of 1,000,000 units on SQLite and PostgreSQL, beside django-treebeard and a recursive query.

The data is made once and kept: build/units.sqlite3, and the database of BENCH_POSTGRES_URL.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import peers
from bench.databases import ready
from bench.measure import Measured
from bench.units.country import UNITS

POSTGRES = "postgresql://postgres@127.0.0.1:5432/dondoc_bench_units"
FOLDER = Path("build/units")

# What is measured, its target in milliseconds, and the peer's name for it.
WORKS = (
    ("count of a commune's units", "count commune", 5),
    ("list of a commune's units (ids, names, codes)", "list commune", 5),
    ("count of a province's units", "count province", 25),
    ("list of a province's units (ids)", "list province", 25),
    ("units above a school", "ancestors", 2),
    ("search in a province, 50 best of many", "search province", 50),
    ("search in a province, nothing found", "search nothing", 50),
    ("search in the whole country", "search country", 1000),
    ("search in the whole country, words without spaces", "search joined", 1500),
    ("search in the whole country, by code", "search code", 1000),
)


def measure() -> Iterator[Measured]:
    """Each work on each database that answers."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    databases = {"sqlite": f"sqlite:///{(FOLDER / 'units.sqlite3').resolve()}"}
    url = os.environ.get("BENCH_POSTGRES_URL", POSTGRES)
    if ready(url):
        databases["postgresql"] = url
    for vendor, database in databases.items():
        ours = _answer([sys.executable, "-m", "bench.units.ours"], database)
        beside = _answer([str(peers.PYTHON), "bench/units/treebeard_peer.py", vendor], database) if _has_peer() else {}
        yield from _lines(vendor, ours, beside)


def _lines(vendor: str, ours: dict[str, Any], treebeard: dict[str, float]) -> Iterator[Measured]:
    for work, name, target in WORKS:
        told = [
            f"{peer} {times[name]:.1f} ms, {times[name] / ours[name]:.1f}x"
            for peer, times in (("recursive query", ours["recursive"]), ("treebeard", treebeard))
            if name in times
        ]
        if name == "list commune":
            told.append(f"as whole rows {ours['rows commune']:.1f} ms")
        if not treebeard and "search" not in name:
            told.append("treebeard: see bench/peers.py")
        yield Measured(f"{work} of {UNITS:,} ({vendor})", ours[name], "ms", target, "; ".join(told))
    beside = f"treebeard {treebeard['load']:.0f} s" if "load" in treebeard else ""
    yield Measured(f"load {UNITS:,} units ({vendor})", ours["load"], "s", 90, beside)


def _answer(command: list[str], database: str) -> dict[str, Any]:
    """What a measuring process tells, as JSON on its last line."""
    environment = os.environ | {"DATABASE_URL": database, "DONDOC_DATA_DIR": str(FOLDER.resolve())}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _has_peer() -> bool:
    return (
        peers.PYTHON.exists()
        and not subprocess.run(
            [peers.PYTHON, "-c", "import treebeard, psycopg"], capture_output=True, check=False
        ).returncode
    )
