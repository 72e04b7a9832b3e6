"""The same sums by public tools, in a Python of their own (bench/peers.py): polars over a wide Parquet file, and
openpyxl over one workbook a unit, of which a sample is read and multiplied."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from bench.peers import PYTHON
from bench.totals.country import FIGURES, SEED, UNITS

WORKBOOKS, COMMUNES = 40, 3321

_PROGRAM = f"""
import json, sys, time
from pathlib import Path
from statistics import median
import openpyxl, polars

folder = Path(sys.argv[1])
wide = folder / "wide.parquet"
if not wide.exists():
    import random
    chance = random.Random({SEED})
    columns = {{f"c{{n}}": [chance.randrange(10**6) for _ in range({UNITS})] for n in range({FIGURES})}}
    ways = {{"province": [n % 34 for n in range({UNITS})], "commune": [n % {COMMUNES} for n in range({UNITS})]}}
    polars.DataFrame(ways | columns).write_parquet(wide)
for number in range({WORKBOOKS}):
    book = folder / f"{{number}}.xlsx"
    if not book.exists():
        made = openpyxl.Workbook()
        for n in range({FIGURES}):
            made.active.append([f"c{{n}}", number * n])
        made.save(book)

def all_nodes():
    frame = polars.read_parquet(wide)
    sums = [polars.col(f"c{{n}}").sum() for n in range({FIGURES})]
    return frame.select(sums), frame.group_by("province").agg(sums), frame.group_by("commune").agg(sums)

def workbooks():
    total = [0] * {FIGURES}
    for number in range({WORKBOOKS}):
        sheet = openpyxl.load_workbook(folder / f"{{number}}.xlsx", read_only=True, data_only=True).active
        for n, row in enumerate(sheet.iter_rows(values_only=True)):
            total[n] += row[1]
    return total

def seconds(work):
    work()
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)

print(json.dumps([seconds(all_nodes), seconds(workbooks) / {WORKBOOKS} * {COMMUNES}]))
"""


def told(folder: Path) -> str:
    """How long they take; what is not installed is said to be so."""
    if not PYTHON.exists() or subprocess.run([PYTHON, "-c", "import polars, openpyxl"], check=False).returncode:
        return "; polars, openpyxl: see bench/peers.py"
    done = subprocess.run([PYTHON, "-c", _PROGRAM, folder], capture_output=True, text=True, check=True)
    polars, openpyxl = json.loads(done.stdout)
    books = f"{COMMUNES:,} workbooks with openpyxl: {openpyxl:.0f} s"
    return f"; polars over wide Parquet, three levels: {polars:.2f} s; {books}"
