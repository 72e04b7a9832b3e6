"""Tables that a text file gives flattened, one cell a line, built up again.

Such a table shows itself by its head ("TT", "Nội dung", "Cơ quan chủ trì" ...) line by line, and by rows
that each begin with their number on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.agencies import begins_agency
from dondoc.reader.grammar.cells import Printed, begins_time, part_cells
from dondoc.reader.grammar.columns import Column, assigns_work, column_of
from dondoc.reader.grammar.labels import Rank, read_label, roman_value
from dondoc.reader.grammar.letters import CAPITAL
from dondoc.reader.source import Block, Cell, Line, Source, Table

_NUMBER_HEADING = LazyPattern(r"(?:STT|TT|Stt|Số TT|SỐ TT)$")
_FIRST_ROW = LazyPattern(rf"(?:I|1|A)\.?$|I\.? [{CAPITAL}]")
_ROW = LazyPattern(r"(?:(?P<number>\d{1,3}(?:\.\d{1,2})*|[IVX]+|[A-HĐ]|[a-zđ]\))\.?|(?P<mark>[-–+]))$")
_GROUP = LazyPattern(rf"(?P<number>[IVX]+)\.? (?=[{CAPITAL}])")
_END = LazyPattern(r"nơi nhận|phụ lục", re.IGNORECASE)
_HEAD_MOST = 24


@dataclass(slots=True)
class _Row:
    """The lines of a row; ``after`` are those that a page turn parted from the others."""

    number: Line | None
    group: bool = False
    lines: list[Line] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a flattened table: its lines, and what each column after the number holds."""

    lines: tuple[Line, ...]
    groups: tuple[tuple[Line, ...], ...]
    columns: tuple[Column | None, ...]


def rebuild_tables(source: Source, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with every flattened task table put back into one."""
    rebuilt: list[Block] = []
    at = 0
    while at < len(blocks):
        head = _read_head(source, blocks, at)
        if head is None:
            rebuilt.append(blocks[at])
            at += 1
            continue
        rows, at = _read_rows(source, blocks, at + len(head.lines), head)
        rebuilt.append(_table(source, head, rows))
    return tuple(rebuilt)


def _text(source: Source, line: Line) -> str:
    return source.text[line.span[0] : line.span[1]]


def _read_head(source: Source, blocks: Sequence[Block], at: int) -> _Head | None:
    first = blocks[at]
    if not isinstance(first, Line) or not _NUMBER_HEADING.match(_text(source, first)):
        return None
    lines = [first]
    groups: list[list[Line]] = []
    for block in blocks[at + 1 : at + _HEAD_MOST]:
        if not isinstance(block, Line) or _FIRST_ROW.match(_text(source, block)):
            break
        if _text(source, block)[0].isupper() or not groups:
            groups.append([])
        groups[-1].append(block)
        lines.append(block)
    columns = [column_of(" ".join(_text(source, line) for line in group)) for group in groups]
    if not assigns_work(columns):
        return None
    return _Head(tuple(lines), tuple(map(tuple, groups)), tuple(columns))


def _read_rows(source: Source, blocks: Sequence[Block], at: int, head: _Head) -> tuple[list[_Row], int]:
    rows: list[_Row] = []
    repeated = [_text(source, line) for line in head.lines]
    turned = False
    while at < len(blocks):
        line = blocks[at]
        if not isinstance(line, Line) or _ends_table(rows, line, _text(source, line)):
            break
        if _repeats(source, blocks, at, repeated):
            at += len(repeated)
            turned = True
            continue
        _add_line(source, rows, line, turned)
        turned = False
        at += 1
    return rows, at


def _ends_table(rows: Sequence[_Row], line: Line, text: str) -> bool:
    """Whether the document goes on behind the table: a heading that is not the table's next group."""
    label = read_label(text)
    if label is None or label.rank > Rank.ARABIC:
        return bool(_END.match(text))
    if label.rank is Rank.ARABIC:
        return line.gap and bool(rows) and rows[-1].number is not None
    return label.order != sum(row.group for row in rows) + 1 or not any(row.group for row in rows)


def _repeats(source: Source, blocks: Sequence[Block], at: int, head: list[str]) -> bool:
    lines = blocks[at : at + len(head)]
    return all(isinstance(line, Line) and _text(source, line) == text for line, text in zip(lines, head, strict=False))


def _add_line(source: Source, rows: list[_Row], line: Line, turned: bool) -> None:
    """Put a line into the row at hand or open a new one; ``turned`` tells that a page begins with it."""
    text = _text(source, line)
    if _ROW.match(text) and _follows(source, rows, text):
        rows.append(_Row(line, group=bool(roman_value(text.rstrip(".")))))
    elif group := _GROUP.match(text):
        start, end = line.span
        number = line._replace(span=(start, start + group.end("number")))
        rows.append(_Row(number, group=True, lines=[line._replace(span=(start + group.end(), end))]))
    elif rows and rows[-1].lines and (turned or rows[-1].after):
        rows[-1].after.append(line)
    elif rows and not _opens_subrow(source, rows[-1], line):
        rows[-1].lines.append(line)
    else:
        rows.append(_Row(None, lines=[line]))


def _follows(source: Source, rows: list[_Row], text: str) -> bool:
    """Whether a number goes on counting: a figure alone on its line may also be part of a cell."""
    if not text.rstrip(".").isdigit():
        return True
    last = 0
    for row in rows:
        number = _text(source, row.number).rstrip(".") if row.number else ""
        last = int(number) if number.isdigit() else 0 if row.group else last
    return int(text.rstrip(".")) in (1, last + 1)


def _opens_subrow(source: Source, row: _Row, line: Line) -> bool:
    """Whether a line after an empty cell begins a row without a number."""
    text = _text(source, line)
    if not line.gap or not row.lines or not text[0].isupper() or begins_time(text):
        return False
    timed = any(begins_time(_text(source, one)) for one in row.lines[1:])
    return timed or not begins_agency(text)


def _table(source: Source, head: _Head, rows: list[_Row]) -> Table:
    width = len(head.columns) + 1
    cells = [Cell((head.lines[0],), 0, 0)]
    cells += [Cell(group, 0, index + 1) for index, group in enumerate(head.groups)]
    above: dict[int, int] = {}
    for number, row in enumerate(rows, start=1):
        if row.number is not None:
            cells.append(Cell((row.number,), number, 0))
        if row.group:
            cells.append(Cell(tuple(row.lines), number, 1, columns=width - 1))
            above = {}
            continue
        _add_cells(source, head, cells, above, number, row)
    return Table(tuple(cells), len(rows) + 1, width)


def _add_cells(source: Source, head: _Head, cells: list[Cell], above: dict[int, int], number: int, row: _Row) -> None:
    """Add a row's cells; a cell that it lacks with no empty line in its place is merged with that above."""
    parted = _parted(source, head, row)
    filled = [column for column, lines in enumerate(parted) if lines]
    for column, lines in enumerate(parted):
        if lines:
            above[column] = len(cells)
            cells.append(Cell(lines, number, column + 1))
        elif _is_merged(head, parted, filled, column) and column in above:
            upper = cells[above[column]]
            cells[above[column]] = upper._replace(rows=number - upper.row + 1)


def _parted(source: Source, head: _Head, row: _Row) -> list[tuple[Line, ...]]:
    """The row's lines column by column; what a page turn cut off belongs to the content."""
    texts = [_text(source, line) for line in row.lines]
    if _is_line_a_cell(head, texts):
        columns: Sequence[int] = range(len(texts))
    else:
        printed = [Printed(text, gap=line.gap) for text, line in zip(texts, row.lines, strict=True)]
        columns = part_cells(head.columns, printed)
    parted = [
        tuple(line for line, at in zip(row.lines, columns, strict=True) if at == column)
        for column in range(len(head.columns))
    ]
    parted[0] += tuple(row.after)
    return parted


def _is_line_a_cell(head: _Head, texts: Sequence[str]) -> bool:
    """Whether a row has as many lines as the table columns, each of which opens a cell of its own."""
    if len(texts) != len(head.columns) or not all(text[0].isupper() or text[0].isdigit() for text in texts):
        return False
    times = [text for text, column in zip(texts, head.columns, strict=True) if column is Column.TIME]
    return all(begins_time(text) for text in times)


def _is_merged(head: _Head, parted: list[tuple[Line, ...]], filled: list[int], column: int) -> bool:
    lead = head.columns.index(Column.LEAD)
    if lead not in filled or column <= lead:
        return False
    after = [other for other in filled if other > column]
    return not after or not parted[after[0]][0].gap
