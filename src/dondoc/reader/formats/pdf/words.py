"""The words of one page with their places."""

from __future__ import annotations

import re
import sys

from dondoc.reader.formats.legacy import decode_by_font
from dondoc.reader.formats.pdf.geometry import Run, Word, usual_size
from dondoc.reader.formats.pdf.runs import Runs
from dondoc.reader.formats.pdf.signs import CUT, Signs
from dondoc.reader.formats.pdf.space import Space

# A word that PDFium joins over the end of a line, at a dash, is two words.
_WORD = re.compile(rf"[^\s{CUT}]+{CUT}?|{CUT}")
# Some fonts draw their dash under its code.
_SOFT_HYPHEN = "\xad"
# Signs that Vietnamese is not written with, in whose places old fonts have its letters.
_OLD = re.compile("[¡-¦¨-¯µ-¹¼-¿ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþÿ]")
# In heights of the font: signs lower than this may be raised ones, raised by this; the least usual width of a
# sign, the widest blank and a usual one; words of other heights may stand askew.
_SMALL = 0.8
_RAISED = 0.08
_SIGN_WIDTH = 0.42
_REACH = 0.35
_BLANK = 0.2
_LOW, _HIGH = 0.75, 1.3
_MEASURE = re.compile(r"(?:^|[\d.,/])(?:[kcdm]?m|10)$")


class WordReader:
    """Reads the words of one open page, each by itself if they are to be ``single``.

    ``turned`` are those across the others, as in a narrow head of a table.
    """

    def __init__(self, signs: Signs, space: Space, *, single: bool = False) -> None:
        self._signs = signs
        self._space = space
        self._single = single
        self._runs = Runs(signs, space)
        self.turned: list[Word] = []

    def words(self, *, skip_hidden: bool) -> list[Word]:
        """Every upright word that stands on the page, in the order of the file, as runs where it may be."""
        found = self._found()
        usual = usual_size(found)
        low, high = _LOW * usual, _HIGH * usual
        width, height = self._space.size
        words = []
        base, hidden, is_hidden = None, False, self._signs.is_hidden
        for word in found:
            if not (-word.size < word.left < width and word.bottom > 0 and word.top < height):
                continue
            if skip_hidden and word.base != base:
                # One line is drawn in one way: a call saved for nearly every word.
                base, hidden = word.base, is_hidden(word.first)
            if hidden:
                continue
            if low <= word.size <= high or self._is_upright(word):
                words.append(word)
        return words

    def is_bold(self, word: Word) -> bool:
        """Whether a word is bold at both ends; a run has one font."""
        one = isinstance(word, Run) or word.first == word.last
        return self._signs.is_bold(word.first) and (one or self._signs.is_bold(word.last))

    def apart(self, word: Word) -> list[Word]:
        """The words of a run, each by itself; any other word alone."""
        return self._dashed(self._apart(word.first, word.last + 1)) if " " in word.text else [word]

    def _found(self) -> list[Word]:
        old = bool(_OLD.search(self._signs.text))
        words = self._apart() if self._single or old or self._space.turn else self._joined()
        if old:
            for word in words:
                word.text = decode_by_font(word.text, self._signs.font(word.first))
        return self._dashed(words)

    def _dashed(self, words: list[Word]) -> list[Word]:
        if CUT in self._signs.text or _SOFT_HYPHEN in self._signs.text:
            for word in words:
                word.text = word.text.replace(CUT, "-").replace(_SOFT_HYPHEN, "-")
        return words

    def _joined(self) -> list[Word]:
        words: list[Word] = []
        for start, end, run in self._runs.found():
            words += [run] if run is not None else self._apart(start, end)
        return words

    def _apart(self, start: int = 0, end: int = sys.maxsize) -> list[Word]:
        """Each word by itself."""
        found = _WORD.finditer(self._signs.text, start, end)
        if self._space.turn:
            return [self._turned(word[0], word.start(), word.end() - 1) for word in found]
        words: list[Word] = []
        before: Word | None = None
        for word in found:
            following = self._upright(word[0], word.start(), word.end() - 1, before)
            if before is not None:
                self._end(before, following)
            words.append(following)
            before = following
        if before is not None:
            self._end(before, None)
        return words

    def _is_upright(self, word: Word) -> bool:
        turn = self._signs.turn(word.first)
        if turn == self._space.turn:
            return True
        if turn is not None:
            self.turned.append(self._turned(word.text, word.first, word.last))
        return False

    def _upright(self, text: str, first: int, last: int, before: Word | None) -> Word:
        """A word whose right end is still open."""
        left, top, right, bottom = self._signs.box(first)
        x0, _, _, y1 = self._space.box
        # Boxes that end at one height stand on one base line: a call saved for nearly every word.
        same = before is not None and before.bottom == y1 - bottom
        base = before.base if before is not None and same else y1 - self._signs.base(first)
        return Word(text, left - x0, right - x0, y1 - top, y1 - bottom, base, top - bottom, first, last)

    def _end(self, word: Word, following: Word | None) -> None:
        """Set a word's right end: just before the next word, unless that is on another line or far away."""
        if word.first == word.last:
            return
        numbered = word.text[-1].isdecimal()
        if following and not numbered and following.base == word.base and following.first == word.last + 2:
            reach = (len(word.text) * _SIGN_WIDTH + _REACH) * word.size
            if 0 < following.left - word.left <= reach:
                word.right = following.left - _BLANK * word.size
                return
        _, high, right, low = self._signs.box(word.last)
        word.right = right - self._space.box[0]
        raised = self._space.box[3] - low < word.bottom - _RAISED * word.size
        if numbered and raised and high - low < _SMALL * word.size:
            _take_mark(word)

    def _turned(self, text: str, first: int, last: int) -> Word:
        """A word whose signs run up or down the page's own space."""
        start, end = self._signs.box(first), self._signs.box(last)
        left, top, right, bottom = self._space.shown(
            min(start[0], end[0]), max(start[1], end[1]), max(start[2], end[2]), min(start[3], end[3])
        )
        return Word(text, left, right, top, bottom, bottom, bottom - top, first, last)


def _take_mark(word: Word) -> None:
    """Part the raised figures at a word's end, which are the mark of a note, from it; not those of a measure."""
    text = word.text.rstrip("0123456789")
    if text and not _MEASURE.search(text):
        word.text, word.mark = text, word.text[len(text) :]


def is_measure(text: str) -> bool:
    """Whether a raised figure behind a text is an exponent ("m2"), not the mark of a note."""
    return bool(_MEASURE.search(text))
