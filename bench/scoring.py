"""Scoring 100,000 units by a set of 60 criteria, beside a plain loop over the same rules, and polars where it is."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator

import numpy as np

from bench.measure import Measured, fastest
from bench.peers import PYTHON
from dondoc.criteria.rules import (
    MISSING,
    Answer,
    Attributes,
    CriterionKind,
    CriterionRule,
    Exemption,
    LevelRule,
    SetRules,
    Step,
    score,
    score_many,
)

UNITS = 100_000
CRITERIA = 60
SAMPLE = 2_000
SECTIONS = 8
LEVELS = (LevelRule("excellent", 9000, 5000), LevelRule("good", 7000), LevelRule("average", 5000), LevelRule("weak", 0))
KINDS = (CriterionKind.SCALE, CriterionKind.STEPS, CriterionKind.YES_NO, CriterionKind.DEDUCTION)
ZONES = ("rural", "urban", "special")


def measure() -> Iterator[Measured]:
    """Seconds for all units; what the loop takes is measured on a part of them, and says the same of each."""
    rules = _rules()
    values, attributes = _answers(rules)
    outcomes = score_many(rules, values, attributes)
    singly = _loop(rules, values[:, :SAMPLE], attributes[:SAMPLE])
    assert [outcomes.outcome(row) for row in range(SAMPLE)] == singly
    ours = fastest(lambda: score_many(rules, values, attributes), runs=5)
    loop = fastest(lambda: _loop(rules, values[:, :SAMPLE], attributes[:SAMPLE]), runs=3) * UNITS / SAMPLE
    beside = f"one by one {loop:.1f} s ({loop / ours:.0f} times){_polars(ours)}"
    yield Measured(f"score {UNITS:,} units by {CRITERIA} criteria", ours, "s", 2, beside)


def _rules() -> SetRules:
    criteria = []
    for number in range(CRITERIA):
        kind = CriterionKind.KNOCK_OUT if number >= CRITERIA - 4 else KINDS[number % len(KINDS)]
        knock_out = kind is CriterionKind.KNOCK_OUT
        criteria.append(
            CriterionRule(
                id=number + 1,
                section=number * SECTIONS // CRITERIA,
                kind=kind,
                points=0 if knock_out else 178,
                steps=(Step(7000, 60), Step(9000, 120), Step(10_000, 178)) if kind is CriterionKind.STEPS else (),
                per_case=25 if kind is CriterionKind.DEDUCTION else 0,
                cap=178 if kind is CriterionKind.DEDUCTION else 0,
                knocks_to="average" if knock_out else "",
                exemptions=(Exemption("zone", ("urban",)),) if number % 9 == 0 else (),
            )
        )
    return SetRules(tuple(criteria), LEVELS)


def _answers(rules: SetRules) -> tuple[np.ndarray, list[Attributes]]:
    random = np.random.default_rng(20260701)
    most = {CriterionKind.SCALE: 178, CriterionKind.STEPS: 10_000, CriterionKind.DEDUCTION: 6}
    values = np.stack([random.integers(0, most.get(each.kind, 1) + 1, UNITS) for each in rules.criteria])
    values[random.random(values.shape) < 0.02] = MISSING
    known = [frozenset({("kind", "commune"), ("zone", zone)}) for zone in ZONES]
    return values, [known[zone] for zone in random.integers(0, len(ZONES), UNITS)]


def _loop(rules: SetRules, values: np.ndarray, attributes: list[Attributes]) -> list[object]:
    ids = [each.id for each in rules.criteria]
    rows = values.T.tolist()
    return [
        score(rules, {id_: Answer(value if value >= 0 else None) for id_, value in zip(ids, row, strict=True)}, unit)
        for row, unit in zip(rows, attributes, strict=True)
    ]


# The same kinds of criteria as expressions of columns: points, sections and a level by thresholds, without exemptions.
_PROGRAM = """
import json, time
import numpy as np, polars as pl
units, criteria, sections = 100_000, 60, 8
random = np.random.default_rng(1)
frame = pl.DataFrame({f"c{n}": random.integers(0, 10_001 if n % 4 == 1 else 179, units) for n in range(criteria)})
def points(n):
    c = pl.col(f"c{n}")
    if n >= criteria - 4: return pl.lit(0)
    if n % 4 == 0: return pl.min_horizontal(c, pl.lit(178))
    if n % 4 == 1: return pl.when(c >= 10_000).then(178).when(c >= 9000).then(120).when(c >= 7000).then(60).otherwise(0)
    if n % 4 == 2: return pl.when(c > 0).then(178).otherwise(0)
    return 178 - pl.min_horizontal(c * 25, pl.lit(178))
def work():
    marked = frame.select([points(n).alias(f"c{n}") for n in range(criteria)])
    of = [n * sections // criteria for n in range(criteria)]
    parts = [pl.sum_horizontal(f"c{n}" for n in range(criteria) if of[n] == s) for s in range(sections)]
    summed = marked.select([part.alias(f"s{s}") for s, part in enumerate(parts)])
    total = summed.select(pl.sum_horizontal(pl.all()).alias("total"))
    level = pl.when(pl.col("total") >= 9000).then(0).when(pl.col("total") >= 7000).then(1).otherwise(2)
    return total.with_columns(level.alias("level"))
work()
times = []
for _ in range(5):
    start = time.perf_counter(); work(); times.append(time.perf_counter() - start)
print(json.dumps(min(times)))
"""


def _polars(ours: float) -> str:
    if not PYTHON.exists():
        return "; polars: see bench/peers.py"
    done = subprocess.run([PYTHON, "-c", _PROGRAM], capture_output=True, text=True)
    if done.returncode:
        return "; polars: see bench/peers.py"
    theirs = float(json.loads(done.stdout))
    return f"; polars, points and levels without exemptions {theirs:.2f} s ({ours / theirs:.1f} times as long)"


if __name__ == "__main__":
    for line in measure():
        print(f"{line.work}: {line.figure:.3g} {line.unit} (at most {line.target:g}; {line.yardstick})")
