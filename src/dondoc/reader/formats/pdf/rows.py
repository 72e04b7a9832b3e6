"""Gathers words into printed rows, and the words of a row into pieces parted by wide gaps."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from operator import attrgetter
from statistics import median_low

from dondoc.reader.formats.pdf.geometry import Piece, Row, Word, usual_size
from dondoc.reader.formats.pdf.words import is_measure

# In heights of the font: how far base lines of one row may differ (raised note marks do), the narrowest gap
# between columns (a justified line stretches its blanks less), the same where the file itself does not go
# from one word to the next.
_SAME_ROW = 0.4
_COLUMN_GAP = 2.0
_BROKEN_GAP = 0.5
_NEXT = 3
# The same word again, so near that it is one word drawn bold or with a shadow.
_AGAIN = 0.25
# Signs so near that they are one word although PDFium breaks the line between them, as it does where it takes a
# page for one of vertical script; the numbers of such signs lie so far apart.
_TOUCHING = 0.12
_UNPARTED = (1, 3)
_SPACED_WORDS = 6
_SPACED_SHARE = 0.8
_WIDER = 1.5
_MARK = re.compile(r"\(?\[?(\d{1,3})\]?\)?$")
_MARK_SIZE = 0.8
_MARK_RAISED = 0.1
_left, _base = attrgetter("left"), attrgetter("base")

Bold = Callable[[Word], bool]
Apart = Callable[[Word], list[Word]]


def alone(word: Word) -> list[Word]:
    """Parts no run, where there are none."""
    return [word]


def rows_of(words: list[Word], page: int, is_bold: Bold, apart: Apart) -> list[Row]:
    """The rows of a page from the top, each with its pieces from the left; ``apart`` tells the words of a run."""
    if len(words) == 1:
        return [Row(_pieces(words, is_bold), page)]
    rows: list[list[Word]] = []
    limit = float("-inf")
    usual = usual_size(words)
    for word in sorted(words, key=_base):
        if word.base <= limit:
            rows[-1].append(word)
        else:
            rows.append([word])
            limit = word.base + _SAME_ROW * max(word.size, usual)
    return [Row(_pieces(_parted(row, apart), is_bold), page) for row in rows]


def _parted(words: list[Word], apart: Apart) -> list[Word]:
    """The words of one row from the left; runs are kept where nothing overlaps or touches them."""
    if len(words) == 1:
        return words
    words.sort(key=_left)
    if len(words) < _SPACED_WORDS and all(_is_neat(before, word) for before, word in pairwise(words)):
        return words
    return _cleared([word for run in words for word in apart(run)])


def _is_neat(before: Word, word: Word) -> bool:
    return word.left - before.right >= _TOUCHING * word.size and word.size >= _MARK_SIZE * before.size


def _cleared(words: list[Word]) -> list[Word]:
    """The words of one row from the left: each once, set letters joined, raised numbers of notes put aside."""
    words.sort(key=_left)
    kept = [words[0]]
    for word in words[1:]:
        last = kept[-1]
        if word.text == last.text and word.left - last.left < _AGAIN * word.size:
            continue
        if word.left - last.right < _TOUCHING * word.size and word.first - last.last in _UNPARTED:
            _join(last, word)
        elif word.size < _MARK_SIZE * last.size and _is_mark(word, last):
            last.mark += word.text.strip("()[]")
        else:
            kept.append(word)
    return _unspaced(kept) if _is_spaced(kept) else kept


def _join(word: Word, other: Word) -> None:
    word.text += other.text
    word.right, word.last, word.mark = other.right, other.last, word.mark + other.mark


def _is_spaced(words: list[Word]) -> bool:
    """Whether a row is set in single letters with blanks between them."""
    letters = sum(len(word.text) == 1 and word.text.isalpha() for word in words)
    return len(words) >= _SPACED_WORDS and letters >= _SPACED_SHARE * len(words)


def _is_mark(word: Word, last: Word) -> bool:
    if last.base - word.base < _MARK_RAISED * last.size or not _MARK.match(word.text):
        return False
    if not is_measure(last.text):
        return True
    last.text += word.text
    last.right = word.right
    word.text = ""
    return True


def _unspaced(words: list[Word]) -> list[Word]:
    """Words out of letters set apart: where blanks differ, the wider ones part words."""
    gaps = [max(word.left - before.right, 0.0) for before, word in pairwise(words)]
    usual = median_low(gaps)
    joined = [words[0]]
    for word, gap in zip(words[1:], gaps, strict=True):
        if gap > _WIDER * usual + _TOUCHING * word.size:
            joined.append(word)
        else:
            _join(joined[-1], word)
    return joined


def _pieces(words: list[Word], is_bold: Bold) -> list[Piece]:
    if len(words) == 1:
        return [piece_of(words, bold=is_bold(words[0]))]
    pieces: list[list[Word]] = [[words[0]]]
    for before, word in pairwise(words):
        gap = (word.left - before.right) / max(word.size, 1.0)
        if gap > _BROKEN_GAP and (gap > _COLUMN_GAP or not 0 < word.first - before.last <= _NEXT):
            pieces.append([])
        pieces[-1].append(word)
    return [piece_of(piece, bold=_is_bold(piece, is_bold)) for piece in pieces]


def _is_bold(words: list[Word], is_bold: Bold) -> bool:
    if len(words) == 1:
        return is_bold(words[0])
    return is_bold(words[0]) and is_bold(words[-1]) and is_bold(words[len(words) // 2])


def piece_of(words: list[Word], *, bold: bool) -> Piece:
    """The piece that the words make."""
    first = words[0]
    if len(words) == 1:
        return Piece(first.text, first.left, first.right, first.top, first.bottom, first.size, bold, words)
    return Piece(
        " ".join([word.text for word in words]),
        first.left,
        max([word.right for word in words]),
        min([word.top for word in words]),
        max([word.bottom for word in words]),
        words[len(words) // 2].size,
        bold,
        words,
    )
