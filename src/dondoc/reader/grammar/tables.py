"""Tables that assign work: one assignment for each row and leading agency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise

from dondoc.reader.clauses import Context, read_due
from dondoc.reader.grammar.agencies import ends_whole_name, list_agencies
from dondoc.reader.grammar.columns import Column, assigns_work, column_of
from dondoc.reader.grammar.labels import Label, Rank, read_label
from dondoc.reader.grammar.tasks import outside_of
from dondoc.reader.passage import Passage, joined, passage, printed_lines
from dondoc.reader.plan import Assignment, Role, Task, Text
from dondoc.reader.source import Cell, Line, Source, Table

_HEADER_ROWS = 3
_INDEX = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?$|\([a-z]\)$")
_MARK = re.compile(r"[-–+*•]?$")

Layout = tuple[Column | None, ...]


@dataclass(slots=True)
class TableReader:
    """Reads the tables of one section or appendix; one that a page cuts goes on with the columns above it."""

    source: Source
    context: Context
    path: str
    _layout: Layout = ()
    _groups: list[Label] = field(default_factory=list)

    def read(self, table: Table) -> Iterator[Assignment]:
        """The assignments of a table; none where its head is not that of a task table."""
        grid = _grid(table)
        header = _header(self.source, table, grid)
        if header is not None:
            rows_used, self._layout = header
            if rows_used and _restarts(self.source, table, grid, rows_used):
                self._groups = []
        elif len(self._layout) == table.columns:
            rows_used = 0
        else:
            self._layout, self._groups = (), []
            return
        for number in range(rows_used, table.rows):
            yield from self._row(grid, number)

    def _row(self, grid: dict[tuple[int, int], Cell], row: int) -> Iterator[Assignment]:
        cells = {
            column: grid[row, index]
            for index, column in enumerate(self._layout)
            if column is not None and (row, index) in grid
        }
        texts = {column: self._passage(cell) for column, cell in cells.items()}
        content = texts.get(Column.CONTENT)
        if content is None or not content.text or _is_header_row(texts):
            return
        label, content = _label(texts.get(Column.NUMBER), content)
        lead = texts.get(Column.LEAD)
        if lead is None or not lead.text or cells[Column.LEAD] is cells[Column.CONTENT]:
            self._open_group(label)
            return
        path = self._path(label)
        task = self._task(content, texts, cells)
        for agency in list_agencies(lead, self._breaks(cells[Column.LEAD], lead)):
            yield Assignment(path, agency.text, agency.span(), (task,))

    def _task(self, content: Passage, texts: dict[Column, Passage], cells: dict[Column, Cell]) -> Task:
        time = texts.get(Column.TIME)
        product = texts.get(Column.PRODUCT)
        partners = texts.get(Column.COORDINATE)
        due, every = read_due(time.text, self.context) if time and time.text else (None, None)
        named: tuple[Text, ...] = ()
        if partners and partners.text:
            breaks = self._breaks(cells[Column.COORDINATE], partners)
            named = tuple(one.value() for one in list_agencies(partners, breaks))
        return Task(
            content.text,
            content.span(),
            Role.LEAD,
            named,
            time.text or None if time else None,
            due,
            every,
            product.text or None if product else None,
            outside_of(content),
        )

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
        printed = [one for line in cell.lines for one in printed_lines(self.source, line.span)]
        ends: list[int] = []
        length = 0
        for line, below in pairwise(printed):
            length += len(line.text) + 1
            if not self.source.wrapped or (below.text[0].isupper() and ends_whole_name(line.text)):
                ends.append(length - 1)
        return frozenset(end for end in ends if end < len(text.text))


def join_lines(source: Source, lines: tuple[Line, ...]) -> Passage:
    """The lines of a cell as one passage, those parted by a page as well."""
    if not lines:
        return Passage("", 0)
    whole = (lines[0].span[0], lines[-1].span[1])
    if all(one.span[1] + 1 >= two.span[0] for one, two in pairwise(lines)):
        return passage(source, whole)
    return reduce(joined, (passage(source, line.span) for line in lines))


def _grid(table: Table) -> dict[tuple[int, int], Cell]:
    return {
        (row, column): cell
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }


def _header(source: Source, table: Table, grid: dict[tuple[int, int], Cell]) -> tuple[int, Layout] | None:
    """How many rows the head takes, and what each column holds."""
    layout: list[Column | None] = [None] * table.columns
    used = 0
    for row in range(min(_HEADER_ROWS, table.rows)):
        texts = [_cell_text(source, grid.get((row, column))) for column in range(table.columns)]
        columns = [column_of(text) for text in texts]
        if used and not any(columns):
            break
        if any(columns):
            layout = [new or old for new, old in zip(columns, layout, strict=True)]
            used = row + 1
        if assigns_work(layout) and not _goes_deeper(table, grid, row):
            break
    if not assigns_work(layout):
        return None
    while used < table.rows and _is_index_row(source, table, grid, used):
        used += 1
    return used, tuple(layout)


def _goes_deeper(table: Table, grid: dict[tuple[int, int], Cell], row: int) -> bool:
    """Whether a cell of the head reaches into the next row."""
    cells = [grid.get((row, column)) for column in range(table.columns)]
    return any(cell is not None and cell.row + cell.rows > row + 1 for cell in cells)


def _is_index_row(source: Source, table: Table, grid: dict[tuple[int, int], Cell], row: int) -> bool:
    """A row "(1) (2) (3)" under the head."""
    texts = [_cell_text(source, grid.get((row, column))) for column in range(table.columns)]
    filled = [text for text in texts if text]
    return len(filled) > 1 and all(_INDEX.match(text) for text in filled)


def _restarts(source: Source, table: Table, grid: dict[tuple[int, int], Cell], row: int) -> bool:
    """Whether the first row under a head begins a new count, so that groups above it are closed."""
    first = _cell_text(source, grid.get((row, 0))) if row < table.rows else ""
    return first.rstrip(".") in ("1", "I", "A", "")


def _cell_text(source: Source, cell: Cell | None) -> str:
    return join_lines(source, cell.lines).text if cell is not None else ""


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
    label = read_label(f"{token}) Xx") if len(token) == 1 and token.islower() else read_label(f"{token}. Xx")
    return label or Label(Rank.ARABIC, token, 0, 0)


def _is_under(label: Label, group: Label) -> bool:
    return label.rank is Rank.DECIMAL and label.token.startswith(group.token + ".")
