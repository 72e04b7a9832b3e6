"""Reads of a hundred thousand rows and more: what fits is joined into one value in the database, since every row that
a driver hands over as Python values costs more than all the sums."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
from django.db import connection
from django.db.models import Aggregate, QuerySet, TextField
from django.db.models.functions import Cast
from psycopg import Cursor

from dondoc.consolidation.rules.tree import Ints
from dondoc.reporting.models import Cycle, Obligation, Submission, SubmissionState
from dondoc.reporting.rules.figures import unpack
from dondoc.units.queries import subtree


class Joined(Aggregate):
    """The values of a group as one text, parted by commas, in no certain order."""

    function = "GROUP_CONCAT"

    def __init__(self, expression: str) -> None:
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


def owing_now(cycle: Cycle) -> Iterator[tuple[str, date, Ints]]:
    """State and due date, and the ids of the units whose obligations have both."""
    groups = Obligation.objects.filter(cycle=cycle).order_by().values_list("state", "due")
    for state, due, joined in groups.annotate(joined=Joined("unit_id")):
        yield state, due, numbers(joined)


def accepted_now(cycle: Cycle, width: int) -> tuple[Ints, Ints]:
    """The ids of the units whose report is accepted, and their figures: a row each of ``width`` columns."""
    accepted = Submission.objects.filter(obligation__cycle=cycle, state=SubmissionState.ACCEPTED).order_by()
    rows = _as_the_driver_gives_them(accepted.values_list("obligation__unit_id", "vector"))
    units = np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))
    return units, unpack([row[1] for row in rows], width)


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
