"""The words of one page with their places and whether they are bold."""

from __future__ import annotations

import ctypes
import re

import pypdfium2
import pypdfium2.raw as pdfium

from dondoc.reader.formats.pdf.geometry import Word
from dondoc.reader.formats.pdf.space import Box, Space

_WORD = re.compile(r"\S+")
_BOLD_NAME = re.compile(rb"bold|black|heavy|[-,]BD?\b", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18
_FONT_NAME = 128
# In heights of the font: signs lower than this are raised ones; the usual widths of a sign and of a blank.
_RAISED = 0.8
_SIGN_WIDTH = 0.5
_BLANK = 0.2
_LARGEST_CODE = 0x110000


class WordReader:
    """Reads the words of one open page."""

    def __init__(self, text_page: pypdfium2.PdfTextPage, space: Space) -> None:
        self._text_page = text_page
        self._text = text_page.raw
        self._space = space
        self._box = pdfium.FS_RECTF()
        self._at_box = ctypes.byref(self._box)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def words(self) -> list[Word]:
        """Every word of the page, in the order of the file."""
        found = _WORD.finditer(self._string())
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

    def is_bold(self, word: Word) -> bool:
        """Whether a word is bold at both ends."""
        return self._is_bold_sign(word.first) and (word.first == word.last or self._is_bold_sign(word.last))

    def _string(self) -> str:
        """The page's text, one sign for each of PDFium's numbered signs, or places would be off."""
        text: str = self._text_page.get_text_range()
        count = pdfium.FPDFText_CountChars(self._text)
        if len(text) == count:
            return text
        codes = (pdfium.FPDFText_GetUnicode(self._text, index) for index in range(count))
        return "".join(chr(code) if 0 < code < _LARGEST_CODE else " " for code in codes)

    def _upright(self, text: str, first: int, last: int, before: Word | None) -> Word:
        """A word whose right end is still open."""
        left, top, right, bottom = self._sign(first)
        x0, _, _, y1 = self._space.box
        if before is not None and before.bottom == y1 - bottom:
            # Boxes that end at one height stand on one base line: a call saved for nearly every word.
            base = before.base
        else:
            pdfium.FPDFText_GetCharOrigin(self._text, first, self._x, self._y)
            base = y1 - self._y.value
        return Word(text, left - x0, right - x0, y1 - top, y1 - bottom, base, top - bottom, first, last)

    def _end(self, word: Word, following: Word | None) -> None:
        """Set a word's right end: just before the next word, unless that is on another line or far away."""
        if word.first == word.last:
            return
        numbered = word.text[-1].isdecimal()
        if following and not numbered and following.base == word.base and following.first == word.last + 2:
            reach = (len(word.text) * _SIGN_WIDTH + 1) * word.size
            if 0 < following.left - word.left <= reach:
                word.right = following.left - _BLANK * word.size
                return
        _, high, right, low = self._sign(word.last)
        word.right = right - self._space.box[0]
        if numbered and high - low < _RAISED * word.size:
            word.text = _without_mark(word.text)

    def _turned(self, text: str, first: int, last: int) -> Word:
        """A word on a page that is shown turned: its signs run up or down the page's own space."""
        start, end = self._sign(first), self._sign(last)
        left, top, right, bottom = self._space.shown(
            min(start[0], end[0]), max(start[1], end[1]), max(start[2], end[2]), min(start[3], end[3])
        )
        return Word(text, left, right, top, bottom, bottom, bottom - top, first, last)

    def _sign(self, index: int) -> Box:
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self._text, index, self._at_box)
        return box.left, box.top, box.right, box.bottom

    def _is_bold_sign(self, index: int) -> bool:
        name = ctypes.create_string_buffer(_FONT_NAME)
        flags = ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._text, index, name, _FONT_NAME, flags)
        if flags.value & _FORCE_BOLD or _BOLD_NAME.search(name.value):
            return True
        return bool(pdfium.FPDFText_GetFontWeight(self._text, index) >= _BOLD_WEIGHT)


def _without_mark(word: str) -> str:
    """A word without the raised figures at its end, which are the mark of a note."""
    return word.rstrip("0123456789") or word
