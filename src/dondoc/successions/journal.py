"""Rows as values: kept of each row that a succession wrote, and put back when it is undone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.apps import apps
from django.db.models import Model

from dondoc.units.models import Succession, SuccessionChange, Unit
from dondoc.units.successions.legacy import RowPair

Row = dict[str, Any]
CHUNK = 500  # rows that one statement changes
_PLAIN = (str, int, float, bool, dict, list, type(None))
_UNIT = Unit._meta.label_lower


def row_of(thing: Model) -> Row:
    """Every column by name, as JSON keeps it without loss."""
    values = {field: field.value_from_object(thing) for field in thing._meta.concrete_fields}
    return {
        field.attname: value if isinstance(value, _PLAIN) else field.value_to_string(thing)
        for field, value in values.items()
    }


def keep(succession: Succession, pairs: Iterable[RowPair]) -> None:
    """Keeps what became of rows beside what is kept already; one written twice as it was before both."""
    kept: dict[tuple[str, int], tuple[Row | None, Row | None]] = {
        (each.table, each.object_id): (each.before, each.after) for each in succession.changes.all()
    }
    for before, after in pairs:
        thing = after or before
        assert thing is not None
        key = (thing._meta.label_lower, thing.pk)
        was, now = (row_of(each) if each else None for each in (before, after))
        kept[key] = (kept[key][0] if key in kept else was, now)
    succession.changes.all().delete()
    changes = (
        SuccessionChange(succession=succession, table=table, object_id=pk, before=was, after=now)
        for (table, pk), (was, now) in kept.items()
        if was != now
    )
    SuccessionChange.objects.bulk_create(changes, batch_size=500)


def now_of(changes: Iterable[SuccessionChange]) -> dict[tuple[str, int], Row]:
    """The rows of changes as they stand now, locked; those that are gone are left out."""
    found: dict[tuple[str, int], Row] = {}
    for table, ids in by_table(changes).items():
        for thing in apps.get_model(table)._default_manager.select_for_update().in_bulk(ids).values():
            found[table, thing.pk] = row_of(thing)
    return found


def put_back(changes: Iterable[SuccessionChange]) -> None:
    """Makes every row as it was: what was made goes, what was changed is changed back, what was removed is there.

    In that order no two rows claim one place at any time; units go last, when nothing names them any more.
    """
    rows = list(changes)
    made = by_table(each for each in rows if each.before is None)
    for table, ids in made.items():
        if table != _UNIT:
            for some in _chunks(ids):
                apps.get_model(table)._default_manager.filter(pk__in=some).delete()
    for (table, values), ids in _alike(rows).items():
        changed = _values(table, json.loads(values))
        for some in _chunks(ids):
            apps.get_model(table)._default_manager.filter(pk__in=some).update(**changed)
    for each in sorted(rows, key=lambda each: each.object_id):
        if each.before is not None and each.after is None:
            # raw: the time at which it was made stays its own
            apps.get_model(each.table)(**_values(each.table, each.before)).save_base(raw=True, force_insert=True)
    Unit.objects.filter(pk__in=made.get(_UNIT, ())).delete()


def by_table(changes: Iterable[SuccessionChange]) -> dict[str, list[int]]:
    """The ids of rows, by table."""
    found: dict[str, list[int]] = defaultdict(list)
    for each in changes:
        found[each.table].append(each.object_id)
    return found


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))


def _alike(changes: Iterable[SuccessionChange]) -> dict[tuple[str, str], list[int]]:
    """Rows of one table that get the same values back: a branch that went along is put back in few statements."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for each in changes:
        if each.before is not None and each.after is not None:
            values = {name: value for name, value in each.before.items() if each.after.get(name) != value}
            found[each.table, json.dumps(values, sort_keys=True)].append(each.object_id)
    return found


def _values(table: str, row: Row) -> Row:
    """A kept row as its model's values. Columns that came since are left as the model has them."""
    fields = apps.get_model(table)._meta.concrete_fields
    return {field.attname: field.to_python(row[field.attname]) for field in fields if field.attname in row}
