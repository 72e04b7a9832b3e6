"""Finds columns by the white between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from dondoc.reader.formats.pdf.geometry import Row, Word

_LEAST_COLUMNS = 3
# Of the rows, so many may cross the white (titles of groups do). Its least width in heights of a line lies between
# these, and is so many blanks.
_CROSSED_BY = 0.12
_SOME_ROWS = 5
_NARROWEST, _WIDEST = 0.4, 1.0
_BLANKS = 1.5
_OUTSIDE = 3.0
# The words that headings begin with. In points: how far the first signs of a column may stand apart; the share of
# a column's lines that begin at its left edge.
_HEADING = re.compile(r"(?:S?TT|Nội|Nhiệm|Công|Hoạt|Cơ|Đơn|Thời|Tiến|Sản|Kết|Kinh|Ghi|Chủ|Phối|Tên|Địa)$")
_SLACK = 1.6
_ALIGNED = 0.9


@dataclass(frozen=True, slots=True)
class Parting:
    """Where columns begin and end, and the white that parts words of two columns, in points.

    ``lefts`` is where the words of each column begin, where it is that and no white that parts them.
    """

    edges: list[float]
    white: float
    lefts: tuple[float, ...] = ()

    def column_of(self, word: Word) -> int:
        """In which column the middle of a word stands."""
        middle = (word.left + word.right) / 2
        return max(0, min(len(self.edges) - 2, sum(edge <= middle for edge in self.edges) - 1))

    def runs_of(self, row: Row) -> list[list[Word]]:
        """The words of a row, parted where more than a usual blank stands between them."""
        runs = _runs_of(row, self.white)
        return [part for run in runs for part in _parted(run, self.lefts)] if self.lefts else runs

    def is_across(self, row: Row) -> bool:
        """Whether a row runs over the white between most columns."""
        inner = self.edges[1:-1]
        runs = [(run[0].left, run[-1].right) for run in self.runs_of(row)]
        return sum(any(left < edge < right for left, right in runs) for edge in inner) > len(inner) / 2


def parting_of(head: list[Row], body: list[Row]) -> Parting | None:
    """How the columns of a table part; None where the rows are not parted into three or more.

    Columns part where white runs down all lines of the head and nearly all rows below; each has a head of its own.
    """
    rows = head + body
    white = _white(rows, body[0].size)
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    covered = [0] * (int(right - left) + 2)
    most = max(_CROSSED_BY * len(body), 1 if len(body) >= _SOME_ROWS else 0)
    for row in rows:
        weight = len(rows) if row in head else 1
        for run in _runs_of(row, white):
            for place in range(int(run[0].left - left), int(run[-1].right - left) + 1):
                covered[place] += weight
    edges = [left - _OUTSIDE]
    for start, end in _runs(covered, most):
        if end - start >= white:
            edges.append(left + (start + end) / 2)
    edges.append(right + _OUTSIDE)
    lefts = _lefts(head[0], body)
    if len(lefts) >= max(len(edges), _LEAST_COLUMNS):
        return Parting([left - _OUTSIDE, *(one - _SLACK for one in lefts[1:]), right + _OUTSIDE], white, lefts)
    parting = Parting(edges, white)
    headed = {parting.column_of(word) for row in head for word in row.words}
    return parting if len(edges) > _LEAST_COLUMNS and len(headed) == len(edges) - 1 else None


def _lefts(head: Row, body: list[Row]) -> tuple[float, ...]:
    """Where each heading begins, if the words below nearly all begin there; empty where they do not."""
    lefts = [word.left for word in head.words if _HEADING.match(word.text)]
    if len(lefts) < _LEAST_COLUMNS or lefts[0] > head.left:
        return ()
    for left, end in pairwise([*lefts, float("inf")]):
        firsts = [
            next((word.left for word in row.words if left - _SLACK <= word.left < end - _SLACK), None) for row in body
        ]
        placed = [first for first in firsts if first is not None]
        if sum(first <= left + _SLACK for first in placed) < _ALIGNED * len(placed):
            return ()
    return tuple(lefts)


def _parted(run: list[Word], lefts: tuple[float, ...]) -> list[list[Word]]:
    """The words of a run, parted before each that begins where a column does."""
    parts = [[run[0]]]
    for word in run[1:]:
        if any(abs(word.left - left) <= _SLACK for left in lefts):
            parts.append([])
        parts[-1].append(word)
    return parts


def _white(rows: list[Row], size: float) -> float:
    """The least white between columns: more than a blank, which the narrower gaps of the rows are."""
    gaps = sorted(max(after.left - word.right, 0.0) for row in rows for word, after in pairwise(row.words))
    blank = gaps[len(gaps) // 4] if gaps else 0.0
    return min(max(_BLANKS * blank, _NARROWEST * size), _WIDEST * size)


def _runs(covered: list[int], most: float) -> list[tuple[int, int]]:
    """The stretches that at most so many rows cover, without those at both ends."""
    runs = []
    start = None
    for place, count in enumerate(covered):
        if count <= most:
            start = place if start is None else start
        elif start is not None:
            runs.append((start, place))
            start = None
    return [run for run in runs if run[0] > 0]


def _runs_of(row: Row, white: float) -> list[list[Word]]:
    words = row.words
    runs = [[words[0]]]
    for before, word in pairwise(words):
        if word.left - before.right > white:
            runs.append([])
        runs[-1].append(word)
    return runs
