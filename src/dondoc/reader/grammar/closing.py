"""What closes the document: the list of recipients, and the signature beside it, below it or above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.beside import columns_apart, entries_apart
from dondoc.reader.grammar.offices import SEAL, is_office, is_person, is_signed_for
from dondoc.reader.grammar.paragraphs import is_capitals, is_unfinished
from dondoc.reader.grammar.zones import Zones
from dondoc.reader.passage import Passage, joined, printed_lines
from dondoc.reader.source import Line, Source, Table

_HEADING = LazyPattern(r"\W{0,3}nơi (?:nhận|gửi)\s*:?\s*", re.IGNORECASE)
_MARK = LazyPattern(r"[-–—•*+]\s*")
_KEPT = LazyPattern(r"(?:[-–—•*+]\s*)?lưu\b", re.IGNORECASE)
_PURPOSE_ALONE = LazyPattern(r"[}\s]*\((?!kèm|ban hành)[^()]{1,60}\)[\s;.,}]*$", re.IGNORECASE)
_SAID_ABOVE = LazyPattern(r"như (?:trên|dưới)$", re.IGNORECASE)
_ENDS = (";", ".")
_GOES_ON = (",", "và", "-", "–")


@dataclass(frozen=True, slots=True)
class Closing:
    """The entries of the list, marks and purposes included, and the lines of the signature."""

    recipients: tuple[Passage, ...]
    signature: tuple[Passage, ...]


def read_closing(source: Source, zones: Zones) -> Closing:
    """Tell the recipients from the signature."""
    recipients: list[Passage] = []
    signature: list[Passage] = []
    awaited = False
    for lines in _columns(source, zones):
        pieces = [piece for line in lines for piece in columns_apart(line)]
        start = _list_start(pieces, awaited=awaited)
        entries, others = _told_apart(pieces, start)
        awaited = (awaited or start < len(pieces)) and not any(_KEPT.match(entry.text) for entry in entries)
        recipients.extend(one for entry in entries for one in entries_apart(entry))
        signature.extend(others)
    return Closing(tuple(recipients), tuple(signature))


def _columns(source: Source, zones: Zones) -> Iterator[list[Passage]]:
    """The lines of the close: those that stand free, then cell by cell; a bar alone only parts columns.

    Free lines behind a table whose last cell announces the list are read behind it.
    """
    tables = [block for block in zones.close if isinstance(block, Table)]
    free = [block for block in zones.close if isinstance(block, Line)]
    cells = [list(_printed(source, lines)) for lines in _cells(source, tables)]
    listed = any(lines and _HEADING.fullmatch(lines[-1].text) for lines in cells)
    behind = [line for line in free if listed and line.span[0] > _end_of(tables)]
    yield list(_printed(source, [line for line in free if line not in behind]))
    yield from cells
    yield list(_printed(source, behind))


def _printed(source: Source, lines: Iterable[Line]) -> Iterator[Passage]:
    for line in lines:
        for one in printed_lines(source, line.span):
            if one.text.strip("|_*- "):
                yield one.part(0, len(one.text.rstrip("|")))


def _end_of(tables: Sequence[Table]) -> int:
    return max((line.span[1] for table in tables for cell in table.cells for line in cell.lines), default=0)


def _cells(source: Source, tables: Sequence[Table]) -> Iterator[Sequence[Line]]:
    """The lines cell by cell; where two sign side by side, column by column, through all tables of the close.

    Two sign where no cell begins with the list of recipients; a page may part what they sign with into several tables.
    """
    cells = [cell for table in tables for cell in table.cells if cell.lines]
    if any(_HEADING.match(source.at(cell.lines[0].span)) for cell in cells) or {cell.column for cell in cells} != {
        0,
        1,
    }:
        yield from (cell.lines for cell in cells)
        return
    for column in (0, 1):
        yield [line for cell in cells if cell.column == column for line in cell.lines]


def _list_start(lines: Sequence[Passage], *, awaited: bool) -> int:
    """Where the list begins: at its heading, or at once in a cell below the cell that holds the heading."""
    if awaited and lines and _MARK.match(lines[0].text):
        return 0
    return next((index for index, line in enumerate(lines) if _HEADING.match(line.text)), len(lines))


def _told_apart(lines: Sequence[Passage], start: int) -> tuple[list[Passage], list[Passage]]:
    """The entries from the heading on, put together from their lines, and the lines that are none."""
    entries: list[Passage] = []
    others = list(lines[:start])
    for index in range(start, len(lines)):
        line = lines[index]
        if index == start and (heading := _HEADING.match(line.text)):
            line = line.part(heading.end())
            if not line.text:
                continue
        if entries and _wraps(entries[-1].text, line.text):
            entries[-1] = joined(entries[-1], line)
        elif _is_entry(line.text, entries, lines[index + 1 :]):
            entries.append(line)
        else:
            others.append(line)
    return entries, others


def _is_entry(text: str, entries: Sequence[Passage], below: Sequence[Passage]) -> bool:
    if _MARK.match(text):
        return not SEAL.match(text)
    if is_capitals(text) or SEAL.match(text) or is_signed_for(text):
        return False
    if entries and _KEPT.match(entries[-1].text):
        return False
    if text.endswith((*_ENDS, ",", ")", ":")) or _KEPT.match(text):
        return True
    return not is_office(text) and not is_person(text) and any(_KEPT.match(line.text) for line in below)


def _wraps(above: str, text: str) -> bool:
    """Whether a line without a mark goes on with the entry above it."""
    if _PURPOSE_ALONE.match(text) and not SEAL.match(text):
        return not above.endswith(")")
    if _MARK.match(text) or above.endswith(_ENDS) or is_signed_for(text) or SEAL.match(text):
        return False
    if above.endswith(_GOES_ON) or (is_unfinished(above) and not _SAID_ABOVE.search(above)):
        return not is_office(text) or _KEPT.match(above) is None or text.endswith(_ENDS)
    if is_capitals(text) or is_person(text):
        return False
    marked = _MARK.match(above) is not None
    return text[0].islower() or text[0] in "(&" or (marked and text.endswith((*_ENDS, ",", ")")))
