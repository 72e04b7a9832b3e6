"""What stands for all reports below a node: their sum, the largest, the latest, or nothing but the node's own. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import numpy as np

from dondoc.consolidation.rules.tree import Bools, Ints, roll_up
from dondoc.reporting.rules.figures import MISSING

NEARLY_TOO_LARGE = 0.99 * 2**63  # what floating point adds up may be off by less than that


class Way(StrEnum):
    """What a form says of an indicator (`dondoc.reporting.models.Aggregation`)."""

    SUM = "sum"
    MAX = "max"
    LATEST = "latest"
    NONE = "none"


class TooLarge(ArithmeticError):
    """The sum of a column over all reports needs more than 64 bits."""

    def __init__(self, column: int) -> None:
        super().__init__(column)
        self.column = column


def aggregate(
    ends: Ints, places: Ints, reports: Ints, ways: Sequence[str], order: Ints | None = None
) -> tuple[Ints, Ints]:
    """For each row of the tree what stands for it and all below, and how many reports gave it; a column each.

    ``reports`` has a row for each report, which counts at the row ``places`` of the tree; ``ways`` says for each
    column how. ``order`` tells of each report how many were sent before it; without it there is no latest one, and a
    node shows its own. Nothing is rounded; a figure that nobody gave is 0, given by none.
    Raises `TooLarge` rather than give a wrong sum.
    """
    _refuse_too_large(reports, ways)
    present = reports > MISSING
    figures = roll_up(ends, places, reports if np.all(present) else np.maximum(reports, 0))
    filled = _counted(ends, places, present)
    for column, way in enumerate(ways):
        if way == Way.SUM:
            continue
        given = np.flatnonzero(present[:, column])
        at, values = places[given], reports[given, column]
        if way == Way.MAX:
            figures[:, column] = _largest(ends, at, values)
        elif way == Way.LATEST and order is not None:
            figures[:, column] = _latest(ends, at, values, order[given])
        else:
            figures[:, column] = _largest_here(len(ends), at, values)
            filled = filled if filled.flags.writeable else filled.copy()
            filled[:, column] = np.bincount(at, minlength=len(ends))
        figures[filled[:, column] == 0, column] = 0
    return figures, filled


def _counted(ends: Ints, places: Ints, present: Bools) -> Ints:
    """How many reports gave each column. Mostly a report gives all or none, and one column tells of all."""
    first = present[:, :1]
    if not first.size or not (np.all(present) or np.all(present == first)):
        return roll_up(ends, places, present)
    counted: Ints = np.broadcast_to(roll_up(ends, places, first), (len(ends), present.shape[1]))
    return counted


def _refuse_too_large(reports: Ints, ways: Sequence[str]) -> None:
    if int(reports.max(initial=0)) * len(reports) < 2**63:
        return
    about = np.maximum(reports, 0).sum(axis=0, dtype=np.float64)
    for column in np.flatnonzero(about >= NEARLY_TOO_LARGE).tolist():
        given = reports[reports[:, column] >= 0, column]
        if ways[column] == Way.SUM and sum(given.tolist()) >= 2**63:
            raise TooLarge(column)


def _largest(ends: Ints, at: Ints, values: Ints) -> Ints:
    """The largest value at each row or below it; `MISSING` where there is none."""
    found = _largest_here(len(ends), at, values)
    spans = np.column_stack([np.arange(len(ends)), ends]).ravel()
    largest: Ints = np.maximum.reduceat(np.append(found, MISSING), spans)[::2]
    return largest


def _largest_here(rows: int, at: Ints, values: Ints) -> Ints:
    found = np.full(rows, MISSING, dtype=np.int64)
    np.maximum.at(found, at, values)
    return found


def _latest(ends: Ints, at: Ints, values: Ints, order: Ints) -> Ints:
    """The value that was sent last at each row or below it."""
    by_order = np.zeros(int(order.max(initial=0)) + 1, dtype=np.int64)
    by_order[order] = values
    last = _largest(ends, at, order)
    return np.where(last == MISSING, 0, by_order[np.maximum(last, 0)])
