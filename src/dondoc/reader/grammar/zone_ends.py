"""Where the body of a document ends: signature with recipients, and the sheets attached behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.agencies import begins_agency
from dondoc.reader.grammar.kinds import kind_of
from dondoc.reader.grammar.labels import read_label
from dondoc.reader.grammar.offices import (
    SEAL,
    is_office,
    is_person,
    is_person_in_capitals,
    is_signed_for,
    names_office,
)
from dondoc.reader.grammar.paragraphs import is_capitals
from dondoc.reader.source import Block, Line, Source, Table

_RECIPIENTS = LazyPattern(r"\W{0,3}nơi (?:nhận|gửi)\s*(?::|$|\s-\s)|nơi nhận\b", re.IGNORECASE)
_APPENDIX = LazyPattern(r"(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU MẪU)\b(?!.*[;,.]$)")
# Sheets behind the signature that bear a number of their own.
_SHEET = LazyPattern(r"(?:bảng|biểu|mẫu|biểu mẫu)(?: số)? ?(?:\d{1,2}|[IVX]+|[A-D])\b.{0,60}$", re.IGNORECASE)
ATTACHED = LazyPattern(r"\(?(?:ban hành |triển khai )?kèm theo ", re.IGNORECASE)
_OFFICE_LINES = 8
_NAME_WITHIN = 4
_OFFICE_MOST = 60
_APPENDIX_HEADING = 80
_TITLE_LINES = 5


def text_of(source: Source, block: Block) -> str:
    """The text of a line; that of a table is empty."""
    return source.text[block.span[0] : block.span[1]] if isinstance(block, Line) else ""


def find_close(source: Source, blocks: Sequence[Block], start: int) -> tuple[int, int]:
    """The first and the last block of the signature and the list of recipients."""
    for index in range(start, len(blocks)):
        if _is_close(source, blocks[index]) or _signs_alone(source, blocks, start, index):
            begin = _with_office_above(source, blocks, start, index)
            return begin, _close_end(source, blocks, index)
        if index > start and _begins_appendix(source, blocks[index]):
            return index, index
    return len(blocks), len(blocks)


def _is_close(source: Source, block: Block) -> bool:
    if isinstance(block, Line):
        text = text_of(source, block)
        return bool(_RECIPIENTS.match(text)) or bool(is_signed_for(text))
    lines = _texts(source, block)
    if block.rows <= _OFFICE_LINES and _signs_side_by_side(lines):
        return True
    return block.rows <= _OFFICE_LINES and any(_RECIPIENTS.match(text) or is_signed_for(text) for text in lines)


def _signs_side_by_side(lines: Sequence[str]) -> bool:
    """Whether a table holds nothing but offices and the names of who hold them."""
    named = [line for line in (SEAL.sub("", line) for line in lines) if line]
    persons = sum(is_person(line) for line in named)
    if not persons or not any(names_office(line) for line in named):
        return False
    return all(is_person(line) or is_office(line) for line in named)


def _signs_alone(source: Source, blocks: Sequence[Block], start: int, at: int) -> bool:
    """Whether a signature without recipients begins: an office below the last sentence, and a name below it."""
    text = text_of(source, blocks[at])
    if at <= start or not names_office(text) or not _ends_sentence(text_of(source, blocks[at - 1])):
        return False
    below = [SEAL.sub("", text_of(source, block)) for block in blocks[at + 1 : at + 1 + _NAME_WITHIN]]
    named = next((index for index, line in enumerate(below) if is_person(line) or is_person_in_capitals(line)), None)
    return named is not None and all(not line or is_office(line) for line in below[:named])


def _ends_sentence(text: str) -> bool:
    return text.endswith((".", "!", "…", "/"))


def _with_office_above(source: Source, blocks: Sequence[Block], start: int, at: int) -> int:
    """A signature printed above the recipients: the lines of capitals before the name belong to it."""
    begin = at
    for index in range(at - 1, max(start, at - _OFFICE_LINES) - 1, -1):
        if _holds_offices(source, blocks[index]):
            begin = index
            continue
        text = text_of(source, blocks[index])
        if not text or len(text) > _OFFICE_MOST or text.endswith((".", ";", ":")) or read_label(text):
            break
        if is_capitals(text):
            begin = index
    return begin


def _holds_offices(source: Source, block: Block) -> bool:
    """Whether a table holds nothing but the offices of those who sign side by side, their names on the next page."""
    if not isinstance(block, Table):
        return False
    lines = [text_of(source, line) for cell in block.cells for line in cell.lines]
    return 0 < len(lines) <= _OFFICE_LINES and all(is_capitals(line) for line in lines)


def _close_end(source: Source, blocks: Sequence[Block], at: int) -> int:
    for index in range(at + 1, len(blocks)):
        block = blocks[index]
        if _begins_appendix(source, block) or _SHEET.match(text_of(source, block)):
            return index
        if _is_titled_sheet(source, blocks, at, index):
            return index
        if ATTACHED.match(text_of(source, block)):
            return _with_titles_above(source, blocks, at, index)
        if isinstance(block, Table) and not _is_close(source, block) and block.rows > 1 and block.columns > 2:
            return index
        if kind_of(text_of(source, block)):
            return index
    return len(blocks)


def _is_titled_sheet(source: Source, blocks: Sequence[Block], close: int, at: int) -> bool:
    """Whether a line of capitals behind the name of who signs is the title of a table ("LỊCH KIỂM TRA")."""
    text = text_of(source, blocks[at])
    if not is_capitals(text) or _names_signing(text) or begins_agency(text):
        return False
    if _names_signing(text_of(source, blocks[at - 1])) or not _is_signed(source, blocks[close:at]):
        return False
    below = blocks[at + 1 : at + 1 + _TITLE_LINES]
    table = next((block for block in below if isinstance(block, Table)), None)
    return table is not None and table.rows > 1 and table.columns > 2 and not _is_close(source, table)


def _names_signing(text: str) -> bool:
    return is_signed_for(text) or names_office(text)


def _is_signed(source: Source, blocks: Sequence[Block]) -> bool:
    """Whether the name of who signs stands in some blocks of the close."""
    lines = (line for block in blocks for line in _texts(source, block))
    return any(is_person(line) or is_person_in_capitals(line) for line in (SEAL.sub("", line) for line in lines))


def _texts(source: Source, block: Block) -> list[str]:
    """The texts of a line or of all lines of a table."""
    if isinstance(block, Line):
        return [text_of(source, block)]
    return [text_of(source, line) for cell in block.cells for line in cell.lines]


def _with_titles_above(source: Source, blocks: Sequence[Block], at: int, attached: int) -> int:
    """Where a sheet without a number begins: its title is printed in capitals above "(Kèm theo ...)"."""
    begin = attached
    while begin - 1 > at and _is_sheet_title(text_of(source, blocks[begin - 1])):
        begin -= 1
    return begin


def _is_sheet_title(text: str) -> bool:
    return is_capitals(text) and not (is_person_in_capitals(text) or names_office(text) or is_signed_for(text))


def _begins_appendix(source: Source, block: Block) -> bool:
    text = text_of(source, block)
    return len(text) < _APPENDIX_HEADING and bool(_APPENDIX.match(text))


def appendices_of(source: Source, blocks: Sequence[Block]) -> tuple[tuple[Block, ...], ...]:
    """The attached sheets one by one."""
    starts = [index for index, block in enumerate(blocks) if _begins_appendix(source, block)]
    if not starts:
        return (tuple(blocks),) if blocks else ()
    bounds = zip(starts, [*starts[1:], len(blocks)], strict=True)
    return tuple(tuple(blocks[start:end]) for start, end in bounds)
