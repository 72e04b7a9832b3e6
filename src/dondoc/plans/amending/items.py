"""Tasks, targets and duties of a plan as values that can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What an item is."""

    TASK = "tasks"
    TARGET = "targets"
    DUTY = "duties"


FIELDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.TASK: ("agency", "role", "partners", "time", "due", "every", "product"),
    Kind.TARGET: ("subject", "comparator", "value", "unit", "every", "by"),
    Kind.DUTY: ("kind", "due", "every", "who", "to", "via"),
}
"""The values of an item that count, besides its words and the path of its clause; all as JSON holds them."""
DATES = frozenset({"due", "every", "by"})
"""Those that say by when."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item by its ``key`` in the plan or the new text. ``units`` are those that the text charges, with their role.

    ``held`` are the units that hold it now, whatever has become of it since; what the text charges, where left out.
    """

    kind: Kind
    key: str
    path: str
    text: str
    values: Mapping[str, Any]
    units: Mapping[int, str] = field(default_factory=dict)
    span: tuple[int, int] = (0, 0)
    held: frozenset[int] | None = None

    @property
    def holders(self) -> frozenset[int]:
        """The units that hold it."""
        return frozenset(self.units) if self.held is None else self.held
