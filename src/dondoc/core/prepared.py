"""Queries that Django puts into SQL once for each process, and not at every run.

To put a query together and into SQL takes Django ten times as long as the database takes to answer it. Where all ask
the same within minutes (who is it, which seats, which report), the query is written as ever, with `Given` where a value
stands, and prepared. All that differs from run to run must be given, the day of today as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, Generic, TypeVar

from django.db import connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression
from django.db.models.query import get_related_populators
from django.db.models.sql import InsertQuery, UpdateQuery
from django.db.models.sql.compiler import SQLCompiler
from django.utils import timezone

M = TypeVar("M", bound=models.Model)
Params = Sequence[Any]


class Given(Expression):
    """The place of a value that is given, by its name, at each run."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        return "%s", (self,)


def _filled(params: Params, values: Mapping[str, Any]) -> list[Any]:
    adapted = connection.ops.adapt_unknown_value
    return [adapted(values[each.name]) if isinstance(each, Given) else each for each in params]


@dataclass(frozen=True, slots=True)
class _Reading:
    """The SQL of a query, and how a row of its answer becomes a thing."""

    sql: str
    params: Params
    model: type[models.Model]
    names: Sequence[str]
    columns: slice
    converters: Sequence[tuple[int, Sequence[Callable[..., Any]], Expression]]
    related: Sequence[Any]
    annotations: Mapping[str, int]


class Prepared(Generic[M]):
    """A query for things of one kind, those that `select_related` names at hand."""

    def __init__(self, query: Callable[[], models.QuerySet[M]]) -> None:
        self._query = query

    def all(self, **values: Any) -> list[M]:
        """What is found, in the order that the query says."""
        reading = self._reading
        with connection.cursor() as cursor:
            cursor.execute(reading.sql, _filled(reading.params, values))
            rows = cursor.fetchall()
        return list(_things(reading, rows))

    def first(self, **values: Any) -> M | None:
        """The first of what is found; a query that finds many should be cut to one."""
        return next(iter(self.all(**values)), None)

    def get(self, **values: Any) -> M:
        """The one thing; raises the model's `DoesNotExist` where there is none."""
        found = self.first(**values)
        if found is None:
            raise self._reading.model.DoesNotExist(values)  # type: ignore[attr-defined]
        return found

    @cached_property
    def _reading(self) -> _Reading:
        compiler = self._query().query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        select, info = compiler.select, compiler.klass_info
        first, last = info["select_fields"][0], info["select_fields"][-1] + 1
        converters = compiler.get_converters([each[0] for each in select])
        return _Reading(
            sql,
            params,
            info["model"],
            [each[0].target.attname for each in select[first:last]],
            slice(first, last),
            [(place, ways, expression) for place, (ways, expression) in converters.items()],
            get_related_populators(info, select, connection.alias),  # type: ignore[call-arg]
            compiler.annotation_col_map,
        )


def _things(reading: _Reading, rows: Sequence[Params]) -> Iterator[Any]:
    for each in rows:
        row = list(each)
        for place, ways, expression in reading.converters:
            for way in ways:
                row[place] = way(row[place], expression, connection)
        thing = reading.model.from_db(connection.alias, reading.names, row[reading.columns])
        for related in reading.related:
            related.populate(row, thing)
        for name, place in reading.annotations.items():
            setattr(thing, name, row[place])
        yield thing


class PreparedUpdate:
    """A change of the rows that a query finds: the field of each name gets the value that is given by that name."""

    def __init__(self, query: Callable[[], models.QuerySet[Any]], *fields: str) -> None:
        self._query, self._fields = query, fields

    def run(self, **values: Any) -> int:
        """Gives how many rows were changed."""
        sql, params = self._sql
        with connection.cursor() as cursor:
            cursor.execute(sql, _filled(params, values))
            return int(cursor.rowcount)

    @cached_property
    def _sql(self) -> tuple[str, Params]:
        return _update(self._query(), {name: Given(name) for name in self._fields})


class PreparedSave(Generic[M]):
    """Stores whole things of one kind as their own `save` does, without signals."""

    def __init__(self, model: type[M]) -> None:
        self._model = model

    def run(self, thing: M) -> None:
        """One that has no number yet is new, and gets one."""
        new = thing.pk is None
        row = [each.get_db_prep_save(each.pre_save(thing, add=new), connection) for each in self._fields]
        with connection.cursor() as cursor:
            cursor.execute(*((self._insert, row) if new else (self._update, [*row, thing.pk])))
            if new:
                self._stored(thing, *cursor.fetchone())

    def add(self, things: Sequence[M]) -> None:
        """Stores many new ones with few statements; each gets its number, and all the same moment."""
        database = connections[connection.alias]
        rows = list(zip(*(_column(each, things, database) for each in self._fields), strict=True))
        most = max((database.features.max_query_params or 65_535) // len(self._fields), 1)
        for begin in range(0, len(things), most):
            part = rows[begin : begin + most]
            with database.cursor() as cursor:
                cursor.execute(self._inserts(len(part)), list(chain.from_iterable(part)))
                for thing, (pk,) in zip(things[begin : begin + most], cursor.fetchall(), strict=True):
                    self._stored(thing, pk)

    def _stored(self, thing: M, pk: Any) -> None:
        thing.pk = pk
        thing._state.adding, thing._state.db = False, connection.alias

    def _inserts(self, rows: int) -> str:
        """The statement for so many rows."""
        begin, _values, rest = self._insert.partition(" VALUES ")
        places, _returning, end = rest.rpartition(" RETURNING ")
        return f"{begin} VALUES {', '.join([places] * rows)} RETURNING {end}"

    @cached_property
    def _fields(self) -> Sequence[models.Field[Any, Any]]:
        return [each for each in self._model._meta.concrete_fields if not each.primary_key]

    @cached_property
    def _insert(self) -> str:
        query = InsertQuery(self._model)
        query.insert_values(self._fields, [self._model()])
        compiler = query.get_compiler(connection=connection)
        compiler.returning_fields = self._model._meta.db_returning_fields
        ((sql, _row),) = compiler.as_sql()
        return str(sql)

    @cached_property
    def _update(self) -> str:
        rows = self._model._default_manager.filter(pk=Given("pk"))
        return _update(rows, {each.name: Given(each.name) for each in self._fields})[0]


def _column(field: models.Field[Any, Any], things: Sequence[models.Model], database: BaseDatabaseWrapper) -> list[Any]:
    """What is stored of one field of many new things; what they share is put into the database's words once."""
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        moment = field.to_python(timezone.now())
        for thing in things:
            setattr(thing, field.attname, moment)
        return [field.get_db_prep_save(moment, database)] * len(things)
    column: list[Any] = []
    last, prepared = None, field.get_db_prep_save(None, database)
    for thing in things:
        value = field.pre_save(thing, add=True)
        if value is not last:
            last, prepared = value, field.get_db_prep_save(value, database)
        column.append(prepared)
    return column


def _update(rows: models.QuerySet[Any], values: Mapping[str, Given]) -> tuple[str, Params]:
    query: Any = rows.query.chain(UpdateQuery)
    query.add_update_values(values)
    sql, params = query.get_compiler(connection=connection).as_sql()
    return str(sql), params
