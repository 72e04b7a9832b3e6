"""What a PDF page is taken apart into. Lengths in points, x from the left, y down from the page's top."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Word:
    """Signs without a blank between them, standing on the line ``base``; ``size`` is the font's height.

    ``first`` and ``last`` are the numbers of the signs in the page's text.
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


@dataclass(slots=True)
class Piece:
    """Words on one base line with no wide gap between them: a printed line or one column's part of it."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool
    first_width: float

    @property
    def middle(self) -> float:
        """The horizontal middle."""
        return (self.left + self.right) / 2


@dataclass(slots=True)
class Row:
    """The pieces on one base line of a page, from left to right; ``size`` is that of the longest piece."""

    pieces: list[Piece]
    page: int
    left: float = field(init=False)
    right: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)
    size: float = field(init=False)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        pieces = self.pieces
        self.left = pieces[0].left
        self.right = pieces[-1].right
        self.top = min([piece.top for piece in pieces])
        self.bottom = max([piece.bottom for piece in pieces])
        self.size = max(pieces, key=lambda piece: len(piece.text)).size
        self.text = " ".join([piece.text for piece in pieces])

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(piece.bold for piece in self.pieces)

    @property
    def first_width(self) -> float:
        """The width of the first word."""
        return self.pieces[0].first_width


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
    """A ruled table: where its ruling lines stand and its cells in reading order."""

    xs: list[float]
    ys: list[float]
    cells: list[GridCell]

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
    """One page: its rows outside of tables from the top, and its tables."""

    number: int
    width: float
    height: float
    rows: list[Row]
    grids: list[Grid]
