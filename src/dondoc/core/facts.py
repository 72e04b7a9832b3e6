"""What a fact about a unit is: a number that dondoc measures from its own records, so that nobody types it again.

A floor that keeps records says in its ``facts.py`` what can be measured of them; ``dondoc.facts`` lists them all.
Criteria are pre-filled from facts, and so are indicators of a form.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
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


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that can be measured of units over a time.

    ``key`` is stable and dotted ("training.classes"): it is stored with criteria and indicators. ``measure`` takes the
    keys of units with the first and the last day, both counted in, and answers for each unit of which something is
    known; a unit that is not in the answer has nothing to be measured (no report was owed), which is not zero.
    """

    key: str
    label: StrPromise
    unit: StrPromise
    measure: Measure
    is_share: bool = False
