"""Tables that assign work: one assignment for each row and leading agency."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from dondoc.reader.clauses import Context, read_after, read_due
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.agencies import begins_agency, ends_whole_name, list_agencies
from dondoc.reader.grammar.cells import begins_time
from dondoc.reader.grammar.columns import Column, Layout, column_of
from dondoc.reader.grammar.dittos import spelt_out
from dondoc.reader.grammar.labels import Label, Rank, label_of, read_label
from dondoc.reader.grammar.row_parties import part_parties
from dondoc.reader.grammar.table_funds import MoneyColumn, money_columns, read_money
from dondoc.reader.grammar.table_heads import Grid, TableHead, grid_of, join_lines, read_head, restarts
from dondoc.reader.grammar.tasks import funds_of, outside_of
from dondoc.reader.passage import Passage, printed_lines
from dondoc.reader.plan import Assignment, Funds, Role, Task, Text
from dondoc.reader.rules import basis
from dondoc.reader.source import Cell, Source, Span, Table

_AGENCY = basis("agency.table")
_TASK = basis("task.table")
_PARTNER = basis("partner.table")
_NOTHING = Passage("", 0)
# "8h00 - 8h10", "14 giờ 30 phút", "Từ 7:30 đến 8:00": an hour without a day.
_HOUR = r"\d{1,2}\s?(?:h|g|:|giờ)\s?(?:\d{1,2})?(?:\s?(?:phút|p|'))?"
_CLOCK = LazyPattern(rf"(?i:(?:từ |lúc |sau )?{_HOUR}(?:\s?(?:-|–|đến|tới)\s?{_HOUR})?)\W*")
_MARK = LazyPattern(r"[-–+*•]?$")


@dataclass(slots=True)
class TableReader:
    """Reads the tables of one section or appendix; one that a page cuts goes on with the columns above it."""

    source: Source
    context: Context
    path: str
    _layout: Layout = ()
    _money: tuple[MoneyColumn, ...] = ()
    _groups: list[Label] = field(default_factory=list)

    def read(self, table: Table) -> Iterator[Assignment]:
        """The assignments of a table; none where its head is not that of a task table."""
        grid = grid_of(table)
        head = read_head(self.source, table, grid)
        rows_used = head.rows if head is not None else 0
        if head is not None and self._is_agenda(grid, head, table.rows):
            self._layout, self._groups = (), []
            return
        if head is not None:
            self._layout, self._money = head.layout, money_columns(self.source, table, head)
            if rows_used and restarts(self.source, table, grid, rows_used):
                self._groups = []
        elif len(self._layout) != table.columns:
            self._layout, self._groups = (), []
            return
        grid = spelt_out(self.source, grid, rows_used, table.rows, table.columns)
        for number in range(rows_used, table.rows):
            yield from self._row(grid, number)

    def _is_agenda(self, grid: Grid, head: TableHead, rows: int) -> bool:
        """Whether the rows are the points of one meeting, each at its hour: who speaks is not charged."""
        if Column.TIME not in head.layout:
            return False
        column = head.layout.index(Column.TIME)
        cells = (grid.get((row, column)) for row in range(head.rows, rows))
        times = [text for cell in cells if cell is not None and (text := self._passage(cell).text)]
        return len(times) > 1 and 2 * sum(bool(_CLOCK.fullmatch(time)) for time in times) > len(times)

    def _row(self, grid: Grid, row: int) -> Iterator[Assignment]:
        cells = {
            column: grid[row, index]
            for index, column in enumerate(self._layout)
            if column is not None and (row, index) in grid
        }
        texts = {column: self._passage(cell) for column, cell in cells.items()}
        content = texts.get(Column.CONTENT)
        if content is None or not content.text or _is_header_row(texts):
            return
        number = texts.get(Column.NUMBER) if cells.get(Column.NUMBER) is not cells[Column.CONTENT] else None
        label, content = _label(number, content)
        lead = texts.get(Column.LEAD)
        if lead is None or not lead.text or cells[Column.LEAD] is cells[Column.CONTENT]:
            self._open_group(label)
            return
        if not texts.get(Column.TIME, _NOTHING).text and _is_time(texts.get(Column.COORDINATE)):
            # A row that lacks the cell of its partners has its time in it.
            texts[Column.TIME] = texts.pop(Column.COORDINATE)
            cells.pop(Column.COORDINATE)
        path = self._path(label)
        leading, partners = part_parties(lead.text)
        funds = self._funds(grid, row, texts, content)
        task = self._task(content, texts, self._partners(cells, texts, partners), funds)
        for agency in self._agencies(cells[Column.LEAD], lead, leading):
            yield Assignment(path, agency.text, agency.span(), (task,), basis=_AGENCY)

    def _task(
        self, content: Passage, texts: dict[Column, Passage], partners: tuple[Text, ...], funds: tuple[Funds, ...]
    ) -> Task:
        time = texts.get(Column.TIME)
        product = texts.get(Column.PRODUCT)
        due, every = read_due(time.text, self.context) if time and time.text else (None, None)
        return Task(
            content.text,
            content.span(),
            Role.LEAD,
            partners,
            time.text or None if time else None,
            due,
            every,
            product.text or None if product else None,
            outside_of(content),
            funds,
            read_after(time.text) if time and due is None and every is None else None,
            basis=_TASK,
        )

    def _partners(
        self, cells: dict[Column, Cell], texts: dict[Column, Passage], beside: Span | None
    ) -> tuple[Text, ...]:
        """The agencies of the coordinating column; else those that the leading cell names ``beside`` its own."""
        column = Column.COORDINATE if texts.get(Column.COORDINATE, _NOTHING).text else Column.LEAD
        text = texts[column]
        span = (0, len(text.text)) if column is Column.COORDINATE else beside
        named = self._agencies(cells[column], text, span) if span is not None else ()
        return tuple(one.value(_PARTNER) for one in named)

    def _agencies(self, cell: Cell, text: Passage, span: Span) -> Iterator[Passage]:
        """The agencies that a part of a cell names."""
        start, end = span
        breaks = frozenset(at - start for at in self._breaks(cell, text) if start <= at < end)
        return list_agencies(text.part(start, end), breaks)

    def _funds(self, grid: Grid, row: int, texts: dict[Column, Passage], content: Passage) -> tuple[Funds, ...]:
        """The money of the row's own columns; else what its content names."""
        cells = (grid.get((row, index)) for index in range(len(self._layout)))
        passages = [self._passage(cell) if cell is not None else _NOTHING for cell in cells] if self._money else []
        source = texts.get(Column.SOURCE, _NOTHING).text or None
        return tuple(read_money(self._money, passages, source)) or funds_of(content)

    def _open_group(self, label: Label | None) -> None:
        if label is not None:
            self._close(label)
            self._groups.append(label)

    def _close(self, label: Label) -> None:
        while self._groups and self._groups[-1].rank >= label.rank and not _is_under(label, self._groups[-1]):
            self._groups.pop()

    def _path(self, label: Label | None) -> str:
        tokens: list[str] = []
        if label is not None:
            self._close(label)
        for one in [*self._groups, label] if label is not None else self._groups:
            assert one is not None
            last = tokens[-1] + "." if tokens else ""
            tokens.append(one.token.removeprefix(last) if one.rank is Rank.DECIMAL else one.token)
        return ".".join([self.path, *tokens] if self.path else tokens)

    def _passage(self, cell: Cell) -> Passage:
        return join_lines(self.source, cell.lines)

    def _breaks(self, cell: Cell, text: Passage) -> frozenset[int]:
        """The offsets of the line breaks; of those of a printed page the ones between two whole names."""
        if len(cell.lines) == 1 and self.source.text.find("\n", *cell.lines[0].span) < 0:
            return frozenset()
        printed = [one for line in cell.lines for one in printed_lines(self.source, line.span)]
        ends: list[int] = []
        length = 0
        for line, below in pairwise(printed):
            length += len(line.text) + 1
            if not self.source.wrapped or (below.text[0].isupper() and ends_whole_name(line.text)):
                ends.append(length - 1)
        return frozenset(end for end in ends if end < len(text.text))


def _is_time(cell: Passage | None) -> bool:
    """Whether a cell names a time and nobody."""
    return cell is not None and begins_time(cell.text) and not begins_agency(cell.text)


def _is_header_row(texts: dict[Column, Passage]) -> bool:
    """A head repeated at the top of a page."""
    return all(column_of(text.text) is column for column, text in texts.items() if text.text)


def _label(number: Passage | None, content: Passage) -> tuple[Label | None, Passage]:
    """The row's own label, from its number cell or from the start of its content."""
    if number is not None and number.text and not _MARK.match(number.text):
        return _number_label(number.text), content
    label = read_label(content.text)
    if label is None:
        return None, content
    rest = content.part(label.end)
    return (None if label.rank is Rank.BULLET else label), rest


def _number_label(number: str) -> Label:
    token = number.strip(" .)(")
    return label_of(token) or Label(Rank.ARABIC, token, 0, 0)


def _is_under(label: Label, group: Label) -> bool:
    return label.rank is Rank.DECIMAL and label.token.startswith(group.token + ".")
