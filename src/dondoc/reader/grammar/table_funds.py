"""The columns of a task table that hold money: "Kinh phí (triệu đồng)", "Ngân sách tỉnh", "Nguồn kinh phí"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dondoc.reader.clauses.funds import read_funds_cell, source_in, unit_in
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.columns import Column, column_of
from dondoc.reader.grammar.table_heads import TableHead
from dondoc.reader.passage import Passage
from dondoc.reader.plan import Funds
from dondoc.reader.source import Source, Table

_TOTAL = LazyPattern(r"tổng|cộng", re.IGNORECASE)
_UNIT_ABOVE = LazyPattern(r"(?:đơn vị tính|đvt|đơn vị)\s*:\s*([^\n)]{1,24})", re.IGNORECASE)
_ABOVE = 160


@dataclass(frozen=True, slots=True)
class MoneyColumn:
    """A column of sums: how many đồng a bare number counts, and the source that its heading names."""

    index: int
    unit: int | None
    source: str | None


def money_columns(source: Source, table: Table, head: TableHead) -> tuple[MoneyColumn, ...]:
    """The columns of sums; where one is a total, the others are its parts and each names its source."""
    above = _unit_above(source, table)
    return tuple(
        MoneyColumn(index, unit_in(words) or above, None if _TOTAL.search(words) else source_in(words))
        for index, words in enumerate(head.words)
        if words and column_of(words) is Column.FUNDS
    )


def read_money(columns: Sequence[MoneyColumn], row: Sequence[Passage], named: str | None) -> Iterator[Funds]:
    """The money of a row; ``named`` is what its column of sources says."""
    for column in columns:
        cell = row[column.index]
        found = read_funds_cell(cell.text, column.unit, column.source or named) if cell.text else None
        if found is not None:
            yield replace(found, span=cell.span())


def _unit_above(source: Source, table: Table) -> int | None:
    """The unit printed right above the table: "Đơn vị tính: triệu đồng"."""
    starts = [cell.lines[0].span[0] for cell in table.cells if cell.lines]
    above = source.text[max(0, min(starts) - _ABOVE) : min(starts)] if starts else ""
    found = _UNIT_ABOVE.search(above)
    return unit_in(found[1]) if found else None
