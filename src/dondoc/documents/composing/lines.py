"""A document's lines apart from one another, so that some can be taken out and others put in; then whole again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dondoc.reader.grammar.paragraphs import paragraphs
from dondoc.reader.source import Block, Line, Source, Span, Table

OUTSIDE_CLAUSES = "\0"
"""The path of what stands in no clause: head, signature, recipients, appendices."""


@dataclass(slots=True)
class Piece:
    """A line by its words, or a table by its cells' lines. ``path`` is the clause that it stands in.

    ``start`` is where a line's words stood in the text that is amended; None once they are new or altered.
    """

    lines: list[Words]
    path: str = OUTSIDE_CLAUSES
    table: Table | None = None

    @property
    def text(self) -> str:
        """The words of a line; "" for a table."""
        return "" if self.table else self.lines[0].text


@dataclass(slots=True)
class Words:
    """The words of one line and how it looks; ``new`` where the line was not in the text before."""

    text: str
    look: Line
    start: int | None = None
    new: bool = False


@dataclass(frozen=True, slots=True)
class Whole:
    """The text put together again, and for each line that is as it was: where it stood and where it stands."""

    source: Source
    kept: tuple[tuple[int, int, int], ...]


def apart(source: Source, *, new: bool = False) -> list[Piece]:
    """The blocks of a source as pieces, in order; ``new`` where they come into another text."""

    def words(line: Line) -> Words:
        start, end = line.span
        # places on pages and their pictures belong to the file, which the text put together has not
        look = line._replace(page=None, box=None, gap=line.gap or new)
        return Words(source.text[start:end], look, None if new else start, new)

    return [
        Piece([words(block)])
        if isinstance(block, Line)
        else Piece([words(line) for cell in block.cells for line in cell.lines], table=block)
        for block in source.blocks
    ]


def together(pieces: Iterable[Piece], like: Source) -> Whole:
    """The text of the pieces, lines as wide as those of the source that it is made from."""
    writer = _Writer()
    blocks = [writer.block(piece) for piece in pieces if any(words.text for words in piece.lines)]
    text = "\n".join(writer.texts)
    return Whole(Source(text, tuple(blocks), like.format, like.wrapped), tuple(writer.kept))


def moved(whole: Whole, old: Source, span: Span) -> Span | None:
    """Where the words of a place stand now; None unless all of them are as they were."""
    start = next((now + span[0] - was for was, end, now in whole.kept if was <= span[0] <= end), None)
    if start is None:
        return None
    end = start + span[1] - span[0]
    return (start, end) if whole.source.text[start:end] == old.text[slice(*span)] else None


def within(source: Source, span: Span) -> list[Piece]:
    """What stands in a span, as pieces that are new: a paragraph each, cut to the span, and whole tables."""
    found = []
    for block in paragraphs(source, list(_cut(source, span))):
        if isinstance(block, Table):
            found += apart(replace(source, blocks=(block,)), new=True)
        else:
            look = Line((0, 0), gap=True, bold=block.bold, centred=block.centred, note=block.note)
            found.append(Piece([Words(block.text, look, new=True)]))
    return found


def _cut(source: Source, span: Span) -> Iterator[Block]:
    """The blocks that a span touches, lines cut to it."""
    for block in source.blocks:
        if isinstance(block, Line):
            start, end = max(block.span[0], span[0]), min(block.span[1], span[1])
            if source.text[start:end].strip():
                yield block._replace(span=(start, end))
        elif any(line.span[0] < span[1] and span[0] < line.span[1] for cell in block.cells for line in cell.lines):
            yield block


class _Writer:
    def __init__(self) -> None:
        self.texts: list[str] = []
        self.kept: list[tuple[int, int, int]] = []
        self._length = 0
        self._new = False

    def block(self, piece: Piece) -> Block:
        if piece.table is None:
            return self._line(piece.lines[0])
        lines = iter(piece.lines)
        cells = [cell._replace(lines=self._lines([next(lines) for _ in cell.lines])) for cell in piece.table.cells]
        return replace(piece.table, cells=tuple(cells))

    def _lines(self, every: list[Words]) -> tuple[Line, ...]:
        return tuple(self._line(words) for words in every if words.text)

    def _line(self, words: Words) -> Line:
        start, end = self._length, self._length + len(words.text)
        self.texts.append(words.text)
        self._length = end + 1
        if words.start is not None:
            self.kept.append((words.start, words.start + len(words.text), start))
        parted = self._new  # a printed line behind new words goes on with none of them
        self._new = words.new
        return words.look._replace(span=(start, end), gap=words.look.gap or parted)
