"""What PDFium tells about the single signs of a page: box, direction, weight, and whether they are drawn at all."""

from __future__ import annotations

import ctypes
import math
import re
import threading
from collections import Counter, deque
from collections.abc import Sequence
from ctypes import byref
from functools import lru_cache
from itertools import repeat
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from dondoc.reader.formats.pdf import bare
from dondoc.reader.formats.pdf.bare import handle_of
from dondoc.reader.formats.pdf.space import Box

_BOLD_NAME = re.compile(rb"bold|black|heavy|[-,]BD?\b", re.IGNORECASE)
# A font that goes by its family's name says when it is a bold one; only of others the weight is asked, which PDFium
# guesses from the width of stems.
_TELLING_NAME = re.compile(rb"^(?:[A-Z]{6}\+)?(?!CIDFont)[A-Za-z. ]{5,}")
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18
_FONT_NAME = 128
_FONT_NAME_LENGTH = ctypes.c_ulong(_FONT_NAME)
_LARGEST_CODE = 0x110000
_BOX_NUMBERS = 4
_BOX_SIZE = ctypes.sizeof(pdfium.FS_RECTF)
# Of a dash at the end of a line PDFium makes one of two signs.
_CUT = "\x02"
CUT = "\ufffe"
_SAMPLED = 32
_MAJORITY = 0.6
# A scanned page's words lie two or three degrees off; a watermark is askew by far more.
_ASKEW = 8


class _Room(threading.local):
    """Where PDFium writes the boxes of many signs to, kept: to make it anew takes half as long as to fill it."""

    def __init__(self) -> None:
        self.numbers: Any = ()
        self.places: list[Any] = []

    def hold(self, count: int) -> None:
        """Make room for so many boxes."""
        if count > len(self.places):
            self.numbers = (ctypes.c_float * (_BOX_NUMBERS * count))()
            self.places = [byref(self.numbers, at) for at in range(0, ctypes.sizeof(self.numbers), _BOX_SIZE)]


_room = _Room()


class Signs:
    """The signs of one open page, by their numbers."""

    def __init__(self, text_page: pypdfium2.PdfTextPage) -> None:
        self._raw = text_page.raw
        self._handle = handle_of(text_page.raw)
        self.text = _string(text_page)
        # What PDFium writes to, and the places of these.
        self._rect, self._x, self._y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self._rect_at, self._x_at, self._y_at = byref(self._rect), byref(self._x), byref(self._y)
        self._name, self._flags = ctypes.create_string_buffer(_FONT_NAME), ctypes.c_int()
        self._name_at, self._flags_at = byref(self._name), byref(self._flags)

    def box(self, index: int) -> Box:
        """Left, top, right, bottom of a sign's whole line height, upwards in the page's own space."""
        bare.sign_box(self._handle, index, self._rect_at)
        rect = self._rect
        return rect.left, rect.top, rect.right, rect.bottom

    def right(self, index: int) -> float:
        """Where a sign's box ends to the right."""
        bare.sign_box(self._handle, index, self._rect_at)
        right: float = self._rect.right
        return right

    def boxes(self, indexes: Sequence[int]) -> tuple[list[float], list[float], list[float], list[float]]:
        """The left, upper, right and lower ends of the boxes of many signs."""
        _room.hold(len(indexes))
        deque(map(bare.sign_box, repeat(self._handle), indexes, _room.places), maxlen=0)
        numbers, end = _room.numbers, _BOX_NUMBERS * len(indexes)
        lefts, tops, rights, bottoms = (list(numbers[side:end:_BOX_NUMBERS]) for side in range(_BOX_NUMBERS))
        return lefts, tops, rights, bottoms

    def drawings(self, first: int, count: int) -> int:
        """How many drawings, each with one font on one base line, some signs are of."""
        drawings: int = bare.count_objects(self._handle, first, count)
        return drawings

    def drawing(self, index: int) -> int | None:
        """What a sign was drawn with, as a number that is the same for signs drawn in one go."""
        drawing: int | None = bare.sign_object(self._handle, index)
        return drawing

    def base(self, index: int) -> float:
        """The height of the line on which a sign stands."""
        bare.sign_origin(self._handle, index, self._x_at, self._y_at)
        return self._y.value

    def turn(self, index: int) -> int | None:
        """By how much to turn the page so that a sign is upright: 0, 90, 180, 270; None where it stands askew."""
        return _turn_of(bare.sign_angle(self._handle, index))

    def usual_turn(self, default: int) -> int:
        """By how much to turn the page so that most of its text is upright."""
        step = max(1, len(self.text) // _SAMPLED)
        places = [index for index in range(0, len(self.text), step) if self.text[index].isalnum()]
        if not places:
            return default
        turns: Counter[int | None] = Counter()
        for angle, count in Counter(map(bare.sign_angle, repeat(self._handle), places)).items():
            turns[_turn_of(angle)] += count
        turn, count = turns.most_common(1)[0]
        return turn if turn is not None and count >= _MAJORITY * turns.total() else default

    def is_bold(self, index: int) -> bool:
        """Whether a sign's font is a bold one."""
        name, flags = self._font(index)
        told = _told_bold(name, flags)
        return bool(pdfium.FPDFText_GetFontWeight(self._raw, index) >= _BOLD_WEIGHT) if told is None else told

    def font(self, index: int) -> str:
        """The name of a sign's font."""
        return self._font(index)[0].decode(errors="replace")

    def _font(self, index: int) -> tuple[bytes, int]:
        bare.sign_font(self._handle, index, self._name_at, _FONT_NAME_LENGTH, self._flags_at)
        return self._name.value, self._flags.value

    def is_hidden(self, index: int) -> bool:
        """Whether a sign is there without being drawn."""
        shape = self.drawing(index)
        return bool(shape) and bare.render_mode(shape) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE


def _turn_of(angle: float) -> int | None:
    """By how much to turn the page so that a sign at an angle, in radians, is upright."""
    degrees = math.degrees(angle)
    nearest = round(degrees / 90) * 90
    return -nearest % 360 if abs(degrees - nearest) <= _ASKEW else None


@lru_cache
def _told_bold(name: bytes, flags: int) -> bool | None:
    """Whether a font calls itself a bold one; None where it does not tell."""
    if flags & _FORCE_BOLD or _BOLD_NAME.search(name):
        return True
    return False if _TELLING_NAME.search(name) else None


def _string(text_page: pypdfium2.PdfTextPage) -> str:
    """The page's text, one sign for each of PDFium's numbered signs, or places would be off."""
    text: str = text_page.get_text_range()
    count = pdfium.FPDFText_CountChars(text_page.raw)
    if len(text) != count:
        codes = (pdfium.FPDFText_GetUnicode(text_page.raw, index) for index in range(count))
        text = "".join(chr(code) if 0 < code < _LARGEST_CODE else " " for code in codes)
    return text.replace(_CUT, CUT)
