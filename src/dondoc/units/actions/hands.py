"""Hands single rows of units that end over to their heirs: what most floors pass on."""

from __future__ import annotations

from copy import copy
from typing import Any

from django.db.models import Model

from dondoc.accounts.models import User
from dondoc.core.events import record
from dondoc.units.successions.legacy import Handover, Legacy, Passed, RowPair
from dondoc.units.successions.passing import Fate


class Hands:
    """Writes rows one by one, each with its event, and keeps what became of every thing."""

    def __init__(self, legacy: Legacy, by: User | None) -> None:
        self.legacy = legacy
        self._by = by
        self._passed: list[Passed] = []
        self._written: list[RowPair] = []

    @property
    def handover(self) -> Handover:
        """All that was told and written."""
        return Handover(tuple(self._passed), tuple(self._written))

    def give(self, row: Model, column: str, verb: str, *, where: str, what: str, of: Model | None = None) -> None:
        """Lets the heir hold a row by a column ("unit"), with a note where the row has room for one; the event is one
        of the thing ``of``, the row itself where none is given.

        Without an heir it stays as it is.
        """
        old: int = getattr(row, f"{column}_id")
        heir = self.legacy.heirs[old]
        if heir is None:
            self.tell(old, Fate.STAYS, where=where, what=what)
            return
        values: dict[str, Any] = {f"{column}_id": heir}
        if hasattr(row, "note"):
            values["note"] = "\n".join(filter(None, (row.note, self.legacy.note(old))))
        self.tell(old, Fate.PASSES, where=where, what=what)
        self.write(row, verb, values, told=({column: old}, {column: heir}), why=self.legacy.note(old), of=of)

    def tell(self, old: int, fate: Fate, *, where: str, what: str) -> None:
        """Keeps what becomes of one thing of a unit that ends."""
        to = None if fate is Fate.STAYS else self.legacy.heirs[old]
        self._passed.append(Passed(where, what, old, to, fate))

    def write(
        self,
        row: Model,
        verb: str,
        values: dict[str, Any],
        *,
        told: tuple[dict[str, Any], dict[str, Any]],
        why: str,
        of: Model | None = None,
    ) -> None:
        """Writes columns of a row; the event has what is ``told`` before and after."""
        self.write_beside(row, values)
        before, after, thing = *told, of or row
        record(verb, thing, by=self._by, unit_id=_unit_of(thing), before=before, after=after, reason=why)

    def write_beside(self, row: Model, values: dict[str, Any]) -> None:
        """Writes columns of a row that goes with another, whose event tells of it."""
        was = copy(row)
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=list(values))
        self._written.append((was, copy(row)))

    def remove(self, row: Model, verb: str, *, old: int, of: Model) -> None:
        """Takes a row away that gives way to one of the heir's, or that nobody takes over."""
        was, why = copy(row), self.legacy.note(old)
        record(verb, of, by=self._by, unit_id=_unit_of(of), before={"unit": old}, reason=why)
        row.delete()
        self._written.append((was, None))


def _unit_of(thing: Model) -> int:
    """The unit that a thing concerns: its own, else the office that keeps it."""
    column = "unit_id" if hasattr(thing, "unit_id") else "office_id"
    unit_id: int = getattr(thing, column)
    return unit_id
