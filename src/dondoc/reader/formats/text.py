"""Plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from dondoc.reader.formats import limits, markdown
from dondoc.reader.formats.barred_tables import table_rows
from dondoc.reader.formats.contents import contents_lines
from dondoc.reader.formats.furniture import GAZETTE, RULE, page_number, signature_stamps
from dondoc.reader.formats.one_line import parted_lines
from dondoc.reader.formats.printed_tables import PrintedTable, printed_tables
from dondoc.reader.formats.running import interrupting_lines, running_lines
from dondoc.reader.formats.side_by_side import pulled_apart
from dondoc.reader.formats.writer import Writer, clean
from dondoc.reader.grammar.labels import read_label
from dondoc.reader.source import Cell, Source

_NEWLINE = re.compile(r"\r\n?|[\n\v\u2028\u2029\x85]")
_PAGE_BREAK = "\f"
_SENTENCE_END = (".", ";", ":", "!", "?", "/.", "…", ")")
_PRINTED_WIDTH = 140
_FULL_LINE = 0.7
_CONTINUED_SHARE = 0.3
_BESIDE = 3
# Blanks before a number that is set in the middle of its page, and signs of a line of text beside it.
_SET_IN, _TEXT_BESIDE = 16, 20
# Signs on a page, from a page of tables to one set close.
_LEAST_PAGE, _MOST_PAGE = 900, 5000


@dataclass(slots=True)
class _Row:
    """One physical line; ``breaks`` tells that the page ends before it, ``parted`` that it is a guessed part of one.

    ``set_in`` tells that it begins far from the left edge.
    """

    text: str
    breaks: bool = False
    dropped: bool = False
    parted: bool = False
    set_in: bool = False
    table: PrintedTable | None = None


def load(text: str) -> Source:
    """Read plain text or Markdown: one line of the source per physical line."""
    limits.check_pages(text.count(_PAGE_BREAK))
    limits.check_length(len(text))
    rows = _rows(text)
    _drop_furniture(rows)
    writer = Writer()
    _write(writer, rows)
    return writer.source("text", wrapped=_is_wrapped(rows))


def _rows(text: str) -> list[_Row]:
    rows: list[_Row] = []
    for raw in _NEWLINE.split(text):
        ends, *begins = raw.split(_PAGE_BREAK)
        if ends or not begins:
            rows.append(_Row(ends))
        rows.extend(_Row(begun, breaks=True) for begun in begins)
    printed = [_PAGE_BREAK * row.breaks + row.text for row in rows]
    tables = {table.start: table for table in printed_tables(printed)}
    for table in tables.values():
        printed[table.start : table.end] = [""] * (table.end - table.start)
    parted: list[_Row] = []
    for index, raw in pulled_apart(printed):
        if index in tables:
            parted.append(_Row("", table=tables[index]))
        parted += _parted(rows[index], raw)
    return parted


def _parted(row: _Row, raw: str) -> Iterator[_Row]:
    """The paragraphs of one physical line; the page ends before the first of them where it did before the line."""
    text = clean(raw)
    pieces = [text] if text.startswith(("|", "<")) else list(parted_lines(text))
    set_in = len(raw) - len(raw.lstrip()) >= _SET_IN
    for number, piece in enumerate(pieces):
        yield _Row(clean(piece), breaks=row.breaks and number == 0, parted=len(pieces) > 1, set_in=set_in)


def _drop_furniture(rows: list[_Row]) -> None:
    texts = [row.text for row in rows]
    for index in signature_stamps(texts) | running_lines(texts) | interrupting_lines(texts) | contents_lines(texts):
        rows[index].dropped = True
    for index, row in enumerate(rows):
        if GAZETTE.match(row.text):
            row.dropped = True
            for beside in rows[max(0, index - 1) : index + 2]:
                beside.dropped = beside.dropped or page_number(beside.text) is not None
    _drop_page_numbers(rows)


def _drop_page_numbers(rows: list[_Row]) -> None:
    """Drop numbers that stand alone at a page break, between empty lines or in the middle, and count up one by one."""
    found = [
        (index, number)
        for index, row in enumerate(rows)
        if not row.dropped and (number := page_number(row.text)) is not None
    ]
    turning = _turning_pages(rows, found)
    found = [(at, number) for at, number in found if at in turning or _stands_alone(rows, at) or _is_centred(rows, at)]
    numbers = {number for _, number in found}
    for index, number in found:
        counted = numbers & {number - 1, number + 1} or _interrupts(rows, index)
        if index in turning or rows[index].breaks or _breaks_after(rows, index) or counted:
            rows[index].dropped = True


def _stands_alone(rows: list[_Row], index: int) -> bool:
    before = index == 0 or rows[index].breaks or not rows[index - 1].text
    return before and (index + 1 == len(rows) or _breaks_after(rows, index) or not rows[index + 1].text)


def _is_centred(rows: list[_Row], index: int) -> bool:
    """Whether a line stands in the middle of a page between lines of text that begin at its left."""
    beside = rows[max(0, index - 1) : index] + rows[index + 1 : index + 2]
    return rows[index].set_in and all(len(row.text) > _TEXT_BESIDE and not row.set_in for row in beside)


def _interrupts(rows: list[_Row], index: int) -> bool:
    """Whether a line stands amid a sentence: "đúng quy trình / 2 / kỹ thuật"."""
    above = next((row.text for row in reversed(rows[max(0, index - _BESIDE) : index]) if row.text), "")
    below = next((row.text for row in rows[index + 1 : index + 1 + _BESIDE] if row.text), "")
    return bool(above) and above[-1].isalpha() and below[:1].islower() and not read_label(below)


def _turning_pages(rows: list[_Row], found: list[tuple[int, int]]) -> set[int]:
    """Which lone numbers stand about where their pages begin, behind the end of a paragraph, and count no rows."""
    ends = list(accumulate(len(row.text) + 1 for row in rows))
    numbers = {number for _, number in found}
    turning: set[int] = set()
    for index, number in found:
        if number < 2 or number - 1 in numbers or not _LEAST_PAGE < ends[index] / (number - 1) < _MOST_PAGE:
            continue
        above = next((row.text for row in reversed(rows[max(0, index - _BESIDE) : index]) if row.text), "")
        if above.endswith(_SENTENCE_END) and len(above) > _BESIDE:
            turning.add(index)
    return turning


def _breaks_after(rows: list[_Row], index: int) -> bool:
    return index + 1 < len(rows) and rows[index + 1].breaks


def _write(writer: Writer, rows: list[_Row]) -> None:
    gap = broken = False
    index = 0
    texts = [row.text for row in rows]
    ends = markdown.html_tables(texts)
    while index < len(rows):
        row = rows[index]
        # Empty lines beside page furniture belong to the page break, not to the text.
        broken = broken or row.dropped or row.breaks
        if row.table is not None:
            _write_printed(writer, row.table)
        if row.dropped or not row.text or RULE.match(row.text) or markdown.FENCE.match(row.text):
            gap = gap or not row.dropped
            index += 1
            continue
        taken = _write_any_table(writer, texts, index, ends)
        if not taken:
            text, strong = markdown.plain(row.text)
            note = markdown.is_note(row.text)
            start = writer.length
            writer.add(writer.line(text, gap=gap and not broken, bold=strong, note=note))
            if row.parted:
                writer.guessed.append((start, writer.length))
        index += taken or 1
        gap = broken = False


def _write_any_table(writer: Writer, texts: list[str], index: int, ends: dict[int, int]) -> int:
    """Write the table that begins at a line and give its number of lines, 0 where none begins."""
    rows, taken = table_rows(texts, index)
    if rows:
        _write_table(writer, rows)
        return taken
    if index not in ends:
        return 0
    from dondoc.reader.formats.webpage import write_table

    write_table(writer, "\n".join(texts[index : ends[index]]))
    return ends[index] - index


def _write_table(writer: Writer, rows: list[list[str]]) -> None:
    cells = []
    for number, row in enumerate(rows):
        for column, content in enumerate(row):
            plain = (markdown.plain(text) for text in markdown.cell_lines(content))
            lines = (writer.line(text, bold=strong) for text, strong in plain)
            cells.append(Cell(tuple(line for line in lines if line), number, column))
    writer.table(cells)


def _write_printed(writer: Writer, table: PrintedTable) -> None:
    cells, start = [], writer.length
    for number, row in enumerate(table.rows):
        for column, content in enumerate(row):
            lines = (writer.line(text) for text in content)
            cells.append(Cell(tuple(line for line in lines if line), number, column))
    writer.table(cells)
    writer.guessed.append((start, writer.length))


def _is_wrapped(rows: list[_Row]) -> bool:
    """Whether lines end at a print width: many full lines run on into the line right below them."""
    texts = [row.text for row in rows if not row.dropped]
    widths = sorted(len(text) for text in texts if text)
    if not widths or widths[-1] > 3 * _PRINTED_WIDTH:
        return False
    width = widths[int(len(widths) * 0.95)]
    if width > _PRINTED_WIDTH:
        return False
    full = [index for index, text in enumerate(texts[:-1]) if len(text) >= _FULL_LINE * width]
    continued = sum(_runs_on(texts[index], texts[index + 1]) for index in full)
    return bool(full) and continued >= _CONTINUED_SHARE * len(full)


def _runs_on(text: str, following: str) -> bool:
    return bool(following) and not text.endswith(_SENTENCE_END) and (following[0].islower() or text[-1] == ",")
