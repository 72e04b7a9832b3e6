"""The new words of an amendment: what stands in quotation marks behind "như sau:", apart from the document's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dondoc.reader.clauses.amendments import opens_amendment, read_changes
from dondoc.reader.grammar.labels import Label, Rank, read_label
from dondoc.reader.grammar.paragraphs import Paragraph
from dondoc.reader.source import Span, Table

Block = Paragraph | Table

_OPENING = '“"«'
_CLOSING = ("”", '"', "»")
_MOST = 400


@dataclass(frozen=True, slots=True)
class Quote:
    """New words by their place in the source, quotation marks left out."""

    span: Span


def part_quotes(blocks: Iterable[Block]) -> tuple[list[Block], dict[int, Quote]]:
    """The document's own blocks, and what is quoted behind some of them, by where those begin in the source."""
    held = list(blocks)
    own: list[Block] = []
    quotes: dict[int, Quote] = {}
    at = 0
    while at < len(held):
        block = held[at]
        at += 1
        if not isinstance(block, Paragraph) or not _introduces(block.text):
            own.append(block)
            continue
        inner = _inline(block.text)
        if inner is not None:
            end = _end(held, at - 1, inner, block)
            own.append(block._replace(passage=block.passage.part(0, inner)))
            first = block.passage.span(inner)[0]
        else:
            own.append(block)
            end = _end(held, at, 0, block) if at < len(held) and _begins(held[at]) else _unmarked(held, at)
            first = _start(held[at]) if at < len(held) else 0
        if end >= at and (inner is not None or end > at):
            quotes[block.passage.start] = Quote((first, _stop(held[end - 1])))
            at = end
    return own, quotes


def _introduces(text: str) -> bool:
    """Whether a paragraph sets a change whose words follow behind its colon."""
    label = read_label(text)
    sentence = text[label.end :] if label else text
    colon = min((at for at in (sentence.find(": “"), sentence.find(': "')) if at >= 0), default=-1)
    head = sentence[: colon + 1] if colon >= 0 else sentence
    return head.rstrip().endswith((":", "như sau")) and (bool(read_changes(head)) or _opens_inside(head))


def _opens_inside(head: str) -> bool:
    return opens_amendment(head) and head.rstrip(": ").endswith("nội dung sau")


def _inline(text: str) -> int | None:
    """Where a quotation begins in the paragraph itself."""
    places = [at + 2 for at in (text.find(f": {mark}") for mark in _OPENING) if at >= 0]
    return min(places, default=None)


def _begins(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.text[0] in _OPENING


def _end(blocks: Sequence[Block], first: int, offset: int, intro: Paragraph) -> int:
    """The index behind the block that closes the quotation; a mark left out closes it before the next item."""
    depth = 0
    label = read_label(intro.text)
    for index in range(first, min(len(blocks), first + _MOST)):
        block = blocks[index]
        if isinstance(block, Table):
            continue
        text = block.text[offset:] if index == first else block.text
        if index > first and _is_next(label, block) and _introduces_or_repeals(block.text):
            return index
        depth += text.count("“") + text.count("«") - text.count("”") - text.count("»")
        straight = index > first or len(text) > 1
        if depth <= 0 and (text.rstrip(" .;,/").endswith(_CLOSING) and straight):
            return index + 1
    return first + 1


def _is_next(label: Label | None, block: Paragraph) -> bool:
    following = read_label(block.text)
    return (
        label is not None
        and following is not None
        and following.rank is label.rank
        and following.order == label.order + 1
    )


def _introduces_or_repeals(text: str) -> bool:
    label = read_label(text)
    return bool(read_changes(text[label.end :] if label else text))


def _unmarked(blocks: Sequence[Block], at: int) -> int:
    """New words printed without quotation marks: what follows up to the next numbered paragraph."""
    while at < len(blocks):
        block = blocks[at]
        label = read_label(block.text) if isinstance(block, Paragraph) else None
        if label is not None and label.rank is not Rank.BULLET:
            break
        at += 1
    return at


def _start(block: Block) -> int:
    if isinstance(block, Paragraph):
        return block.passage.span()[0]
    return min(line.span[0] for cell in block.cells for line in cell.lines)


def _stop(block: Block) -> int:
    if isinstance(block, Paragraph):
        return block.passage.span()[1]
    return max(line.span[1] for cell in block.cells for line in cell.lines)
