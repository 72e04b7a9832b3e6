"""Reads of a hundred thousand rows and more: what fits is joined into one value in the database, since every row that
a driver hands over as Python values costs more than all the sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from django.db import connection
from django.db.models import Aggregate, BigIntegerField, ExpressionWrapper, F, TextField
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Right

from dondoc.consolidation.rules.index import Ints
from dondoc.consolidation.rules.tree import SCALE
from dondoc.reporting.models import Cycle, Obligation
from dondoc.units.queries import subtree
from dondoc.units.rules import WIDTH


class Joined(Aggregate):
    """The texts of a group as one, parted by commas, in no certain order."""

    function = "GROUP_CONCAT"
    on_postgresql = "STRING_AGG(%(expressions)s, ',')"

    def __init__(self, expression: str | Combinable) -> None:
        super().__init__(expression, output_field=TextField())

    def as_postgresql(self, *arguments: Any, **more: Any) -> Any:
        return self.as_sql(*arguments, template=self.on_postgresql, **more)


class JoinedNumbers(Joined):
    """The whole numbers of a group as one value, in no certain order: `numbers` reads it."""

    on_postgresql = "STRING_AGG(INT8SEND(%(expressions)s), '')"


def numbers(joined: str | bytes | None) -> Ints:
    """The whole numbers of a joined value: eight bytes each, or digits parted by commas; none of None."""
    if isinstance(joined, bytes):
        return np.frombuffer(joined, dtype=">i8").astype(np.int64)
    return np.fromstring(joined or "", dtype=np.int64, sep=",")


def subtree_paths(unit_id: int, day: date) -> list[str]:
    """The paths of a unit and all below it on a day, in the order of the tree."""
    found = subtree(unit_id, day).order_by().aggregate(joined=Joined("path"))["joined"]
    return sorted(found.split(",")) if found else []


def subtree_steps(unit_id: int, day: date) -> Ints:
    """Of the same paths the last steps (`dondoc.consolidation.rules.tree.last_step`), in no certain order."""
    step: Combinable = Right("path", 2 * WIDTH)
    if connection.vendor == "postgresql":  # counts the characters of a text; SQLite has no parent in the index
        step = Coalesce("parent_id", 0) * SCALE + F("unit_id")
    return numbers(subtree(unit_id, day).order_by().aggregate(joined=JoinedNumbers(step))["joined"])


@dataclass(frozen=True, slots=True)
class Owed:
    """Obligations that share state and due date: their ids, and those of their units."""

    state: str
    due: date
    obligations: Ints
    units: Ints


def owing_now(cycle: Cycle) -> Iterator[Owed]:
    """The obligations of a round."""
    groups = Obligation.objects.filter(cycle=cycle).order_by().values_list("state", "due")
    pair = ExpressionWrapper(F("pk") * SCALE + F("unit_id"), BigIntegerField())
    for state, due, joined in groups.annotate(joined=JoinedNumbers(pair)):
        yield Owed(state, due, *np.divmod(numbers(joined), SCALE))
