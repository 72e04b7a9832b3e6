"""Reads tesseract's answer: words with their boxes, base lines, sizes and how sure it is of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from lxml import etree

from dondoc.reader.formats.pdf.geometry import Word
from dondoc.reader.formats.writer import clean

# Tesseract's own measure, 0 to 100: the words of clean pages stand above 85.
_SURE = 70

_TITLE = re.compile(r"(bbox|baseline|x_size|x_wconf)((?: -?[\d.]+)+)")
_ASCENT, _DESCENT = 0.8, 0.2
_NEXT, _APART = 2, 5
# A gap is one between columns when it is this many times the line's usual gap, and this many heights of the font.
_WIDE, _BLANK = 2.5, 1.2

Numbers = dict[str, tuple[float, ...]]


def read_words(hocr: bytes, scale: float) -> list[Word]:
    """The words in tesseract's order, in points; ``scale`` is the number of its pixels to a point.

    Words of one line are numbered two by two; where a line ends or is parted by a wide gap numbers are left out, so
    that words of two columns are not taken for neighbours. Raises nothing on an empty page.
    """
    words: list[Word] = []
    place = 0
    for line in _lines(hocr):
        found = _words(line, scale)
        widest = _widest_blank(found)
        for before, word in zip([None, *found], found, strict=False):
            place += _NEXT if before and word.left - before.right <= widest else _APART
            word.first = word.last = place
        words += found
    return words


def _words(line: etree._Element, scale: float) -> list[Word]:
    """The words of one line, not numbered yet."""
    numbers = _numbers(line)
    texts = ((element, clean("".join(map(str, element.itertext()))).replace(" ", "")) for element in line)
    return [_word(text, _numbers(element), numbers, scale) for element, text in texts if text]


def _widest_blank(words: list[Word]) -> float:
    """The widest gap in a line that is a blank and not the gap between two columns."""
    gaps = [after.left - before.right for before, after in pairwise(words)]
    return max(_WIDE * median(gaps), _BLANK * words[0].size) if gaps else 0.0


def _lines(hocr: bytes) -> Iterator[etree._Element]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(hocr, parser)
    for span in root.iter("{*}span"):
        if span.get("class", "").startswith("ocr_") and len(span):
            yield span


def _numbers(element: etree._Element) -> Numbers:
    found = _TITLE.findall(element.get("title", ""))
    return {name: tuple(map(float, values.split())) for name, values in found}


def _word(text: str, word: Numbers, line: Numbers, scale: float) -> Word:
    left, top, right, bottom = word["bbox"]
    line_left, _, _, line_bottom = line["bbox"]
    slope, offset = line.get("baseline", (0.0, 0.0))
    size = line.get("x_size", (bottom - top,))[0]
    base = line_bottom + offset + slope * ((left + right) / 2 - line_left)
    points = (left, right, base - _ASCENT * size, base + _DESCENT * size, base, size)
    left, right, top, bottom, base, size = (value / scale for value in points)
    sure = word.get("x_wconf", (0.0,))[0] >= _SURE
    return Word(text, left, right, top, bottom, base, size, 0, 0, unsure=not sure)
