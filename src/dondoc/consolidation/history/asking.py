"""Asks the files of closed rounds, on DuckDB. What this imports takes a while to load: import it where it is used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import ibis
import pyarrow.parquet as pq

from dondoc.consolidation.history import files
from dondoc.consolidation.history.schema import HIDDEN, Figured, Told
from dondoc.consolidation.history.trends import Asked, trend
from dondoc.consolidation.rules.results import Figure
from dondoc.reporting.asked import current_keys
from dondoc.reporting.lines import rounds_alike
from dondoc.reporting.models import Cycle, Indicator, Stage


@dataclass(frozen=True, slots=True)
class Point:
    """One closed round: the figure at the unit, how many of how many reports gave it, and whether it is hidden."""

    told: Told
    figure: Figure
    units: int
    hidden: bool


def closed_rounds(cycle: Cycle) -> list[Cycle]:
    """The closed final rounds like this one up to it, the oldest first."""
    same = rounds_alike(cycle).filter(stage=Stage.FINAL, closed_at__isnull=False)
    return list(same.filter(window_end__lte=cycle.window_end).order_by("window_end", "pk"))


def history_of(cycles: Sequence[Cycle], unit_id: int, indicator: Indicator) -> list[Point]:
    """The indicator at a unit in each of the rounds that asked it, in any version, and have a file."""
    keys = current_keys([indicator])
    paths = {each.pk: files.file_of(each.pk) for each in cycles}
    told = [(path, _told(path)) for path in paths.values() if path.exists()]
    wanted = [(path, each, figured) for path, each in told if (figured := _figured(each, keys))]
    if not wanted:
        return []
    asked = {place: _asked(figured) for place, (_path, _each, figured) in enumerate(wanted)}
    connection = ibis.duckdb.connect(threads=2)
    try:
        tables = [connection.read_parquet(path) for path, _each, _figured in wanted]
        rows = connection.to_pyarrow(trend(tables, unit_id, asked)).to_pylist()
    finally:
        connection.disconnect()
    return [_point(wanted[row["place"]][1], wanted[row["place"]][2], row) for row in rows]


def _told(path: Path) -> Told:
    return Told.of(pq.read_schema(path).metadata)


def _figured(told: Told, keys: Mapping[str, str]) -> Figured | None:
    return next((each for each in told.indicators if str(each.id) in keys and each.kind != "choice"), None)


def _asked(figured: Figured) -> Asked:
    return Asked(figured.columns, figured.aggregation, f"{figured.code}{HIDDEN}" if figured.about_people else "")


def _point(told: Told, figured: Figured, row: Mapping[str, object]) -> Point:
    reports = _whole(row["reports"])
    base = _whole(row["denominator"]) if figured.kind == "share" else reports if figured.kind == "yes_no" else None
    figure = Figure(_whole(row["numerator"]), base, reports, 10**figured.decimals)
    return Point(told, figure, _whole(row["units"]), bool(row["hidden"]))


def _whole(value: object) -> int:
    return int(str(value)) if value is not None else 0
