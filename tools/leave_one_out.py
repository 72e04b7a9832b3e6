"""Measures how far the rules lean on one plan: which of them are right in it alone, and what it scores without them.

``python -m tools.leave_one_out PLANS GOLD [PLANS GOLD ...]`` reads every labelled plan of the folders. A plan of the
first pair is left out in turn: a rule that makes a right value in it and in no other labelled plan is its own. F1 of
each part of the plan is printed as read, and with the values of its own rules taken away.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dondoc.reader import read_plan
from dondoc.reader.json import plan_json
from tools.calibrate import PARTS, Judged, judge


@dataclass(frozen=True, slots=True)
class Measured:
    """One plan: its values judged, and how many labels each part has."""

    name: str
    judged: tuple[Judged, ...]
    labels: Counter[str]

    def right_rules(self) -> frozenset[str]:
        """The rules that make a right value in it."""
        return frozenset(str(one.row["rule"]) for one in self.judged if one.right)

    def f1(self, part: str, without: frozenset[str] = frozenset()) -> float | None:
        """F1 of a part, the values of some rules taken away; None where the part has neither labels nor values."""
        given = [one for one in self.judged if one.part == part and one.row["rule"] not in without]
        labels = self.labels[part]
        if not labels and not given:
            return None
        return 2 * sum(one.right for one in given) / (labels + len(given))


def measure(plan: Path, label: Path) -> Measured:
    """A plan read and judged by its label."""
    gold = json.loads(label.read_text(encoding="utf-8"))
    read = plan_json(read_plan(plan.read_bytes(), name=plan.name))
    # A head's row without a value, as where no place is printed, is no label.
    labels = {
        part: sum("said" not in row or row["said"] is not None for row in rows(gold))
        for part, (rows, _) in PARTS.items()
    }
    return Measured(label.stem, tuple(judge(label.stem, gold, read)), Counter(labels))


def own_rules(plan: Measured, all_plans: Iterable[Measured]) -> frozenset[str]:
    """The rules that are right in the plan and in none of the others."""
    elsewhere = (other.right_rules() for other in all_plans if other.name != plan.name)
    return plan.right_rules().difference(*elsewhere)


def measured_in(plans: Path, gold: Path) -> Iterator[Measured]:
    """Every labelled plan of a folder."""
    for label in sorted(gold.glob("*.json")):
        plan = next((path for path in sorted(plans.glob(f"{label.stem}.*")) if path.suffix != ".json"), None)
        if plan is not None:
            yield measure(plan, label)


def lines_of(plan: Measured, own: frozenset[str]) -> Iterator[str]:
    """The table of one plan: each part as read and without its own rules, then those rules with their values."""
    yield f"{plan.name}: {len(plan.judged)} values, {len(own)} rules of its own"
    for part in PARTS:
        whole, less = plan.f1(part), plan.f1(part, own)
        if whole is not None:
            yield f"  {part:<11} {whole:>6.3f} {less or 0:>6.3f}{' *' if less != whole else ''}"
    counts = Counter(str(one.row["rule"]) for one in plan.judged if one.right and one.row["rule"] in own)
    yield from (f"  own: {rule} ({count})" for rule, count in sorted(counts.items()))


def _overall(plans: Sequence[Measured], owned: Sequence[frozenset[str]]) -> Iterator[str]:
    yield "all left out in turn: part, F1 as read, F1 without"
    for part in PARTS:
        labels = sum(plan.labels[part] for plan in plans)
        sums = []
        for taken in ([frozenset[str]()] * len(plans), owned):
            given = [
                one
                for plan, own in zip(plans, taken, strict=True)
                for one in plan.judged
                if one.part == part and one.row["rule"] not in own
            ]
            sums.append(2 * sum(one.right for one in given) / ((labels + len(given)) or 1))
        yield f"  {part:<11} {sums[0]:>6.3f} {sums[1]:>6.3f}"


def main() -> None:
    """Read the plans and print the tables."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folders", nargs="+", type=Path, metavar="PLANS GOLD")
    said = ask.parse_args()
    if len(said.folders) % 2:
        ask.error("each folder of plans needs a folder of labels behind it")
    pairs = zip(said.folders[::2], said.folders[1::2], strict=True)
    folders = [list(measured_in(plans, gold)) for plans, gold in pairs]
    everything = [plan for plans in folders for plan in plans]
    owned = [own_rules(plan, everything) for plan in folders[0]]
    for plan, own in zip(folders[0], owned, strict=True):
        print(*lines_of(plan, own), sep="\n")
    print(*_overall(folders[0], owned), sep="\n")


if __name__ == "__main__":
    main()
