"""What units that end leave to those that follow, one holder for each thing. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Heirs = Mapping[int, int | None]  # a unit that ends -> the unit that takes over its open work; None: nobody


class Fate(StrEnum):
    """What becomes of one row: its unit changes, it gives way to a row that its heir has, or nobody takes it."""

    PASSES = "passes"
    JOINS = "joins"
    STAYS = "stays"


@dataclass(frozen=True, slots=True)
class Held:
    """One row: ``unit`` holds ``thing``."""

    pk: int
    thing: int
    unit: int


@dataclass(frozen=True, slots=True)
class Passing:
    """What becomes of a held row; ``to`` takes over, and ``joined`` is the row that it gives way to."""

    held: Held
    fate: Fate
    to: int | None = None
    joined: int | None = None


def pass_on(held: Sequence[Held], heirs: Heirs) -> list[Passing]:
    """The fates of the rows of units that end, in their order; rows of all other units stay with them.

    ``held`` has the rows of the heirs too. Of several rows that would come to one heir the first does.
    """
    taken = {(row.thing, row.unit): row.pk for row in held if row.unit not in heirs}
    found = []
    for row in held:
        if row.unit not in heirs:
            continue
        heir = heirs[row.unit]
        if heir is None:
            found.append(Passing(row, Fate.STAYS))
        elif (row.thing, heir) in taken:
            found.append(Passing(row, Fate.JOINS, heir, taken[row.thing, heir]))
        else:
            taken[row.thing, heir] = row.pk
            found.append(Passing(row, Fate.PASSES, heir))
    return found
