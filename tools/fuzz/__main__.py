"""Reads the damaged files, prints a table of how they ended and saves what was found."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tools.fuzz.office import converted_at_once
from tools.fuzz.pictures import answered_at_once
from tools.fuzz.seeds import FORMATS, case
from tools.fuzz.workers import Limits, Outcome, run

KINDS = ("read", "refused", "error", "hang", "memory", "death")
EVERY = 1_000
MEGABYTE = 1 << 20


def main() -> int:
    asked = _asked()
    with ExitStack() as stand_ins:
        if not asked.whole:
            stand_ins.enter_context(answered_at_once())
            stand_ins.enter_context(converted_at_once())
        return _run(asked)


def _run(asked: argparse.Namespace) -> int:
    table = Table("format", "files", *KINDS, "slowest", "memory")
    findings = 0
    for name in asked.format or FORMATS:
        outcomes = _read(name, asked)
        table.add_row(*_row(name, outcomes))
        findings += sum(outcome.is_finding for outcome in outcomes)
    Console().print(table)
    return 1 if findings else 0


def _asked() -> argparse.Namespace:
    asking = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    asking.add_argument("--format", action="append", choices=list(FORMATS), help="may be repeated; all if left out")
    asking.add_argument("--count", type=int, default=1_000, help="files of each format")
    asking.add_argument("--seed", type=int, default=1)
    asking.add_argument("--first", type=int, default=0, help="number of the first file, to read one finding again")
    asking.add_argument("--seconds", type=float, default=10.0, help="for one file")
    asking.add_argument("--memory", type=int, default=1024, help="for one file, in MB")
    asking.add_argument("--whole", action="store_true", help="run tesseract and LibreOffice, not their stand-ins")
    asking.add_argument("--found", type=Path, default=Path("build/fuzz"), help="where files of findings are saved")
    return asking.parse_args()


def _read(name: str, asked: argparse.Namespace) -> list[Outcome]:
    format = FORMATS[name]
    limits = Limits(asked.seconds, asked.memory * MEGABYTE)
    outcomes = []
    for outcome in run(format, asked.seed, range(asked.first, asked.first + asked.count), limits):
        outcomes.append(outcome)
        if outcome.is_finding:
            _save(name, outcome, asked)
        if len(outcomes) % EVERY == 0:
            print(f"{name}: {len(outcomes)} files", file=sys.stderr, flush=True)
    return outcomes


def _save(name: str, outcome: Outcome, asked: argparse.Namespace) -> None:
    asked.found.mkdir(parents=True, exist_ok=True)
    path = asked.found / f"{asked.seed}-{outcome.number}.{name}"
    path.write_bytes(case(FORMATS[name], asked.seed, outcome.number))
    print(f"{path}: {outcome.kind} after {outcome.seconds:.1f} s {outcome.told}", file=sys.stderr, flush=True)


def _row(name: str, outcomes: list[Outcome]) -> list[str]:
    counts = Counter(outcome.kind for outcome in outcomes)
    slowest = max(outcomes, key=lambda outcome: outcome.seconds)
    memory = max(outcome.memory for outcome in outcomes) // MEGABYTE
    told = [str(counts[kind]) for kind in KINDS]
    return [name, str(len(outcomes)), *told, f"{slowest.seconds:.2f} s (file {slowest.number})", f"{memory} MB"]


if __name__ == "__main__":
    sys.exit(main())
