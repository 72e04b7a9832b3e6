"""Lists as pages show them: sorted by a column of the query string, fifty rows a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

ROWS = 50
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Sort:
    """The column that a list is sorted by; ``sort=name`` in the query string, ``sort=-name`` for downward."""

    column: str
    downward: bool

    def toggled(self, column: str) -> str:
        """The value of ``sort`` that a click on the column's header asks for."""
        return f"-{column}" if column == self.column and not self.downward else column


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """One page of a list, and how it is sorted."""

    page: Page[Row]
    sort: Sort


def listing(
    request: HttpRequest,
    rows: QuerySet[Row],
    columns: Mapping[str, str],
    default: str,
    count: Callable[[], int] | None = None,
) -> Listing[Row]:
    """Sorts and cuts a query as the query string asks; what it does not know, it leaves at the default.

    ``columns`` maps the names used in the query string to fields; ``default`` is one of them, "-" before it
    for downward. Costs two queries, the page and the count; one where the first page holds all there is. ``count``
    says how many there are, asked only where that must be known, for who needs to know more of them anyway.
    """
    asked = request.GET.get("sort", default)
    if asked.removeprefix("-") not in columns:
        asked = default
    sort = Sort(asked.removeprefix("-"), asked.startswith("-"))
    field = columns[sort.column]
    ordered = rows.order_by(f"-{field}" if sort.downward else field, "pk")
    number = request.GET.get("page")
    pages = _FirstPage(ordered, ROWS) if number in (None, "", "1") else _Pages(ordered, ROWS)
    pages.count_rows = count or ordered.count
    return Listing(pages.get_page(number), sort)


class _Pages(Paginator):  # type: ignore[type-arg]  # not generic when it runs
    """Pages whose rows are counted as the list says."""

    count_rows: Callable[[], int]

    @cached_property
    def count(self) -> int:
        return self.count_rows()


class _FirstPage(_Pages):
    """For who asks for the first page: rows are counted only where it does not hold them all."""

    @cached_property
    def _first(self) -> list[Any]:
        return list(self.object_list[: self.per_page + 1])

    @cached_property
    def count(self) -> int:
        return len(self._first) if len(self._first) <= self.per_page else self.count_rows()

    def page(self, number: int | str) -> Page[Any]:
        """The first rows, read once."""
        return Page(self._first[: self.per_page], self.validate_number(number), self)
