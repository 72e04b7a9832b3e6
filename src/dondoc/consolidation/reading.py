"""Reads of a hundred thousand rows and more: what fits is joined into one value in the database, since every row that
a driver hands over as Python values costs more than all the sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import compress
from operator import or_
from typing import Any

import numpy as np
from django.db import connection
from django.db.models import Aggregate, BigIntegerField, ExpressionWrapper, F, Q, QuerySet, TextField
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Right
from psycopg import Cursor

from dondoc.consolidation.rules.index import NOWHERE, Ints, Places
from dondoc.consolidation.rules.tree import SCALE
from dondoc.reporting.models import Cycle, Obligation, Submission, SubmissionState
from dondoc.reporting.rules.unpacking import Packed, unpack
from dondoc.units.queries import subtree
from dondoc.units.rules import WIDTH

RUNS, WIDE = 16, 1000
"""So many ranges of ids a query may ask for, parted where so many ids are of others."""


class Joined(Aggregate):
    """The values of a group as one text, parted by commas, in no certain order."""

    function = "GROUP_CONCAT"

    def __init__(self, expression: str | Combinable) -> None:
        super().__init__(Cast(expression, TextField()), output_field=TextField())

    def as_postgresql(self, *arguments: Any, **more: Any) -> Any:
        return self.as_sql(*arguments, function="STRING_AGG", template="%(function)s(%(expressions)s, ',')", **more)


def numbers(joined: str) -> Ints:
    """The whole numbers of a joined text."""
    return np.fromstring(joined, dtype=np.int64, sep=",")


def subtree_paths(unit_id: int, day: date) -> list[str]:
    """The paths of a unit and all below it on a day, in the order of the tree."""
    found = subtree(unit_id, day).order_by().aggregate(joined=Joined("path"))["joined"]
    return sorted(found.split(",")) if found else []


def subtree_steps(unit_id: int, day: date) -> Ints:
    """Of the same paths the last steps (`dondoc.consolidation.rules.tree.last_step`), in no certain order."""
    step = Right("path", 2 * WIDTH)
    return numbers(subtree(unit_id, day).order_by().aggregate(joined=Joined(step))["joined"] or "")


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
    for state, due, joined in groups.annotate(joined=Joined(pair)):
        yield Owed(state, due, *np.divmod(numbers(joined), SCALE))


def accepted_now(obligations: Ints, width: int) -> tuple[Ints, Packed]:
    """Of these obligations the ids of those whose report is accepted, and the figures: a row each of ``width`` columns.

    The reports are asked for by ranges of ids, which costs half of what joining the tables does. What others owe may
    be among them, and is left out.
    """
    if not len(obligations):
        return obligations, unpack([], width)
    within = reduce(
        or_, (Q(obligation_id__gte=low, obligation_id__lte=high) for low, high in _runs(np.sort(obligations)))
    )
    accepted = Submission.objects.filter(within, state=SubmissionState.ACCEPTED).order_by()
    rows = _as_the_driver_gives_them(accepted.values_list("obligation_id", "vector"))
    found = np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))
    known = Places.of(obligations).find(found) != NOWHERE
    if not np.all(known):
        found, rows = found[known], list(compress(rows, known.tolist()))
    return found, unpack([row[1] for row in rows], width)


def _runs(ids: Ints) -> list[tuple[int, int]]:
    """The few ranges in which ids in ascending order stand: those of a round are mostly made at once."""
    gaps = np.diff(ids)
    wide = np.flatnonzero(gaps > WIDE)
    ends = np.sort(wide[np.argsort(gaps[wide])[::-1][: RUNS - 1]])
    return list(zip(ids[[0, *ends + 1]].tolist(), ids[[*ends, -1]].tolist(), strict=True))


def _as_the_driver_gives_them(values: QuerySet[Any, Any]) -> list[tuple[Any, ...]]:
    """All rows at once, without Django's conversions, of which numbers and bytes need none."""
    sql, parameters = values.query.sql_with_params()
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        with Cursor(connection.connection) as binary:  # Django's own cursors give bytes as hexadecimal text
            return binary.execute(sql, parameters, binary=True).fetchall()
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows: list[tuple[Any, ...]] = cursor.cursor.fetchall()
        return rows
