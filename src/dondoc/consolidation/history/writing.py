"""Writes the file of a closed round: a row for each unit that owed, and for those above it; a column a figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from dondoc.consolidation.history import files
from dondoc.consolidation.history.schema import VERSION, Figured, Told, column_names, schema
from dondoc.consolidation.queries import closed_totals
from dondoc.consolidation.rules.index import Ints
from dondoc.consolidation.totals import STANDINGS, Totals
from dondoc.core.errors import Refused
from dondoc.reporting.models import Cycle
from dondoc.reporting.rules.figures import MISSING
from dondoc.units.kinds import ALL_FIELDS, Shape
from dondoc.units.models import UnitVersion
from dondoc.units.queries import as_of
from dondoc.units.rules import child_path

ATTRIBUTES = tuple(name for name, field in ALL_FIELDS.items() if field.shape is Shape.CHOICE)

AT_ONCE = 20_000


def write(cycle: Cycle, today: date) -> bool:
    """Writes or replaces the file of a round; False where its plan's unit did not stand when its window ended."""
    try:
        totals = closed_totals(cycle, today)
    except Refused:
        return False
    told = _told(cycle, totals)
    described = schema(told, ATTRIBUTES)
    table = pa.Table.from_arrays(list(_arrays(totals, _shown(totals))), schema=described)
    at = files.scratch()
    try:
        write_table(table, at)
        files.put(files.file_of(cycle.pk), written_at=at)
    finally:
        at.unlink(missing_ok=True)
    return True


def _told(cycle: Cycle, totals: Totals) -> Told:
    form = cycle.form
    figured = tuple(
        Figured(
            each.pk,
            each.code,
            each.kind,
            each.label,
            each.unit,
            each.decimals,
            each.aggregation,
            each.about_people,
            tuple(each.answers),
            column_names(each.code, each.kind, each.answers),
        )
        for each in totals.indicators
    )
    window = (cycle.window_start.isoformat(), cycle.window_end.isoformat())
    return Told(VERSION, cycle.pk, cycle.name, form.plan_id, form.pk, form.number, window, cycle.stage, figured)


def write_table(table: pa.Table, at: Path) -> None:
    """Figures are written as differences, which is both the smallest and the quickest to read."""
    figures = [each.name for each in table.schema if each.metadata]
    words = [each.name for each in table.schema if pa.types.is_string(each.type)]
    pq.write_table(
        table,
        at,
        compression={each.name: "none" if each.name in figures else "zstd" for each in table.schema},
        use_dictionary=[each for each in words if each not in ("path", "name", "code")],
        column_encoding=dict.fromkeys(figures, "DELTA_BINARY_PACKED"),
    )


def _shown(totals: Totals) -> Ints:
    """The rows of the tree at or below which someone owed."""
    rows: Ints = np.flatnonzero(totals.counts.sum(axis=1))
    return rows


def _arrays(totals: Totals, rows: Ints) -> Iterator[pa.Array]:
    """The columns in the order of the schema. Units that owed and did not stand then come last, below the top."""
    stood = totals.rows.find(totals.reporters.ids) >= 0
    away = [int(each) for each in totals.reporters.ids[~stood]]
    units = [int(each) for each in totals.unit_ids[rows]] + away
    versions = _versions(units, totals.as_of)
    parents = [totals.unit_id(int(each)) if each >= 0 else None for each in totals.parents[rows]]
    yield pa.array(units, pa.int64())
    yield pa.array(parents + [totals.unit_id(0)] * len(away), pa.int64())
    yield pa.array(_paths(units, parents, totals.unit_id(0)), pa.string())
    for name in ("name", "code", "kind"):
        yield pa.array([getattr(versions[each], name) for each in units], pa.string())
    for name in ATTRIBUTES:
        yield pa.array([_text(versions[each].details.get(name)) for each in units], pa.string())
    places = totals.reporters.find(np.array(units, dtype=np.int64))
    yield _standings(totals, places)
    for indicator in totals.indicators:
        for column in range(*totals.columns_of(indicator).indices(len(totals.columns))):
            figures = np.where(places >= 0, totals.reports[places, column], MISSING)
            yield pa.array(figures, pa.int64(), mask=figures == MISSING)
        if indicator.about_people:
            hidden = totals.hidings[indicator.pk].rows[rows]
            yield pa.array(np.concatenate([hidden, np.ones(len(away), dtype=np.bool_)]), pa.bool_())


def _paths(units: Sequence[int], parents: Sequence[int | None], top: int) -> list[str]:
    """The way from the top down to each unit, as reports went up it; of one that did not stand, a place at its end."""
    paths: dict[int, str] = {}
    for unit, parent in zip(units, parents, strict=False):
        paths[unit] = child_path(paths[parent] if parent is not None else "", unit)
    away = [f"{paths[top]}-{unit}" for unit in units[len(parents) :]] if units else []
    return [*paths.values(), *away]


def _standings(totals: Totals, places: Ints) -> pa.Array:
    names = np.array([each.value for each in STANDINGS], dtype=object)
    there = totals.standings[np.maximum(places, 0)] if len(totals.standings) else np.zeros(len(places), np.int64)
    return pa.array(names[there], pa.string(), mask=places < 0)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _versions(units: list[int], day: date) -> dict[int, UnitVersion]:
    """What was true of the units on a day; of one that did not stand then, what was true of it last before or first."""
    found = {each.unit_id: each for part in _parts(units) for each in as_of(day).filter(unit_id__in=part)}
    for part in _parts([unit for unit in units if unit not in found]):
        for each in UnitVersion.objects.filter(unit_id__in=part).order_by("valid_from"):
            if each.unit_id not in found or each.valid_from <= day:
                found[each.unit_id] = each
    return found


def _parts(units: list[int]) -> Iterator[list[int]]:
    """As many ids as every database takes in one question."""
    return (units[start : start + AT_ONCE] for start in range(0, len(units), AT_ONCE))
