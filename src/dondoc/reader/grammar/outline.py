"""The outline: every numbered heading or paragraph with its path, and what stands below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dondoc.reader.grammar.headings import find_heading, sentence_basis
from dondoc.reader.grammar.labels import Label, Rank, as_small_roman, is_unprinted, read_label
from dondoc.reader.grammar.paragraphs import Paragraph, is_capitals
from dondoc.reader.grammar.unnumbered import labelled_headings
from dondoc.reader.passage import Passage, joined
from dondoc.reader.plan import OutlineItem
from dondoc.reader.rules import Basis, basis
from dondoc.reader.source import Table

_SENTENCE = basis("outline.sentence")
_MOST_SKIPPED = 2


@dataclass(frozen=True, slots=True)
class Node:
    """A paragraph in its place: ``path`` and ``titles`` of the deepest numbered line that holds it or is it.

    ``body`` is what it says apart from its label and heading, None where it is a heading alone or a table;
    ``basis`` is what its heading rests on, or its having none; ``aims`` tells that it stands in a part on aims,
    ``in_part`` that the outermost level is a Phần or Chương.
    """

    path: str
    titles: tuple[str | None, ...]
    label: Label | None
    whole: Passage | None
    title: Passage | None = None
    body: Passage | None = None
    table: Table | None = None
    note: bool = False
    bold: bool = False
    basis: Basis = _SENTENCE
    aims: bool = False
    in_part: bool = False

    @property
    def numbered(self) -> bool:
        return self.label is not None and self.label.rank is not Rank.BULLET

    @property
    def printed(self) -> bool:
        """Whether the label stands on the page, which that of a heading without a number does not."""
        return self.numbered and self.label is not None and not is_unprinted(self.label.token)

    @property
    def depth(self) -> int:
        return len(self.titles)


@dataclass(slots=True)
class _Level:
    label: Label
    path: str
    title: str | None


class _Stack:
    """The open levels above the paragraph at hand."""

    def __init__(self) -> None:
        self.levels: list[_Level] = []
        self.path = ""
        self.titles: tuple[str | None, ...] = ()
        self._last: dict[tuple[str, Rank], int] = {}
        self._letters_below: bool | None = None

    @property
    def in_part(self) -> bool:
        """Whether the outermost level is a Phần or Chương."""
        return bool(self.levels) and self.levels[0].label.rank <= Rank.CHAPTER

    def placed(self, label: Label) -> Label:
        """The label with the rank that the document gives it: letters first met below a Roman number rank below it."""
        if label.rank is not Rank.UPPER:
            return label
        if self._letters_below is None:
            self._letters_below = any(level.label.rank is Rank.ROMAN for level in self.levels)
        return label._replace(rank=Rank.SECTION) if self._letters_below else label

    def accepts(self, label: Label, *, heading: bool) -> bool:
        """Whether a label follows in its sequence; a number out of it begins a sentence ("2026. ...")."""
        if heading or label.order <= 1 or label.rank not in (Rank.ARABIC, Rank.DECIMAL, Rank.LETTER, Rank.UPPER):
            return True
        last = self._last.get((self._parent(label), label.rank))
        if last is None:
            return label.order <= 1 + _MOST_SKIPPED or any(rank is label.rank for _, rank in self._last)
        return 0 < label.order - last <= 1 + _MOST_SKIPPED or label.order == last

    def push(self, label: Label, title: str | None) -> None:
        """Close the levels beside the label and open its own."""
        parent = self._parent(label)
        self.levels = [level for level in self.levels if not _is_beside(level.label, label)]
        token = label.token
        if label.rank in (Rank.DECIMAL, Rank.BRACKET) and self.levels and _counts_on(self.levels[-1].label, label):
            token = token.removeprefix(self.levels[-1].label.token + ".")
        self.path = f"{parent}.{token}" if parent else token
        self.levels.append(_Level(label, self.path, title))
        self.titles = tuple(level.title for level in self.levels)
        self._last[(parent, label.rank)] = label.order

    def _parent(self, label: Label) -> str:
        above = [level for level in self.levels if not _is_beside(level.label, label)]
        return above[-1].path if above else ""


def _is_beside(open_label: Label, label: Label) -> bool:
    """Whether a new label closes an open one: it stands on the same level or above it."""
    if label.rank is Rank.DECIMAL and open_label.rank in (Rank.ARABIC, Rank.DECIMAL):
        return not _counts_on(open_label, label)
    return open_label.rank >= label.rank


def _counts_on(open_label: Label, label: Label) -> bool:
    """Whether a decimal label repeats the label above it: "2.1" below "2"."""
    return label.token.startswith(open_label.token + ".")


def read_nodes(paragraphs: Iterable[Paragraph | Table]) -> list[Node]:
    """Every paragraph and table of the body with its place in the outline."""
    blocks = list(_with_titles(paragraphs))
    labels = labelled_headings(
        blocks, [read_label(block.text) if isinstance(block, Paragraph) else None for block in blocks]
    )
    stack = _Stack()
    nodes: list[Node] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            nodes.append(Node(stack.path, stack.titles, None, None, table=block))
            continue
        label = None if block.note else labels[index]
        label = stack.placed(label) if label is not None else None
        nodes.append(_node(stack, block, label, _has_more(labels, index), _beside(blocks, labels, index)))
    return nodes


def _with_titles(paragraphs: Iterable[Paragraph | Table]) -> Iterator[Paragraph | Table]:
    """ "Phần thứ nhất" over a line of its own title is one heading."""
    held: Paragraph | None = None
    for block in paragraphs:
        if held is not None and isinstance(block, Paragraph) and _is_title_below(block):
            yield block._replace(passage=joined(held.passage, block.passage))
            held = None
            continue
        if held is not None:
            yield held
        held = block if isinstance(block, Paragraph) and _is_label_alone(block) else None
        if held is None:
            yield block
    if held is not None:
        yield held


def _is_label_alone(block: Paragraph) -> bool:
    label = read_label(block.text)
    return label is not None and label.rank <= Rank.ARTICLE and label.end >= len(block.text)


def _is_title_below(block: Paragraph) -> bool:
    return (is_capitals(block.text) or block.bold or block.centred) and read_label(block.text) is None


def _node(stack: _Stack, block: Paragraph, label: Label | None, has_more: bool, beside: bool) -> Node:
    whole = block.passage
    if label is not None and label.rank is Rank.LETTER and not stack.accepts(label, heading=False):
        label = as_small_roman(label)
    if label is None or not stack.accepts(label, heading=_is_heading(block, label)):
        return Node(stack.path, stack.titles, None, whole, body=whole, note=block.note, bold=block.bold)
    rest = whole.part(label.end)
    if label.rank is Rank.BULLET:
        return Node(stack.path, stack.titles, label, whole, body=rest)
    found = find_heading(rest.text, bold=block.bold, has_more=has_more, beside=beside) if rest.text else None
    if is_unprinted(label.token) and found is None:
        found = len(rest.text.rstrip(" .:;")), basis("outline.line")
    end, read_by = found or (None, sentence_basis(rest.text))
    title = rest.part(0, end) if end is not None else None
    body = (rest if end is None else _after_heading(rest, end)) if rest.text else None
    stack.push(label, title.text if title else None)
    return Node(stack.path, stack.titles, label, whole, title, body, basis=read_by, in_part=stack.in_part)


def _after_heading(rest: Passage, end: int) -> Passage | None:
    tail = rest.part(end)
    start = len(tail.text) - len(tail.text.lstrip(" .:;"))
    return tail.part(start) if start < len(tail.text) else None


def _is_heading(block: Paragraph, label: Label) -> bool:
    return block.bold or is_capitals(block.text[label.end :])


def _has_more(labels: Sequence[Label | None], index: int) -> bool:
    """Whether the next paragraph stands below this one: without a label, or with one of a lower level."""
    label = labels[index]
    if label is None or index + 1 >= len(labels):
        return False
    following = labels[index + 1]
    return following is None or following.rank > label.rank


def _beside(blocks: Sequence[Paragraph | Table], labels: Sequence[Label | None], index: int) -> bool:
    """Whether the paragraph right before or behind this one counts with it and is a sentence."""
    label = labels[index]
    if label is None:
        return False
    for near in (index - 1, index + 1):
        other = labels[near] if 0 <= near < len(labels) else None
        block = blocks[near] if other is not None else None
        if other is None or other.rank is not label.rank or not isinstance(block, Paragraph):
            continue
        if abs(other.order - label.order) == 1 and block.text.endswith((".", ";")) and ":" not in block.text:
            return True
    return False


def read_outline(nodes: Iterable[Node]) -> tuple[OutlineItem, ...]:
    """The numbered headings and paragraphs of the body."""
    return tuple(
        OutlineItem(node.path, node.title.text if node.title else None, node.whole.span(), basis=node.basis)
        for node in nodes
        if node.printed and node.whole is not None
    )
