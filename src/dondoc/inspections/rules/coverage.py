"""How far a programme is: required, planned, held and missing, added up over units."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coverage:
    """Visits required, planned (held or not), held, and units without any visit that is planned or held."""

    required: int = 0
    planned: int = 0
    held: int = 0

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(self.required + other.required, self.planned + other.planned, self.held + other.held)

    @property
    def missing(self) -> int:
        """Visits that are still to be held."""
        return max(0, self.required - self.held)


def total(parts: Iterable[Coverage]) -> Coverage:
    """All of them together."""
    return sum(parts, Coverage())
