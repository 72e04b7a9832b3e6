"""Finds tables without ruling lines: a head with the words of a table of work, over columns parted by white."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dondoc.reader.formats.pdf.bands import bands_of, leading_of
from dondoc.reader.formats.pdf.geometry import Grid, GridCell, Page, Row, Word
from dondoc.reader.formats.pdf.rows import piece_of
from dondoc.reader.formats.pdf.whites import Parting, parting_of

_HEAD_WORDS = re.compile(
    r"\b(?:S?TT|Số TT|Nội dung|Nhiệm vụ|Công việc|Hoạt động|Chủ trì|Phối hợp|Cơ quan|Đơn vị|Thời gian|Thời hạn|"
    r"Tiến độ|Hoàn thành|Sản phẩm|Kết quả|Kinh phí|Ghi chú|Chỉ tiêu|Địa điểm)\b",
    re.IGNORECASE,
)
_LEAST_WORDS = 2
_LEAST_ROWS = 2
_LONGEST_HEAD = 110
_STOPS = (".", ";", ":", ",")
_DASHES = ("-", "+", "•")
# In heights of a line: the widest space inside a table, and inside its head.
_FARTHEST = 6.0
_HEAD_PITCH = 1.4
# Of so many rows the columns are looked for.
_LOOKED_AT = 25
_CLOSES = re.compile(r"Nơi nhận\b|Trên đây là\b|(?:TM|KT|TL|TUQ)\.\s?[A-ZĐ]")
_NUMBERED = re.compile(r"^(?:[IVX]{1,5}|[A-ZĐ]|\d{1,3}|[-+–])[.)]?$")


@dataclass(slots=True)
class _Table:
    """Rows ``start`` to ``end`` of a page, of which those before ``body`` are the head.

    ``head`` is the head's text row by row.
    """

    start: int
    body: int
    end: int
    parting: Parting
    head: list[str]


def find_aligned(pages: list[Page]) -> None:
    """Turn, in place, rows that stand in columns below the head of a table into tables."""
    cut: _Table | None = None
    for page in pages:
        if cut is None and not has_head(page):
            continue
        tables = _tables(page, cut)
        last = tables[-1] if tables else None
        cut = last if last is not None and last.end == len(page.rows) else None
        for table in reversed(tables):
            _take(page, table)


def _tables(page: Page, cut: _Table | None) -> list[_Table]:
    """The tables of a page; ``cut`` is one that filled the page before to its end."""
    tables: list[_Table] = []
    if cut is not None and (rest := _rest(page, cut)) is not None:
        tables.append(rest)
    index = tables[-1].end if tables else 0
    while index < len(page.rows):
        table = _begun(page, index, tables[-1].end if tables else 0) if is_head(page.rows[index]) else None
        if table is not None:
            tables.append(table)
        index = table.end if table is not None else index + 1
    return tables


def has_head(page: Page) -> bool:
    """Whether a table may begin on a page."""
    return any(is_head(row) for row in page.rows if len(row.pieces) >= _LEAST_WORDS)


def is_head(row: Row) -> bool:
    """Whether a row has the words of a head in two places or more, and is no line of a sentence."""
    text = row.text
    if len(row.pieces) < _LEAST_WORDS or len(text) > _LONGEST_HEAD:
        return False
    if text.endswith(_STOPS) or text.startswith(_DASHES):
        return False
    return len(_HEAD_WORDS.findall(text)) >= _LEAST_WORDS


def _begun(page: Page, index: int, floor: int) -> _Table | None:
    """The table of whose head one row has an index; None where no columns are found below."""
    rows = page.rows
    start, body, leading = index, index + 1, leading_of(rows[index : index + _LOOKED_AT])
    while start > floor and _is_more_head(rows[start - 1], rows[start], leading):
        start -= 1
    while body < len(rows) and _is_more_head(rows[body], rows[body - 1], leading):
        body += 1
    near = _near(rows, body)
    for end in range(min(near, body + _LOOKED_AT), body + _LEAST_ROWS - 1, -1):
        parting = parting_of(rows[start:body], rows[body:end])
        if parting:
            end = _end(rows, body, near, parting)
            head = [row.text for row in rows[start:body]]
            return _Table(start, body, end, parting, head) if end - body >= _LEAST_ROWS else None
    return None


def _is_more_head(row: Row, beside: Row, leading: float) -> bool:
    """Whether a row is another line of the head: near and alike, in parts, and without a number."""
    near = abs(row.base - beside.base) <= _HEAD_PITCH * leading
    alike = row.bold == beside.bold and abs(row.size - beside.size) < 1
    return near and alike and len(row.text) <= _LONGEST_HEAD and not _NUMBERED.match(row.words[0].text)


def _near(rows: list[Row], body: int) -> int:
    """The index of the first row behind a space too wide for a table, or of the close of the document."""
    end = body
    while (
        end < len(rows)
        and not _CLOSES.match(rows[end].text)
        and rows[end].base - rows[end - 1].base <= _FARTHEST * max(rows[end].size, rows[end - 1].size)
    ):
        end += 1
    return end


def _end(rows: list[Row], body: int, near: int, parting: Parting) -> int:
    """The index behind the last row that stands in the columns or is the title of a group."""
    end = body
    while end < near and (not parting.is_across(rows[end]) or _NUMBERED.match(rows[end].words[0].text)):
        end += 1
    while end > body and parting.is_across(rows[end - 1]):
        end -= 1
    return end


def _rest(page: Page, cut: _Table) -> _Table | None:
    """What goes on, at the top of a page, of a table that filled the page before; its head may be repeated."""
    rows, parting = page.rows, cut.parting
    if not rows or any(grid.top < rows[0].top for grid in page.grids):
        return None
    repeated = [row.text for row in rows[: len(cut.head)]] == cut.head
    body = len(cut.head) if repeated else 0
    end = _end(rows, body, _near(rows, max(body, 1)), parting)
    parted = any(len({parting.column_of(word) for word in row.words}) > 1 for row in rows[body:end])
    return _Table(0, body, end, parting, cut.head) if parted else None


def _take(page: Page, table: _Table) -> None:
    """Move the rows of a table from the page's rows into a grid."""
    rows = page.rows[table.start : table.end]
    head = rows[: table.body - table.start]
    open_top = table.start == 0 and len(rows) > len(head) and rows[len(head)].words[0].right > table.parting.edges[1]
    bands = ([head] if head else []) + bands_of(rows[len(head) :], table.parting.edges[1], page.rules)
    cells = [cell for number, band in enumerate(bands) for cell in _cells(number, band, table.parting)]
    tops = [min(row.top for row in band) for band in bands]
    ys = [*tops, max(row.bottom for row in rows)]
    page.grids.append(Grid(list(table.parting.edges), ys, cells, open_top=open_top, ruled=False))
    page.grids.sort(key=lambda grid: grid.top)
    del page.rows[table.start : table.end]


def _cells(number: int, band: list[Row], parting: Parting) -> list[GridCell]:
    """The cells of one row of the table; what runs over white belongs where it begins."""
    cells = [GridCell(number, column, 1, 1) for column in range(len(parting.edges) - 1)]
    for row in band:
        words: dict[int, list[Word]] = {}
        for run in parting.runs_of(row):
            words.setdefault(parting.column_of(run[0]), []).extend(run)
        for column, content in words.items():
            cells[column].lines.append(Row([piece_of(content, bold=row.bold)], row.page))
    return cells
