"""What closed rounds say together, as Ibis expressions: they run on DuckDB here, and on other engines where one machine
is not enough. Nothing else in dondoc writes expressions over history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir
from ibis import _

WHOLE = "decimal(38, 0)"
OWED = ("accepted", "sent", "returned", "late", "not_yet_due")
TREND = ("place", "numerator", "denominator", "reports", "units", "hidden")


@dataclass(frozen=True, slots=True)
class Asked:
    """One indicator in one round's table: its columns there, how it is summed up, and the column that hides it."""

    columns: Sequence[str]
    aggregation: str
    hidden: str = ""


def below(table: ir.Table, unit_id: int) -> ir.Table:
    """The rows of a unit and all below it, as the tree was in that round; none where the unit was not in it."""
    top = table.filter(_.unit_id == unit_id).select(top=_.path)
    return table.cross_join(top).filter(_.path.startswith(_.top)).drop("top")


def total(table: ir.Table, unit_id: int, asked: Asked, place: int) -> ir.Table:
    """One row: numerator and denominator (null of what is no share), how many reports gave the figure, how many units
    owed, and whether the figure is hidden. ``place`` comes back as it is."""
    branch = below(table, unit_id)
    here = branch.unit_id == unit_id
    figure = branch[asked.columns[0]]
    if asked.aggregation == "none":
        figure = here.ifelse(figure, ibis.null())
    largest = asked.aggregation in ("max", "none")
    base = branch[asked.columns[1]].sum() if len(asked.columns) > 1 else ibis.null()
    found = branch.aggregate(
        numerator=(figure.max() if largest else figure.sum()).cast(WHOLE),
        denominator=base.cast(WHOLE),
        reports=figure.count(),
        units=branch.standing.isin(OWED).sum().cast("int64"),
        hidden=(here & branch[asked.hidden]).any() if asked.hidden else (here & False).any(),
        there=branch.count(),
    )
    return found.filter(_.there > 0).mutate(place=ibis.literal(place, type="int64")).select(*TREND)


def trend(tables: Sequence[ir.Table], unit_id: int, asked: Mapping[int, Asked]) -> ir.Table:
    """The total of one indicator at a unit in several rounds, a row each, by the place of the round in ``tables``."""
    rows = [total(tables[place], unit_id, each, place) for place, each in asked.items()]
    return ibis.union(*rows, distinct=False).order_by("place") if len(rows) > 1 else rows[0]
