"""What a fact about a unit is: a number that dondoc measures from its own records, so that nobody types it again.

A floor that keeps records says in its ``facts.py`` what can be measured of them; ``dondoc.facts`` lists them all.
Criteria are pre-filled from facts, and so are indicators of a form.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of one unit: ``amount`` in the fact's unit of measure; for a share, what it is a part of."""

    amount: int
    of: int | None = None

    @property
    def per_cent(self) -> float | None:
        """The share in per cent; ``None`` for a plain count, and where there is nothing to be a part of."""
        return 100 * self.amount / self.of if self.of else None


Measure = Callable[[Collection[int], date, date], Mapping[int, Measured]]
Family = Callable[[Collection[int], date, date], Mapping[str, Mapping[int, Measured]]]
"""Measures facts of one kind of record together, by key: asked for several of them, the records are read once."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that can be measured of units over a time.

    ``key`` is stable and dotted ("training.classes"): it is stored with criteria and indicators. ``measure`` takes the
    keys of units with the first and the last day, both counted in, and answers for each unit of which something is
    known; a unit that is not in the answer has nothing to be measured (no report was owed), which is not zero.
    ``family`` is what measures it together with its kin, where there is one.
    """

    key: str
    label: str | StrPromise
    unit: str | StrPromise
    measure: Measure
    is_share: bool = False
    family: Family | None = None


def fact_of(
    key: str, label: str | StrPromise, unit: str | StrPromise, family: Family, *, is_share: bool = False
) -> Fact:
    """A fact that its family measures."""

    def measure(units: Collection[int], first: date, last: date) -> Mapping[int, Measured]:
        return family(units, first, last)[key]

    return Fact(key, label, unit, measure, is_share, family)


def measured(
    facts: Iterable[Fact], units: Collection[int], first: date, last: date
) -> dict[str, Mapping[int, Measured]]:
    """Several facts of units over a time, by key: one reading of the records for each family."""
    wanted = {fact.key: fact for fact in facts}
    found: dict[str, Mapping[int, Measured]] = {}
    for family in dict.fromkeys(fact.family for fact in wanted.values() if fact.family):
        found |= family(units, first, last)
    found |= {key: fact.measure(units, first, last) for key, fact in wanted.items() if not fact.family}
    return {key: found[key] for key in wanted}
