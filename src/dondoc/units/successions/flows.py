"""Where a unit of an earlier day is found on a later one, over any number of successions. Pure; exact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Step:
    """One succession: for each old unit, who has how much of it from ``day`` on; an empty mapping for nobody.

    The shares of an old unit add up to 1, its own among them where it goes on.
    """

    day: date
    order: int
    shares: Mapping[int, Mapping[int, Fraction]]


@dataclass(frozen=True, slots=True)
class Descent:
    """The units in which one is found later, with its share in each, and whether any succession touched it.

    ``shares`` add up to 1, or to less where a unit ended and nobody followed.
    """

    shares: Mapping[int, Fraction]
    touched: bool


class Descents:
    """Answers for many units; steps may come in any order."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self._by_unit: dict[int, list[Step]] = defaultdict(list)
        for step in sorted(steps, key=lambda step: (step.day, step.order)):
            for unit in step.shares:
                self._by_unit[unit].append(step)

    @property
    def olds(self) -> frozenset[int]:
        """The units that any step divides, ends or joins with another."""
        return frozenset(self._by_unit)

    def of(self, unit: int, after: date, until: date) -> Descent:
        """Where ``unit`` as it stood on ``after`` is found on ``until``; several steps of one day in their order."""
        return self._from(unit, (after, _LAST), until)

    def _from(self, unit: int, after: tuple[date, int], until: date) -> Descent:
        step = self._next(unit, after, until)
        if step is None:
            return Descent({unit: Fraction(1)}, touched=False)
        found: dict[int, Fraction] = defaultdict(Fraction)
        for heir, share in step.shares[unit].items():
            for end, part in self._from(heir, (step.day, step.order), until).shares.items():
                found[end] += share * part
        return Descent(dict(found), touched=True)

    def _next(self, unit: int, after: tuple[date, int], until: date) -> Step | None:
        for step in self._by_unit.get(unit, ()):
            if (step.day, step.order) > after and step.day <= until:
                return step
        return None


_LAST = 2**63
