"""What PDFium tells about the single signs of a page: box, direction, weight, and whether they are drawn at all."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter

import pypdfium2
import pypdfium2.raw as pdfium

from dondoc.reader.formats.pdf.space import Box

_BOLD_NAME = re.compile(rb"bold|black|heavy|[-,]BD?\b", re.IGNORECASE)
# A font that goes by its family's name says when it is a bold one; only of others the weight is asked, which PDFium
# guesses from the width of stems.
_TELLING_NAME = re.compile(rb"^(?:[A-Z]{6}\+)?(?!CIDFont)[A-Za-z. ]{5,}")
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18
_FONT_NAME = 128
_LARGEST_CODE = 0x110000
# Of a dash at the end of a line PDFium makes one of two signs.
_CUT = "\x02"
CUT = "\ufffe"
_SAMPLED = 32
_MAJORITY = 0.6
# A scanned page's words lie two or three degrees off; a watermark is askew by far more.
_ASKEW = 8


class Signs:
    """The signs of one open page, by their numbers."""

    def __init__(self, text_page: pypdfium2.PdfTextPage) -> None:
        self.raw = text_page.raw
        self.text = _string(text_page)
        self._box = pdfium.FS_RECTF()
        self._at_box = ctypes.byref(self._box)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def box(self, index: int) -> Box:
        """Left, top, right, bottom of a sign's whole line height, upwards in the page's own space."""
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self.raw, index, self._at_box)
        return box.left, box.top, box.right, box.bottom

    def base(self, index: int) -> float:
        """The height of the line on which a sign stands."""
        pdfium.FPDFText_GetCharOrigin(self.raw, index, self._x, self._y)
        return self._y.value

    def turn(self, index: int) -> int | None:
        """By how much to turn the page so that a sign is upright: 0, 90, 180, 270; None where it stands askew."""
        degrees = math.degrees(pdfium.FPDFText_GetCharAngle(self.raw, index))
        nearest = round(degrees / 90) * 90
        return -nearest % 360 if abs(degrees - nearest) <= _ASKEW else None

    def usual_turn(self, default: int) -> int:
        """By how much to turn the page so that most of its text is upright."""
        step = max(1, len(self.text) // _SAMPLED)
        places = [index for index in range(0, len(self.text), step) if self.text[index].isalnum()]
        if not places:
            return default
        turns = Counter(self.turn(index) for index in places)
        turn, count = turns.most_common(1)[0]
        return turn if turn is not None and count >= _MAJORITY * turns.total() else default

    def is_bold(self, index: int) -> bool:
        """Whether a sign's font is a bold one."""
        name, flags = self._font(index)
        if flags & _FORCE_BOLD or _BOLD_NAME.search(name):
            return True
        if _TELLING_NAME.search(name):
            return False
        return bool(pdfium.FPDFText_GetFontWeight(self.raw, index) >= _BOLD_WEIGHT)

    def font(self, index: int) -> str:
        """The name of a sign's font."""
        return self._font(index)[0].decode(errors="replace")

    def _font(self, index: int) -> tuple[bytes, int]:
        name = ctypes.create_string_buffer(_FONT_NAME)
        flags = ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self.raw, index, name, _FONT_NAME, flags)
        return name.value, flags.value

    def is_hidden(self, index: int) -> bool:
        """Whether a sign is there without being drawn."""
        shape = pdfium.FPDFText_GetTextObject(self.raw, index)
        return bool(shape) and pdfium.FPDFTextObj_GetTextRenderMode(shape) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE


def _string(text_page: pypdfium2.PdfTextPage) -> str:
    """The page's text, one sign for each of PDFium's numbered signs, or places would be off."""
    text: str = text_page.get_text_range()
    count = pdfium.FPDFText_CountChars(text_page.raw)
    if len(text) != count:
        codes = (pdfium.FPDFText_GetUnicode(text_page.raw, index) for index in range(count))
        text = "".join(chr(code) if 0 < code < _LARGEST_CODE else " " for code in codes)
    return text.replace(_CUT, CUT)
