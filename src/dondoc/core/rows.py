"""Rows as values: kept of each row that a decision wrote, and put back when it is undone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from django.apps import apps
from django.db.models import ForeignKey, Model

Row = dict[str, Any]
CHUNK = 500  # rows that one statement changes
_PLAIN = (str, int, float, bool, dict, list, type(None))


class RowChange(Protocol):
    """One row of a table ("plans.task"), as it was and as it became; None where it was not there.

    Either may hold some of its columns alone.
    """

    table: str
    object_id: int
    before: Row | None
    after: Row | None


def row_of(thing: Model) -> Row:
    """Every column by name, as JSON keeps it without loss."""
    values = {field: field.value_from_object(thing) for field in thing._meta.concrete_fields}
    return {
        field.attname: value if isinstance(value, _PLAIN) else field.value_to_string(thing)
        for field, value in values.items()
    }


def now_of(changes: Iterable[RowChange]) -> dict[tuple[str, int], Row]:
    """The rows of changes as they stand now, locked; those that are gone are left out."""
    found: dict[tuple[str, int], Row] = {}
    for table, ids in by_table(changes).items():
        rows = apps.get_model(table)._default_manager.order_by("pk")  # an order by what is joined can't be locked
        for thing in rows.select_for_update().in_bulk(ids).values():
            found[table, thing.pk] = row_of(thing)
    return found


def stands(change: RowChange, now: Row | None) -> bool:
    """Whether a row is still as it became."""
    if now is None or change.after is None:
        return now is None and change.after is None
    return {name: now.get(name) for name in change.after} == change.after


def put_back(changes: Iterable[RowChange], *, last: str = "") -> None:
    """Makes every row as it was: what was made goes, what was changed is changed back, what was removed is there.

    In that order no two rows claim one place at any time. Rows made in the table ``last`` go at the end, when nothing
    names them any more.
    """
    rows = list(changes)
    made = by_table(each for each in rows if each.before is None)
    for table, ids in made.items():
        if table != last:
            _delete(table, ids)
    for (table, values), ids in _alike(rows).items():
        changed = _values(table, json.loads(values))
        for some in _chunks(ids):
            apps.get_model(table)._default_manager.filter(pk__in=some).update(**changed)
    for each in sorted(rows, key=lambda each: each.object_id):
        if each.before is not None and each.after is None:
            # raw: the time at which it was made stays its own
            apps.get_model(each.table)(**_values(each.table, each.before)).save_base(raw=True, force_insert=True)
    _delete(last, made.get(last, ()))


def by_table(changes: Iterable[RowChange]) -> dict[str, list[int]]:
    """The ids of rows, by table."""
    found: dict[str, list[int]] = defaultdict(list)
    for each in changes:
        found[each.table].append(each.object_id)
    return found


def pointers(model: type[Model]) -> Iterator[ForeignKey[Any, Any]]:
    """The foreign keys of any table to this one."""
    for relation in model._meta.get_fields(include_hidden=True):
        field = getattr(relation, "field", None)
        if relation.auto_created and not relation.concrete and isinstance(field, ForeignKey):
            yield field


def _delete(table: str, ids: Sequence[int]) -> None:
    for some in _chunks(ids):
        apps.get_model(table)._default_manager.filter(pk__in=some).delete()


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))


def _alike(changes: Iterable[RowChange]) -> dict[tuple[str, str], list[int]]:
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
