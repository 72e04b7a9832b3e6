"""The rows of a printed table: its lines parted into columns, and put together from number to number."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from dondoc.reader.formats.printed_tables.cuts import NEAR, SLIP
from dondoc.reader.formats.printed_tables.heads import pieces_of

Cells = list[list[str]]

_WORD = re.compile(r"\S+")
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-HĐ]|[a-zđ]|[-+–])[.)]?$")
_GROUP = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])[.)]?$")
_SMALL = 3


def parted(line: str, cuts: Sequence[int]) -> list[str]:
    """The line column by column; a piece that runs over a cut is parted at the word that stands nearest to it."""
    cells: list[list[str]] = [[] for _ in range(len(cuts) + 1)]
    pieces = pieces_of(line)
    if len(pieces) > 1 and _GROUP.match(pieces[0][1]) and pieces[0][0] < cuts[0]:
        return [pieces[0][1], " ".join(text for _, text in pieces[1:]), *([""] * (len(cuts) - 1))]
    for start, text in pieces:
        at = start
        for cut in [one for one in cuts if start + 1 < one < start + len(text)]:
            end = _word_near(text, start, at, cut)
            if end > at:
                cells[_column(cuts, at)].append(text[at - start : end - start].strip())
                at = end
        cells[_column(cuts, at)].append(text[at - start :])
    return [" ".join(words) for words in cells]


def _column(cuts: Sequence[int], place: int) -> int:
    """The column of what begins at a place; a sign or two before the cut is print that slipped."""
    return bisect_right(cuts, place + SLIP)


def _word_near(text: str, start: int, at: int, cut: int) -> int:
    """Where the word begins that is the first of the next column: near the cut, with a capital if one does."""
    words = [start + found.start() for found in _WORD.finditer(text) if start + found.start() > at]
    near = [place for place in words if abs(place - cut) <= NEAR]
    return min(near, key=lambda place: abs(place - cut) + _SMALL * text[place - start].islower(), default=at)


def joined(lines: Sequence[Sequence[str]]) -> Cells:
    """The cells of a row, each with its lines."""
    return [list(filter(None, column)) for column in zip(*lines, strict=True)]


def bands_of(lines: list[list[str]]) -> list[list[list[str]]]:
    """The printed lines of each row of the table."""
    numbered = [index for index, cells in enumerate(lines) if _NUMBER.match(cells[0])]
    if not numbered:
        return [lines] if lines else []
    starts = _centred(lines, numbered) or numbered
    bounds = sorted({0, *starts, len(lines)})
    return [lines[start:end] for start, end in pairwise(bounds)]


def _centred(lines: list[list[str]], numbered: Sequence[int]) -> list[int]:
    """Where the rows begin whose numbers stand in their middle; empty where numbers stand on top."""
    if sum(not lines[index][1] or lines[index][1][0].islower() for index in numbered) * 2 <= len(numbered):
        return []
    starts = [0]
    for middle, following in pairwise(numbered):
        end = 2 * middle - starts[-1] + 1
        near = sorted(range(middle + 1, following + 1), key=lambda place: abs(place - end))
        begun = [place for place in near if abs(place - end) <= SLIP and _begins_cell(lines, place)]
        starts.append(next(iter(begun or near)))
    return starts


def _begins_cell(lines: list[list[str]], place: int) -> bool:
    """Whether the content of a row may begin on a line: with a capital, behind the end of a sentence or a blank."""
    above = lines[place - 1][1]
    return lines[place][1][:1].isupper() and (not above or above.endswith((".", ";")) or not above.endswith(","))


def add_to(row: Cells, band: Sequence[Sequence[str]]) -> None:
    """What goes on at the top of a page belongs to the row above."""
    for cell, lines in zip(row, joined(band), strict=True):
        cell += lines
