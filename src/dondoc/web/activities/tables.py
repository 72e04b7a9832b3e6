"""Lists of activities: one description of columns serves the page and the file that holds what the page shows."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

from django.db.models import Model
from django.http import HttpResponse
from django.utils.encoding import force_str
from django_stubs_ext import StrPromise

from dondoc.exports.writers.sheet import Column as SheetColumn
from dondoc.exports.writers.sheet import write_sheet
from dondoc.web.downloads import XLSX

Row = TypeVar("Row", bound=Model)
Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A state as a word, a tone and an icon."""

    word: str
    tone: str
    icon: str


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """``name`` is what ``sort`` in the query string calls it, ``field`` what the rows are then sorted by, "" where they
    can't be. ``value`` gives what stands in the cell; ``mark`` how a state is drawn on the page.
    """

    name: str
    heading: StrPromise
    width: int
    value: Callable[[Row], Value]
    field: str = ""
    number: bool = False
    mark: Callable[[Row], Mark] | None = None
    small: Callable[[Row], str] | None = None

    @property
    def css(self) -> str:
        """The class of its cells."""
        return "number" if self.number else ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell on the page. ``small`` stands below its words; the first cell of a row leads to the thing."""

    value: Value
    css: str
    mark: Mark | None
    small: str
    is_day: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A row on the page: its address, its first cell and the others."""

    url: str
    first: Cell
    others: Sequence[Cell]


@dataclass(frozen=True)
class Table(Generic[Row]):
    """A list: its columns, the first of which leads to ``url`` of the row."""

    label: StrPromise
    columns: Sequence[Column[Row]]
    url: Callable[[Row], str]
    default: str = "-day"
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def fields(self) -> dict[str, str]:
        """What the list can be sorted by, for `dondoc.web.lists.listing`."""
        return {each.name: each.field for each in self.columns if each.field}

    def lines(self, rows: Iterable[Row]) -> Iterator[Line]:
        """The rows as the page shows them."""
        for row in rows:
            first, *others = (_cell(each, row) for each in self.columns)
            yield Line(self.url(row), first, others)

    def file(self, rows: Iterable[Row], name: str) -> HttpResponse:
        """The rows as an Excel file to be saved."""
        columns = [SheetColumn(force_str(each.heading), each.width) for each in self.columns]
        written = io.BytesIO()
        write_sheet(
            written, force_str(self.label), columns, [[each.value(row) for each in self.columns] for row in rows]
        )
        answer = HttpResponse(written.getvalue(), content_type=XLSX)
        answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
        return answer


def _cell(column: Column[Row], row: Row) -> Cell:
    value = column.value(row)
    mark = column.mark(row) if column.mark else None
    small = column.small(row) if column.small else ""
    return Cell(value, column.css, mark, small, isinstance(value, date))
