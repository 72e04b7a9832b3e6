"""The zones of a document: head, body, signature with recipients, and what is attached behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dondoc.reader.grammar.labels import read_label
from dondoc.reader.grammar.letters import CAPITAL
from dondoc.reader.grammar.paragraphs import is_capitals, is_unfinished
from dondoc.reader.source import Block, Line, Source, Table

# Nghị định 30/2020/NĐ-CP, Điều 7, and kinds of the Party; a longer name before what it begins with.
_KINDS = (
    r"KẾ HOẠCH|NGHỊ QUYẾT|QUYẾT ĐỊNH|CHỈ THỊ|QUY CHẾ|QUY ĐỊNH|THÔNG CÁO|THÔNG BÁO|HƯỚNG DẪN|PHƯƠNG ÁN|ĐỀ ÁN"
    r"|CHƯƠNG TRÌNH HÀNH ĐỘNG|CHƯƠNG TRÌNH|DỰ ÁN|BÁO CÁO|BIÊN BẢN|TỜ TRÌNH|HỢP ĐỒNG|CÔNG ĐIỆN|KẾT LUẬN"
    r"|BẢN GHI NHỚ|BẢN THỎA THUẬN|GIẤY ỦY QUYỀN|GIẤY MỜI|GIẤY GIỚI THIỆU|GIẤY NGHỈ PHÉP|PHIẾU GỬI"
    r"|PHIẾU CHUYỂN|PHIẾU BÁO|THƯ MỜI"
)
_KIND = re.compile(rf"({_KINDS})(?=\s|$)(?! SỐ)")
_KIND_WITHIN = 60
_TITLE_MOST = 12
_RECIPIENTS = re.compile(r"nơi nhận\b", re.IGNORECASE)
_SIGNING = re.compile(rf"(?:TM|KT|TL|TUQ|Q)\s?\.\s?[{CAPITAL}]{{2}}|(?:T/M|K/T|T/L)[. ]")
_APPENDIX = re.compile(r"(?:phụ lục|PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU MẪU)\b(?!.*[;,.]$)")
_ATTACHED = re.compile(r"\(?(?:Ban hành k|K)èm theo ", re.IGNORECASE)
_BODY_STARTS = re.compile(
    r"(?:Căn cứ|Thực hiện|Để|Nhằm|Theo|Xét|Trên cơ sở|Qua|Trong|Triển khai|Năm \d{4}|Kính gửi)\b"
    r"|[IVX]+\s?[.)/-]|\d+\.|Điều \d|Phần |PHẦN |Chương |CHƯƠNG "
)
_OFFICE_LINES = 8
_OFFICE_MOST = 60
_APPENDIX_HEADING = 80


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
    head = tuple(_lines(blocks[:kind_at]))
    after, titles = _titles(source, blocks, kind_at, kind)
    end, close_end = _find_close(source, blocks, after)
    zones = Zones(
        head,
        kind,
        titles,
        body=blocks[after:end],
        close=blocks[end:close_end],
        appendices=_appendices(source, blocks[close_end:]),
    )
    attached = _find_attached(source, blocks, close_end, kind)
    if attached is None:
        return zones
    after, _ = _titles(source, blocks, attached, None)
    plan_end, plan_close_end = _find_close(source, blocks, after)
    return replace(
        zones,
        body=blocks[after:plan_end],
        close=blocks[end:attached],
        appendices=_appendices(source, blocks[plan_close_end:]),
        act=zones.body,
    )


def _lines(blocks: Sequence[Block]) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            for cell in block.cells:
                yield from cell.lines


def _text(source: Source, block: Block) -> str:
    return source.text[block.span[0] : block.span[1]] if isinstance(block, Line) else ""


def kind_of(text: str) -> str | None:
    """The kind of document that a line of capitals begins with."""
    found = _KIND.match(text) if is_capitals(text) else None
    return found[1] if found else None


def _find_kind(source: Source, blocks: Sequence[Block]) -> tuple[int, Line | None]:
    for index, block in enumerate(blocks[:_KIND_WITHIN]):
        if isinstance(block, Line) and kind_of(_text(source, block)):
            return index, block
    return _before_body(source, blocks), None


def _before_body(source: Source, blocks: Sequence[Block]) -> int:
    for index, block in enumerate(blocks[:_KIND_WITHIN]):
        if isinstance(block, Line) and _BODY_STARTS.match(_text(source, block)):
            return index
    return 0


def _titles(source: Source, blocks: Sequence[Block], at: int, kind: Line | None) -> tuple[int, tuple[Line, ...]]:
    """Where the body starts, and the lines of the title before it."""
    if kind is None and not kind_of(_text(source, blocks[at]) if at < len(blocks) else ""):
        return at, ()
    titles: list[Line] = []
    for index in range(at + 1, min(len(blocks), at + 1 + _TITLE_MOST)):
        block = blocks[index]
        if not isinstance(block, Line) or _ends_title(source, titles, block):
            return index, tuple(titles)
        titles.append(block)
    return min(len(blocks), at + 1 + _TITLE_MOST), tuple(titles)


def _ends_title(source: Source, titles: list[Line], line: Line) -> bool:
    text = _text(source, line)
    if _ATTACHED.match(text):
        return True
    if not titles:
        return False
    if (titles[-1].centred and line.centred) or is_unfinished(_text(source, titles[-1])) or text[0].islower():
        return False
    if line.gap or _looks_other(titles[-1], line) or text.endswith((".", ";", ":")) or is_capitals(text):
        return not (is_capitals(text) and is_capitals(_text(source, titles[-1])) and not line.gap)
    return bool(_BODY_STARTS.match(text)) and text[0].isupper() and not line.centred


def _looks_other(title: Line, line: Line) -> bool:
    """Whether a line is set otherwise than the title above it."""
    return (title.centred and not line.centred) or (title.bold and not line.bold)


def _find_close(source: Source, blocks: Sequence[Block], start: int) -> tuple[int, int]:
    """The first and the last block of the signature and the list of recipients."""
    for index in range(start, len(blocks)):
        if _is_close(source, blocks[index]):
            begin = _with_office_above(source, blocks, start, index)
            return begin, _close_end(source, blocks, index)
        if index > start and _begins_appendix(source, blocks[index]):
            return index, index
    return len(blocks), len(blocks)


def _is_close(source: Source, block: Block) -> bool:
    if isinstance(block, Line):
        text = _text(source, block)
        return bool(_RECIPIENTS.match(text)) or bool(_SIGNING.match(text))
    lines = [_text(source, line) for cell in block.cells for line in cell.lines]
    return block.rows <= _OFFICE_LINES and any(_RECIPIENTS.match(text) or _SIGNING.match(text) for text in lines)


def _with_office_above(source: Source, blocks: Sequence[Block], start: int, at: int) -> int:
    """A signature printed above the recipients: the lines of capitals before the name belong to it."""
    begin = at
    for index in range(at - 1, max(start, at - _OFFICE_LINES) - 1, -1):
        text = _text(source, blocks[index])
        if not text or len(text) > _OFFICE_MOST or text.endswith((".", ";", ":")) or read_label(text):
            break
        if is_capitals(text):
            begin = index
    return begin


def _close_end(source: Source, blocks: Sequence[Block], at: int) -> int:
    for index in range(at + 1, len(blocks)):
        block = blocks[index]
        if _begins_appendix(source, block):
            return index
        if isinstance(block, Table) and not _is_close(source, block) and block.rows > 1 and block.columns > 2:
            return index
        if kind_of(_text(source, block)):
            return index
    return len(blocks)


def _begins_appendix(source: Source, block: Block) -> bool:
    text = _text(source, block)
    return len(text) < _APPENDIX_HEADING and bool(_APPENDIX.match(text))


def _find_attached(source: Source, blocks: Sequence[Block], start: int, kind: Line | None) -> int | None:
    """Where a plan attached to another act begins."""
    if kind is None or kind_of(_text(source, kind)) == "KẾ HOẠCH":
        return None
    for index in range(start, len(blocks)):
        if kind_of(_text(source, blocks[index])) == "KẾ HOẠCH":
            return index
    return None


def _appendices(source: Source, blocks: Sequence[Block]) -> tuple[tuple[Block, ...], ...]:
    starts = [index for index, block in enumerate(blocks) if _begins_appendix(source, block)]
    if not starts:
        return (tuple(blocks),) if blocks else ()
    bounds = zip(starts, [*starts[1:], len(blocks)], strict=True)
    return tuple(tuple(blocks[start:end]) for start, end in bounds)
