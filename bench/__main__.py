"""Runs every measurement, prints a table, writes build/bench.json."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.measure import Measured


def measure() -> Iterator[Measured]:
    """Every line; the database is a scratch one, or that of BENCH_DATABASE_URL."""
    from bench import history, log, long, reading, reminders, report, rush, scans, scoring, totals, units, workbooks

    yield from reading.measure()
    yield from scans.measure()
    yield from long.measure()
    yield from report.measure()
    yield from log.measure()
    yield from totals.measure()
    yield from history.measure()
    yield from units.measure()
    yield from reminders.measure()
    yield from rush.measure()
    yield from workbooks.measure()
    yield from scoring.measure()


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="dondoc-bench-") as folder:
        os.environ.update(DONDOC_DEBUG="1", DONDOC_DATA_DIR=folder, DJANGO_SETTINGS_MODULE="dondoc.config.settings")
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        lines = []
        for line in measure():
            print(f"{line.work}: {line.figure:.3g} {line.unit}", file=sys.stderr)
            lines.append(line)
    _print(lines)
    _write(lines)
    return 0


def _print(lines: list[Measured]) -> None:
    table = Table("work", "figure", "target", "beside", "")
    for line in lines:
        figure, target = f"{line.figure:.3g} {line.unit}", f"≤ {line.target:g} {line.unit}"
        table.add_row(line.work, figure, target, line.yardstick, "ok" if line.ok else "slower")
    Console().print(table)


def _write(lines: list[Measured]) -> None:
    path = Path("build/bench.json")
    path.parent.mkdir(exist_ok=True)
    rows = [asdict(line) | {"ok": line.ok} for line in lines]
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
