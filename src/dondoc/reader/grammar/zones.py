"""The zones of a document: head, body, signature with recipients, and what is attached behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.agencies import begins_agency
from dondoc.reader.grammar.kinds import kind_of
from dondoc.reader.grammar.offices import names_office
from dondoc.reader.grammar.paragraphs import is_capitals, is_unfinished
from dondoc.reader.grammar.untitled import find_title
from dondoc.reader.grammar.zone_ends import ATTACHED, appendices_of, find_close, text_of
from dondoc.reader.source import Block, Line, Source

# What an act may have attached that sets out work.
_ATTACHED_KINDS = ("KẾ HOẠCH", "CHƯƠNG TRÌNH", "PHƯƠNG ÁN", "ĐỀ ÁN")
_KIND_WITHIN = 60
_TITLE_MOST = 12
_YEAR_LINE = LazyPattern(r"(?:Năm|Giai đoạn|Quý|Tháng|Nhiệm kỳ)\b.{0,12}\d{4}(?:\s?[-–]\s?\d{4})?\W*$", re.IGNORECASE)
_ISSUING = LazyPattern(r".*\b(?:ban hành|xây dựng|triển khai|đề ra)\b")
_BODY_STARTS = LazyPattern(
    r"(?:Căn cứ|Thực hiện|Để|Nhằm|Theo|Xét|Trên cơ sở|Qua|Trong|Triển khai|Năm \d{4}|Kính gửi)\b"
    r"|[IVX]+\s?[.)/-]|\d+\.|Điều \d|Phần |PHẦN |Chương |CHƯƠNG "
)
# A decision names who takes it below its title, a plan does not.
_ISSUES_ACTS = LazyPattern(r"(?:QUYẾT ĐỊNH|NGHỊ QUYẾT|QUY ĐỊNH|QUY CHẾ)\b")
_BASES = LazyPattern(r"(?:Căn cứ|Xét|Theo|Thực hiện|Trên cơ sở)\b")
_AUTHORITY_LINES = 3
_LABELLED_HEADING = LazyPattern(r"(?:I|A|1)\s?[.)/-]\s?[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Zones:
    """The document's blocks by zone. ``kind`` and ``titles`` are lines of the head, found apart."""

    head: tuple[Line, ...]
    kind: Line | None
    titles: tuple[Line, ...]
    body: tuple[Block, ...]
    close: tuple[Block, ...]
    appendices: tuple[tuple[Block, ...], ...]
    act: tuple[Block, ...] = ()


def divide(source: Source) -> Zones:
    """Divide the document; an act that has a plan attached keeps its own text in ``act``."""
    blocks = source.blocks
    kind_at, kind = _find_kind(source, blocks)
    after, titles = _titles(source, blocks, kind_at, kind)
    if kind is None:
        kind_at, after, titles = _without_kind(source, blocks, kind_at)
    head = tuple(_lines(blocks[:kind_at]))
    end, close_end = find_close(source, blocks, after)
    zones = Zones(
        head,
        kind,
        titles,
        body=blocks[after:end],
        close=blocks[end:close_end],
        appendices=appendices_of(source, blocks[close_end:]),
    )
    attached = _find_attached(source, blocks, close_end, kind)
    if attached is None:
        return zones
    after, _ = _titles(source, blocks, attached, None)
    plan_end, plan_close_end = find_close(source, blocks, after)
    return replace(
        zones,
        body=blocks[after:plan_end],
        close=blocks[end:attached],
        appendices=appendices_of(source, blocks[plan_close_end:]),
        act=zones.body,
    )


def _lines(blocks: Sequence[Block]) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            for cell in block.cells:
                yield from cell.lines


def _find_kind(source: Source, blocks: Sequence[Block]) -> tuple[int, Line | None]:
    for index, block in enumerate(blocks[:_KIND_WITHIN]):
        if isinstance(block, Line) and kind_of(text_of(source, block)):
            return index, block
    return _before_body(source, blocks), None


def _before_body(source: Source, blocks: Sequence[Block]) -> int:
    for index, block in enumerate(blocks[:_KIND_WITHIN]):
        if isinstance(block, Line) and _BODY_STARTS.match(text_of(source, block)):
            return index
    return 0


def _without_kind(source: Source, blocks: Sequence[Block], body: int) -> tuple[int, int, tuple[Line, ...]]:
    """Of a text that names no kind: where the head ends, where the body starts, the title between them."""
    start, end = find_title([text_of(source, block) for block in blocks[:body]])
    return start, end, tuple(block for block in blocks[start:end] if isinstance(block, Line))


def _titles(source: Source, blocks: Sequence[Block], at: int, kind: Line | None) -> tuple[int, tuple[Line, ...]]:
    """Where the body starts, and the lines of the title before it."""
    if kind is None and not kind_of(text_of(source, blocks[at]) if at < len(blocks) else ""):
        return at, ()
    titles: list[Line] = []
    for index in range(at + 1, min(len(blocks), at + 1 + _TITLE_MOST)):
        block = blocks[index]
        if not isinstance(block, Line) or _ends_title(source, titles, block):
            return index, tuple(titles)
        if titles and _ISSUES_ACTS.match(text_of(source, blocks[at])) and _is_authority(source, blocks, titles, index):
            return index, tuple(titles)
        titles.append(block)
    return min(len(blocks), at + 1 + _TITLE_MOST), tuple(titles)


def _is_authority(source: Source, blocks: Sequence[Block], titles: Sequence[Line], at: int) -> bool:
    """Whether a line of capitals under the title of an act names who issues it, above its legal bases."""
    text = text_of(source, blocks[at])
    if not is_capitals(text) or is_unfinished(text_of(source, titles[-1])):
        return False
    if not names_office(text) and not begins_agency(text):
        return False
    below = (text_of(source, block) for block in blocks[at + 1 : at + 1 + _AUTHORITY_LINES])
    based = next((line for line in below if not is_capitals(line)), "")
    return _BASES.match(based) is not None


def _ends_title(source: Source, titles: list[Line], line: Line) -> bool:
    text = text_of(source, line)
    if ATTACHED.match(text):
        return True
    if not titles:
        return bool(_LABELLED_HEADING.match(text))
    if _YEAR_LINE.match(text) and not line.gap:
        return False
    if (titles[-1].centred and line.centred) or is_unfinished(text_of(source, titles[-1])) or text[0].islower():
        return False
    if line.gap or _looks_other(titles[-1], line) or text.endswith((".", ";", ":")) or is_capitals(text):
        return not (is_capitals(text) and is_capitals(text_of(source, titles[-1])) and not line.gap)
    starts = _BODY_STARTS.match(text) or (begins_agency(text) and _ISSUING.match(text))
    return bool(starts) and text[0].isupper() and not line.centred


def _looks_other(title: Line, line: Line) -> bool:
    """Whether a line is set otherwise than the title above it."""
    return (title.centred and not line.centred) or (title.bold and not line.bold)


def _find_attached(source: Source, blocks: Sequence[Block], start: int, kind: Line | None) -> int | None:
    """Where a plan attached to another act begins."""
    act = kind_of(text_of(source, kind)) if kind is not None else None
    if act is None or act.startswith(_ATTACHED_KINDS):
        return None
    for index in range(start, len(blocks)):
        text = text_of(source, blocks[index])
        if is_capitals(text) and (kind_of(text) or "").startswith(_ATTACHED_KINDS):
            return index
    return None
