"""What a PDF page is taken apart into. Lengths in points, x from the left, y down from the page's top."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import attrgetter

_size = attrgetter("size")


@dataclass(slots=True)
class Word:
    """Signs without a blank between them, standing on the line ``base``; ``size`` is the font's height.

    ``first`` and ``last`` are the numbers of the signs in the page's text. ``unsure`` marks a word that was
    recognised in a picture without certainty; ``mark`` is the raised number of a footnote that stands at its end,
    which is no part of ``text``.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    base: float
    size: float
    first: int
    last: int
    unsure: bool = False
    mark: str = ""


@dataclass(slots=True)
class Run(Word):
    """Words of one printed line that were drawn in one go, with no gap of columns between them: handled as one word.

    ``first_right`` is where the first of them ends, ``last_left`` where the last one begins.
    """

    first_right: float = 0.0
    last_left: float = 0.0


def usual_size(words: Sequence[Word]) -> float:
    """The median of the sizes of all words, those of runs included, the lower one of two; 0 where there are none."""
    if len(words) < 2:
        return words[0].size if words else 0.0
    ordered = sorted(words, key=_size)
    if ordered[0].size == ordered[-1].size:
        return ordered[0].size
    counts = list(accumulate([word.text.count(" ") + 1 for word in ordered]))
    return ordered[bisect_right(counts, (counts[-1] - 1) // 2)].size


@dataclass(slots=True)
class Piece:
    """Words and runs on one base line with no wide gap between: a printed line or one column's part of it."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool
    words: list[Word]

    @property
    def middle(self) -> float:
        """The horizontal middle."""
        return (self.left + self.right) / 2

    @property
    def unsure(self) -> tuple[tuple[int, int], ...]:
        """The places in its text of words that were recognised without certainty."""
        places = []
        start = 0
        for word in self.words:
            if word.unsure:
                places.append((start, start + len(word.text)))
            start += len(word.text) + 1
        return tuple(places)


@dataclass(slots=True)
class Row:
    """The pieces on one base line of a page, from left to right; ``size`` and ``base`` are the longest piece's."""

    pieces: list[Piece]
    page: int
    left: float = field(init=False)
    right: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)
    size: float = field(init=False)
    base: float = field(init=False)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        pieces = self.pieces
        longest = pieces[0]
        self.left, self.right = longest.left, pieces[-1].right
        self.top, self.bottom, self.text = longest.top, longest.bottom, longest.text
        if len(pieces) > 1:
            self.top = min([piece.top for piece in pieces])
            self.bottom = max([piece.bottom for piece in pieces])
            self.text = " ".join([piece.text for piece in pieces])
            longest = max(pieces, key=lambda piece: len(piece.text))
        self.size = longest.size
        self.base = longest.words[len(longest.words) // 2].base

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        pieces = self.pieces
        return pieces[0].bold and (len(pieces) == 1 or all(piece.bold for piece in pieces))

    @property
    def first_width(self) -> float:
        """The width of the first word."""
        first = self.pieces[0].words[0]
        return (first.first_right if isinstance(first, Run) else first.right) - first.left

    @property
    def words(self) -> list[Word]:
        """Its words and runs from left to right."""
        return [word for piece in self.pieces for word in piece.words]

    @property
    def marks(self) -> list[str]:
        """The numbers of the footnotes marked in it."""
        return [word.mark for piece in self.pieces for word in piece.words if word.mark]


@dataclass(slots=True)
class Rule:
    """A ruling line: at ``at`` across, running from ``start`` to ``end`` along."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class GridCell:
    """One cell of a ruled table, a merged one with the rows and columns that it covers."""

    row: int
    column: int
    rows: int
    columns: int
    lines: list[Row] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of its lines as one text."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class Grid:
    """A table: where its ruling lines stand, or its columns and rows part, and its cells in reading order.

    ``open_top`` and ``open_bottom`` tell that its first or last row runs over the page's end; ``ruled`` that lines
    are drawn around its cells.
    """

    xs: list[float]
    ys: list[float]
    cells: list[GridCell]
    open_top: bool = False
    open_bottom: bool = False
    ruled: bool = True

    @property
    def top(self) -> float:
        """The upper end."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """The lower end."""
        return self.ys[-1]


@dataclass(slots=True)
class Page:
    """One page: its rows outside of tables from the top, its tables, and the lines drawn across outside of them.

    ``recognised`` tells that its words were read from a picture.
    """

    number: int
    width: float
    height: float
    rows: list[Row]
    grids: list[Grid]
    rules: list[Rule] = field(default_factory=list)
    recognised: bool = False
