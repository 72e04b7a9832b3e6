"""Totals at every node of a closed round of 1,000,000 units with 40 figures each, out of its file alone.

The file is made once and kept: build/history/country.parquet. Time and memory are those of a process of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from bench.measure import Measured
from bench.peers import PYTHON

UNITS, FIGURES, PROVINCES, COMMUNES = 1_000_000, 40, 34, 3321
PATH = Path("build/history/country.parquet")

_OURS = """
import json, resource, sys, time
from pathlib import Path
from dondoc.consolidation.history.totalling import node_totals
path = Path(sys.argv[1])
times = []
for _ in range(5):
    start = time.perf_counter()
    found = node_totals(path)
    times.append(time.perf_counter() - start)
megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([sorted(times)[2], megabytes, found.sums[0].tolist(), len(found.unit_ids)]))
"""
_POLARS = """
import json, sys, time
import polars
times = []
for _ in range(4):
    start = time.perf_counter()
    frame = polars.read_parquet(sys.argv[1])
    sums = [polars.col(f"c{n}").sum() for n in range(1, 41)]
    frame.select(sums)
    for letters in (16, 24):
        frame.group_by(polars.col("path").str.slice(0, letters)).agg(sums)
    times.append(time.perf_counter() - start)
print(json.dumps(sorted(times[1:])[1]))
"""


def measure() -> Iterator[Measured]:
    """Seconds beside polars over the same file; megabytes at most."""
    if not PATH.exists():
        subprocess.run([sys.executable, "-c", "from bench.history import make; make()"], check=True)
    seconds, megabytes, sums, nodes = json.loads(_run(sys.executable, _OURS))
    assert sums == expected(), "totals must be exact"
    size = f"{UNITS:,} units x {FIGURES} figures of a closed round"
    yield Measured(f"totals at {nodes:,} nodes, {size}", seconds, "s", 0.5, _polars())
    yield Measured(f"memory for that, {size}", megabytes, "MB", 1024, "")


def _polars() -> str:
    if not PYTHON.exists() or subprocess.run([PYTHON, "-c", "import polars"], check=False).returncode:
        return "polars: see bench/peers.py"
    return f"polars over the same file, three levels: {json.loads(_run(str(PYTHON), _POLARS)):.2f} s"


def _run(python: str, program: str) -> str:
    done = subprocess.run([python, "-c", program, PATH], stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.splitlines()[-1]


def expected() -> list[int]:
    """The sums of all figures, without the file."""
    return [int(_figures(place).sum()) for place in range(FIGURES)]


def _figures(place: int) -> np.ndarray:
    figures = np.random.default_rng(place).integers(0, 10**6, size=UNITS, dtype=np.int64)
    figures[: 1 + PROVINCES + COMMUNES] = 0
    return figures


def make() -> None:
    """Writes the file as `dondoc.consolidation.history.writing` lays it out."""
    os.environ.update(DONDOC_DEBUG="1", DJANGO_SETTINGS_MODULE="dondoc.config.settings")
    import django

    django.setup()
    import pyarrow as pa

    from dondoc.consolidation.history.schema import VERSION, Figured, Told, schema
    from dondoc.consolidation.history.writing import write_table

    figured = tuple(
        Figured(n, f"c{n}", "count", f"Chỉ số {n}", "", 0, "sum", False, (), (f"c{n}",)) for n in range(1, FIGURES + 1)
    )
    told = Told(VERSION, 1, "Kỳ mẫu", 1, 1, 1, ("2025-12-15", "2026-06-14"), "final", figured)
    paths = sorted(_paths())
    units = [int(path[-8:]) for path in paths]
    parents = [int(path[-16:-8]) if len(path) > 8 else None for path in paths]
    names = [f"Đơn vị mẫu {each}" for each in units]
    described = schema(told, ())
    arrays = [units, parents, paths, names, names, ["other"] * UNITS, ["accepted"] * UNITS]
    columns = [pa.array(each, field.type) for each, field in zip(arrays, described, strict=False)]
    columns += [pa.array(_figures(place)) for place in range(FIGURES)]
    PATH.parent.mkdir(parents=True, exist_ok=True)
    write_table(pa.Table.from_arrays(columns, schema=described), PATH)


def _paths() -> Iterator[str]:
    """A top, provinces, communes, and all other units below communes."""
    yield f"{1:08}"
    for number in range(2, UNITS + 1):
        if number <= 1 + PROVINCES:
            yield f"{1:08}{number:08}"
            continue
        commune = number if number <= 1 + PROVINCES + COMMUNES else 2 + PROVINCES + number % COMMUNES
        province = 2 + commune % PROVINCES
        yield f"{1:08}{province:08}{commune:08}" + (f"{number:08}" if number != commune else "")
