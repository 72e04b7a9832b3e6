"""Paragraphs: the printed lines of one paragraph, and the halves of one cut by a page, put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dondoc.reader.grammar.labels import Rank, read_label
from dondoc.reader.grammar.letters import CAPITAL
from dondoc.reader.passage import Passage, passage
from dondoc.reader.source import Block, Line, Source, Table

TERMINALS = (".", ";", ":", "!", "?", "…")
_OPENING = re.compile(r"Căn cứ |Theo đề nghị |Xét đề nghị |Trên cơ sở ")
_SENTENCE_INSIDE = re.compile(rf"[\w)”\"’]\. [{CAPITAL}]")
_RUNNING_TEXT = 100
_FULL_LINE = 0.8
_USUAL_LINE = 40
# Words that no paragraph ends with: what follows belongs to it.
_UNFINISHED = frozenset(
    [
        "và",
        "của",
        "các",
        "những",
        "với",
        "về",
        "cho",
        "trong",
        "theo",
        "từ",
        "đến",
        "tại",
        "là",
        "để",
        "do",
        "được",
        "bằng",
        "trên",
        "dưới",
        "ngày",
        "tháng",
        "số",
        "hoặc",
    ]
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; it may run over several lines of the source, which stand one behind the other."""

    passage: Passage
    bold: bool = False
    centred: bool = False
    note: bool = False

    @property
    def text(self) -> str:
        return self.passage.text


def paragraphs(source: Source, blocks: Sequence[Block]) -> Iterator[Paragraph | Table]:
    """The paragraphs of the blocks, tables left where they stand."""
    width = _printed_width(source, blocks) if source.wrapped else None
    held: list[Line] = []
    for block in blocks:
        if isinstance(block, Line) and held and _continues(source, held, block, width):
            held.append(block)
            continue
        if held:
            yield _paragraph(source, held)
        held = []
        if isinstance(block, Table):
            yield block
        else:
            held.append(block)
    if held:
        yield _paragraph(source, held)


def is_capitals(text: str) -> bool:
    """Whether the text is printed in capitals, as headings are."""
    return text.isupper() and sum(char.isalpha() for char in text) > 1


def _paragraph(source: Source, lines: list[Line]) -> Paragraph:
    first = lines[0]
    whole = passage(source, (first.span[0], lines[-1].span[1]))
    return Paragraph(whole, all(line.bold for line in lines), first.centred, first.note)


def _printed_width(source: Source, blocks: Iterable[Block]) -> int:
    lengths = sorted(
        block.span[1] - block.span[0]
        for block in blocks
        if isinstance(block, Line) and block.span[1] - block.span[0] > _USUAL_LINE
    )
    return lengths[len(lengths) // 2] if lengths else _USUAL_LINE


def _continues(source: Source, held: list[Line], line: Line, width: int | None) -> bool:
    """Whether a line goes on with the paragraph of the lines held."""
    before = source.text[held[0].span[0] : held[-1].span[1]]
    text = source.text[line.span[0] : line.span[1]]
    if line.note or held[0].note or _begins_item(before, text):
        return False
    if is_capitals(before) or is_capitals(text):
        return width is not None and not line.gap and is_capitals(before) and is_capitals(text)
    if before.endswith(TERMINALS):
        return width is not None and _runs_past_its_stop(source, held[-1], line, text, width)
    if text[0].islower() or text[0] in ",;)”" or _is_unfinished(before):
        return not line.bold or held[-1].bold
    if width is not None and not line.gap:
        return held[-1].span[1] - held[-1].span[0] >= _FULL_LINE * width
    return not held[0].bold and _is_running_text(before)


def _is_running_text(text: str) -> bool:
    """Whether a text is no heading: it is long and holds the end of a sentence."""
    if len(text) <= _RUNNING_TEXT:
        return False
    label = read_label(text)
    return bool(_SENTENCE_INSIDE.search(text, label.end if label else 0))


def _begins_item(before: str, text: str) -> bool:
    label = read_label(text)
    if label is None:
        return bool(_OPENING.match(text)) and before.endswith((";", ".", ":"))
    if label.rank is Rank.BULLET:
        # "kinh tế / - xã hội": a dash inside a phrase that the page wraps.
        return before.endswith(TERMINALS) or not text[label.end].islower()
    if label.rank in (Rank.ARTICLE, Rank.SECTION, Rank.BRACKET):
        return before.endswith(TERMINALS)
    return label.rank is not Rank.DECIMAL or before.endswith(TERMINALS) or text[label.end].isupper()


def _runs_past_its_stop(source: Source, last: Line, line: Line, text: str, width: int) -> bool:
    """Whether a printed line that ends with a full stop or a colon is not the last of its paragraph."""
    if line.gap or source.text[last.span[1] - 1] == ":":
        return False
    return text[0].islower() or last.span[1] - last.span[0] >= width


def _is_unfinished(text: str) -> bool:
    if text.endswith((",", "(", "“", "&", "/")):
        return True
    if text.count("(") > text.count(")") or text.count("“") > text.count("”"):
        return True
    return text.rsplit(maxsplit=1)[-1].lower() in _UNFINISHED
