"""Blocks that papers of every kind share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dondoc.compiling.papers.bookmarks import marked_cells
from dondoc.exports.writers.official_docx.elements import Element, paragraph
from dondoc.exports.writers.official_docx.page import PORTRAIT
from dondoc.exports.writers.official_docx.tables import Column, ruled_table, side_by_side

NOTHING = "Không có."
_SIGNING = 5  # blank lines


def lines(texts: Sequence[str], nothing: str = NOTHING) -> list[Element]:
    """Paragraphs; a word of its own where there is none."""
    return [paragraph("Body", text) for text in texts] or [paragraph("Body", nothing)]


def spoken(text: str, nothing: str = NOTHING) -> list[Element]:
    """What somebody typed, a paragraph for each line."""
    return lines([line for line in text.splitlines() if line.strip()], nothing)


def marked_table(
    columns: Sequence[Column], rows: Iterable[Sequence[str]], marks: Sequence[str], at: int
) -> list[Element]:
    """A ruled table whose cells in the column ``at`` bear bookmarks; nothing where it has no rows."""
    listed = list(rows)
    return marked_cells_in(ruled_table(columns, listed), at, marks) if listed else lines([])


def marked_cells_in(table: Element, at: int, marks: Sequence[str]) -> list[Element]:
    """The table with a bookmark in a cell of each of its rows; "" marks none."""
    marked_cells(table, at, marks)
    return [table]


def signatures(left: Sequence[str], right: Sequence[str]) -> list[Element]:
    """Two blocks side by side, each with room to sign."""
    half = PORTRAIT.text_width / 2
    cells = [
        [*(paragraph("Signer", line) for line in block), *(paragraph("Signer") for _ in range(_SIGNING))]
        for block in (left, right)
    ]
    return [paragraph("Body"), side_by_side((half, half), [cells])]
