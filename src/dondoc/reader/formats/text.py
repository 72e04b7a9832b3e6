"""Plain text and Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dondoc.reader.formats import limits, markdown
from dondoc.reader.formats.furniture import GAZETTE, RULE, page_number, signature_stamps
from dondoc.reader.formats.writer import Writer, clean
from dondoc.reader.source import Cell, Source

_NEWLINE = re.compile(r"\r\n?|[\n\v\u2028\u2029\x85]")
_PAGE_BREAK = "\f"
_SENTENCE_END = (".", ";", ":", "!", "?", "/.", "…", ")")
_PRINTED_WIDTH = 140
_FULL_LINE = 0.7
_CONTINUED_SHARE = 0.3


@dataclass(slots=True)
class _Row:
    """One physical line; ``breaks`` tells that the page ends before it."""

    text: str
    breaks: bool = False
    dropped: bool = False


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
            rows.append(_Row(clean(ends)))
        rows.extend(_Row(clean(begun), breaks=True) for begun in begins)
    return rows


def _drop_furniture(rows: list[_Row]) -> None:
    for index in signature_stamps([row.text for row in rows]):
        rows[index].dropped = True
    for index, row in enumerate(rows):
        if GAZETTE.match(row.text):
            row.dropped = True
            if index + 1 < len(rows) and page_number(rows[index + 1].text) is not None:
                rows[index + 1].dropped = True
    _drop_page_numbers(rows)


def _drop_page_numbers(rows: list[_Row]) -> None:
    """Drop numbers that stand alone at a page break or between empty lines and count up one by one."""
    found = [
        (index, number)
        for index, row in enumerate(rows)
        if not row.dropped and (number := page_number(row.text)) is not None and _stands_alone(rows, index)
    ]
    numbers = {number for _, number in found}
    for index, number in found:
        if rows[index].breaks or _breaks_after(rows, index) or numbers & {number - 1, number + 1}:
            rows[index].dropped = True


def _stands_alone(rows: list[_Row], index: int) -> bool:
    before = index == 0 or rows[index].breaks or not rows[index - 1].text
    return before and (index + 1 == len(rows) or _breaks_after(rows, index) or not rows[index + 1].text)


def _breaks_after(rows: list[_Row], index: int) -> bool:
    return index + 1 < len(rows) and rows[index + 1].breaks


def _write(writer: Writer, rows: list[_Row]) -> None:
    gap = broken = False
    index = 0
    texts = [row.text for row in rows]
    while index < len(rows):
        row = rows[index]
        # Empty lines beside page furniture belong to the page break, not to the text.
        broken = broken or row.dropped or row.breaks
        if row.dropped or not row.text or RULE.match(row.text):
            gap = gap or not row.dropped
            index += 1
            continue
        table = markdown.table_rows(texts, index)
        if table:
            _write_table(writer, table)
            index += len(table) + 1
        else:
            text, strong = markdown.plain(row.text)
            line = writer.line(text, gap=gap and not broken, bold=strong)
            writer.add(line)
            index += 1
        gap = broken = False


def _write_table(writer: Writer, rows: list[list[str]]) -> None:
    cells = []
    for number, row in enumerate(rows):
        for column, content in enumerate(row):
            plain = (markdown.plain(text) for text in markdown.cell_lines(content))
            lines = (writer.line(text, bold=strong) for text, strong in plain)
            cells.append(Cell(tuple(line for line in lines if line), number, column))
    writer.table(cells)


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
