"""Gathers words into printed rows, and the words of a row into pieces parted by wide gaps."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from statistics import median_low

from dondoc.reader.formats.pdf.geometry import Piece, Row, Word

# In heights of the font: how far base lines of one row may differ (raised note marks do), the narrowest gap
# between columns (a justified line stretches its blanks less), the same where the file itself does not go
# from one word to the next.
_SAME_ROW = 0.4
_COLUMN_GAP = 2.0
_BROKEN_GAP = 0.5
_NEXT = 3


def rows_of(words: list[Word], page: int, is_bold: Callable[[Word], bool]) -> list[Row]:
    """The rows of a page from the top, each with its pieces from the left."""
    rows: list[list[Word]] = []
    limit = float("-inf")
    usual = median_low([word.size for word in words]) if words else 0.0
    for word in sorted(words, key=lambda word: word.base):
        if word.base <= limit:
            rows[-1].append(word)
        else:
            rows.append([word])
            limit = word.base + _SAME_ROW * max(word.size, usual)
    return [Row(_pieces(sorted(row, key=lambda word: word.left), is_bold), page) for row in rows]


def _pieces(words: list[Word], is_bold: Callable[[Word], bool]) -> list[Piece]:
    pieces: list[list[Word]] = [[words[0]]]
    for before, word in pairwise(words):
        gap = (word.left - before.right) / max(word.size, 1.0)
        if gap > _BROKEN_GAP and (gap > _COLUMN_GAP or not 0 < word.first - before.last <= _NEXT):
            pieces.append([])
        pieces[-1].append(word)
    return [_piece(piece, is_bold) for piece in pieces]


def _piece(words: list[Word], is_bold: Callable[[Word], bool]) -> Piece:
    return Piece(
        " ".join([word.text for word in words]),
        words[0].left,
        max([word.right for word in words]),
        min([word.top for word in words]),
        max([word.bottom for word in words]),
        words[len(words) // 2].size,
        is_bold(words[0]) and is_bold(words[-1]) and is_bold(words[len(words) // 2]),
        words[0].right - words[0].left,
    )
