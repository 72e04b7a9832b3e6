"""Whom the differences concern: for each unit what it gains, loses and does otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from dondoc.plans.amending.differences import Differences, Line, What
from dondoc.plans.amending.items import Kind


@dataclass(frozen=True, slots=True)
class Concerned:
    """Numbers of tasks and duties of one unit: new ones, those taken from it, those due at another time, those that
    change otherwise; and of targets that it reports figures for."""

    unit: int
    gained: int = 0
    lost: int = 0
    moved: int = 0
    changed: int = 0
    targets: int = 0


def concerned(found: Differences, reporting: Collection[int] = ()) -> tuple[Concerned, ...]:
    """The units for which something changes, by their ids; ``reporting`` are those that report the plan's figures."""
    counted: Counter[tuple[int, str]] = Counter()
    for line in found.changes:
        if line.kind is Kind.TARGET:
            counted.update((unit, "targets") for unit in reporting)
            continue
        counted.update((unit, "gained") for unit, _role in line.gained)
        counted.update((unit, "lost") for unit in line.lost)
        counted.update(_staying(line))
    units = sorted({unit for unit, _what in counted})
    names = ("gained", "lost", "moved", "changed", "targets")
    return tuple(Concerned(unit, **{name: counted[unit, name] for name in names}) for unit in units)


def _staying(line: Line) -> list[tuple[int, str]]:
    """What changes for the units that go on: another date, or anything else, each line once."""
    if line.what is not What.CHANGED or line.old is None:
        return []
    roles = dict(line.roles)
    going_on = line.old.holders - set(line.lost)
    what = "moved" if line.moves_date else "changed"
    return [(unit, what) for unit in going_on if line.moves_date or line.rewritten or unit in roles]
