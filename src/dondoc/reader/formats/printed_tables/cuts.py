"""Where the columns of a printed table part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dondoc.reader.formats.printed_tables.heads import Span, pieces_of

# In signs: how far print may slip from its column, how narrow a column may be, how far the print of another page may
# stand from that of this one, how far from a cut the word may stand that begins a cell.
SLIP = 3
_NARROWEST = 6
_SHIFT = 12
NEAR = 4
_FAR = 0.001
# The lines of a page that are looked at.
_MOST_LINES = 200
_WORD = re.compile(r"\S+")

Ways = Sequence[tuple[range, int]]


def cuts_between(columns: Sequence[Span], lines: Sequence[str]) -> list[int]:
    """The cuts of a page with the head: each is between two headings, best right before the second."""
    ways = [
        (range(max(1, left[1] - SLIP), max(right[0] + SLIP, left[1]) + 2), right[0])
        for left, right in pairwise(columns)
    ]
    return _best(ways, _Costs(lines))[1]


def shifted(cuts: Sequence[int], lines: Sequence[str]) -> list[int]:
    """The cuts of a page without the head: those of the page before, moved as its print has shifted."""
    costs = _Costs(lines)
    ways = (
        _best([(range(max(1, cut + by - SLIP), max(1, cut + by + SLIP) + 1), cut + by) for cut in cuts], costs)
        for by in sorted(range(-_SHIFT, _SHIFT + 1), key=abs)
    )
    return min(ways, key=lambda way: way[0])[1] or list(cuts)


def _best(ways: Ways, costs: _Costs) -> tuple[float, list[int]]:
    """The places, one of each way, that together cut the fewest words and stand before the most columns' words."""
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for places, usual in ways:
        reached: dict[int, tuple[float, list[int]]] = {}
        for place in places:
            before = [way for cut, way in best.items() if not cut or cut + _NARROWEST <= place]
            if before:
                cost = costs[place] + _FAR * abs(place - usual)
                reached[place] = min((so_far + cost, [*cuts, place]) for so_far, cuts in before)
        if not reached:
            return float("inf"), []
        best = reached
    return min(best.values())


class _Costs(dict[int, float]):
    """What a cut at a place costs in all lines of a page; counted when first asked."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._prints = [_print(line) for line in lines[:_MOST_LINES]]

    def __missing__(self, place: int) -> float:
        self[place] = sum(one.cost(place) for one in self._prints)
        return self[place]


@dataclass(frozen=True, slots=True)
class _Print:
    """A printed line by its columns: where pieces begin behind wide white, where any word does, and the pieces."""

    begun: list[int]
    words: list[int]
    pieces: list[Span]

    def cost(self, place: int) -> float:
        """What a cut before a place costs: much for a word cut through, less than nothing where a piece begins."""
        slips = [abs(start - place) for start in self.begun if abs(start - place) <= SLIP]
        if slips:
            return 0.2 * min(slips) - 1
        if not any(start < place < end for start, end in self.pieces):
            return 0
        return 0.5 if any(abs(start - place) <= NEAR for start in self.words) else 3


def _print(line: str) -> _Print:
    pieces = [(start, start + len(text)) for start, text in pieces_of(line)]
    return _Print([start for start, _ in pieces], [found.start() for found in _WORD.finditer(line)], pieces)
