"""The words of a line that were drawn in one go, taken as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, chain
from typing import NamedTuple

from dondoc.reader.formats.pdf.geometry import Run
from dondoc.reader.formats.pdf.signs import CUT, Signs
from dondoc.reader.formats.pdf.space import Space

_LINE = re.compile(rf"[^\s{CUT}]+(?: [^\s{CUT}]+)*{CUT}?|{CUT}")
# In heights of the font: a gap of columns takes so much at least, and so much the narrowest signs of a word on the
# average.
_WIDEST_GAP = 1.5
_UNEVEN = 0.4
_LEAST_SIGN = 0.2


class _Edges(NamedTuple):
    """Where the words of a stretch begin, the ends of their boxes above and below; the ends of the first and all."""

    lefts: list[float]
    tops: list[float]
    bottoms: list[float]
    first_right: float
    right: float


class Runs:
    """The runs of one open page that is not turned."""

    def __init__(self, signs: Signs, space: Space) -> None:
        self._signs = signs
        self._space = space

    def found(self) -> Iterator[tuple[int, int, Run | None]]:
        """Where each stretch of words begins and ends that stands on one line and was drawn in one go, and its run.

        A stretch is no run where it is a single word, or letters set apart, or may have a wide gap.
        """
        stretches = list(self._stretches())
        asked = [self._firsts(start, end) for start, end in stretches]
        lefts, tops, rights, bottoms = self._signs.boxes(list(chain.from_iterable(asked)))
        at = 0
        for (start, end), firsts in zip(stretches, asked, strict=True):
            if not firsts:
                yield start, end, None
                continue
            last = at + len(firsts) - 2
            edges = _Edges(lefts[at:last], tops[at:last], bottoms[at:last], rights[last + 1], rights[last])
            yield start, end, self._run(start, end, firsts, edges)
            at = last + 2

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """A word that was drawn in several goes stands alone; how a line of one word was drawn need not be asked."""
        for line in _LINE.finditer(self._signs.text):
            start, end = line.span()
            if " " not in line[0] or self._signs.drawings(start, end - start) == 1:
                yield start, end
            else:
                yield from self._drawn(line[0], start)

    def _drawn(self, line: str, start: int) -> Iterator[tuple[int, int]]:
        before = None
        first = start
        for word in line.split(" "):
            last = first + len(word) - 1
            drawing = self._signs.drawing(first)
            whole = drawing == self._signs.drawing(last)
            if first > start and (drawing != before or not whole):
                yield start, first - 1
                start = first
            before = drawing if whole else None
            first = last + 2
        yield start, first - 1

    def _firsts(self, start: int, end: int) -> list[int]:
        """The first sign of each word, the last one of the stretch and that of its first word; none for no run."""
        words = self._signs.text[start:end].split(" ")
        if len(words) == 1:
            return []
        lengths = [len(word) + 1 for word in words]
        if 2 * lengths.count(2) > len(lengths):
            return []
        firsts = list(accumulate(lengths, initial=start))
        firsts[-1:] = end - 1, firsts[1] - 2
        return firsts

    def _run(self, start: int, end: int, firsts: list[int], edges: _Edges) -> Run | None:
        lefts, tops, bottoms, first_right, right = edges
        top, bottom = max(tops), min(bottoms)
        height = top - bottom
        x0, _, x1, y1 = self._space.box
        level = max(bottoms) - bottom < _UNEVEN * height
        ordered = lefts == sorted(lefts) and lefts[-1] <= right
        if not level or not ordered or not x0 - height < lefts[0] or not lefts[-1] < x1:
            return None
        if self._is_parted(firsts, lefts, height):
            return None
        middle = len(tops) // 2
        size = tops[middle] - bottoms[middle]
        base = y1 - self._signs.base(start)
        ends = lefts[0] - x0, right - x0, y1 - top, y1 - bottom
        text = self._signs.text[start:end]
        return Run(text, *ends, base, size, start, end - 1, False, "", first_right - x0, lefts[-1] - x0)

    def _is_parted(self, firsts: list[int], lefts: list[float], height: float) -> bool:
        """Whether a gap stands between two words that is wider than those between words are."""
        widest, narrow, right = _WIDEST_GAP * height, _LEAST_SIGN * height, self._signs.right
        first, left = firsts[0], lefts[0]
        for following, after in zip(firsts[1:], lefts[1:], strict=False):
            # Where the word would have to be of very narrow signs, its own end is asked.
            if after - left > widest + narrow * (following - first) and after - right(following - 2) > widest:
                return True
            first, left = following, after
        return False
