"""The normalised source: what every file format is turned into before any grammar sees it.

`Source.text` is NFC, free of page furniture and emphasis marks; lines are separated by one ``\\n``. Every
span in a reading is a pair of character offsets into it, so that a screen can show where a value came from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

Span = tuple[int, int]
Box = tuple[float, float, float, float]


def collapse(text: str) -> str:
    """One space for each run of white space, none at the ends."""
    return " ".join(text.split())


class Line(NamedTuple):  # as Cell, one of thousands: a tuple is made in a third of a frozen dataclass's time
    """One line of the source: a whole paragraph in a DOCX or PDF, a printed line in a text file.

    ``gap`` tells that an empty line (or a page's worth of vertical space) stands before it; ``note`` that it
    is a footnote, placed right behind the paragraph that holds its mark; ``page`` counts from 1. ``box`` is where the
    line, or that part of it which is on the page, stands: left, top, right, bottom as shares of the page as shown.
    """

    span: Span
    gap: bool = False
    bold: bool = False
    centred: bool = False
    note: bool = False
    page: int | None = None
    box: Box | None = None


class Cell(NamedTuple):
    """One cell of a table as its lines; a merged cell stands once, with the rows and columns it covers."""

    lines: tuple[Line, ...]
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table as its cells in reading order; a layout table (document head, signature) is one as well."""

    cells: tuple[Cell, ...]
    rows: int
    columns: int


Block = Line | Table


@dataclass(frozen=True, slots=True)
class Source:
    """The whole document: its text and the blocks that lie in it, in reading order.

    ``wrapped`` tells that lines are printed lines, so that one sentence may run over several of them.
    ``unsure`` are the words of a scanned page that its recognition was unsure of, in order; ``guessed`` the stretches
    whose lines or cells the file does not tell apart, so that they were parted by guess.
    """

    text: str
    blocks: tuple[Block, ...]
    format: str
    wrapped: bool
    pages: int | None = None
    unsure: tuple[Span, ...] = ()
    guessed: tuple[Span, ...] = ()

    def at(self, span: Span) -> str:
        """The text at a span, white space collapsed."""
        return collapse(self.text[span[0] : span[1]])

    def lines(self) -> Iterator[Line]:
        """Every line in reading order, those inside tables too."""
        for block in self.blocks:
            if isinstance(block, Line):
                yield block
            else:
                for cell in block.cells:
                    yield from cell.lines
