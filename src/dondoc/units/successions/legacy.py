"""What the units that end leave behind: to whom it goes, and what became of each thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Model

from dondoc.units.successions.passing import Fate, Heirs

RowPair = tuple[Model | None, Model | None]  # a row as it was and as it is; None where it was or is not there


@dataclass(frozen=True, slots=True)
class Legacy:
    """Open work of the units that end on ``day`` goes to their ``heirs``, by ``decision`` ("Quyết định 12/QĐ-UBND").

    ``names`` are those of old units and heirs; ``also`` has further units that owe from now on what an old unit owed
    in every round.
    """

    day: date
    heirs: Heirs
    names: Mapping[int, str]
    decision: str
    also: Mapping[int, Sequence[int]] = field(default_factory=dict)

    def note(self, old: int) -> str:
        """What stands beside a thing that came from an old unit. Stored as it is, in the language of documents."""
        return f"Chuyển từ {self.names[old]} theo {self.decision}"


@dataclass(frozen=True, slots=True)
class Passed:
    """What became of one thing of an old unit: ``what`` in words, of ``where`` (its plan).

    ``alone``: it was shared, and one unit at most is left in it.
    """

    where: str
    what: str
    old: int
    to: int | None
    fate: Fate
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Handover:
    """What one floor passed on, and the rows that it wrote."""

    passed: tuple[Passed, ...] = ()
    rows: tuple[RowPair, ...] = ()
