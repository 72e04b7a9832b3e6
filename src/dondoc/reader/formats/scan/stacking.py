"""Parts a page for recognition: the contents of cells are cut out and stacked, so that no line runs across cells."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np

from dondoc.reader.formats.pdf.geometry import Grid, Word
from dondoc.reader.formats.scan.picture import Gray, Picture

# In points: what is cut off at the edges of a cell, the space around a piece, the least width and height of a cell.
_EDGE = 1.5
_SPACE = 9.0
_LEAST = 6.0
_WHITE = 255
# A row of pixels holds ink where one is so much darker than the cell's paper.
_DARKER = 60
# Grey values below this are ink or dirt.
_INKED = 140
_MOST_CELLS = 2_000


@dataclass(frozen=True, slots=True)
class Places:
    """Of each piece of a stack, where it begins and how far it was moved, in points."""

    tops: list[float]
    moves: list[tuple[float, float]]

    def moved(self, words: list[Word]) -> list[Word]:
        """The words of the stack where they stand on the page."""
        for word in words:
            across, down = self.moves[max(0, bisect_right(self.tops, (word.top + word.bottom) / 2) - 1)]
            word.left, word.right = word.left + across, word.right + across
            word.top, word.bottom, word.base = word.top + down, word.bottom + down, word.base + down
        return words


@dataclass(frozen=True, slots=True)
class Stack:
    """Pieces of a page below each other."""

    picture: Picture
    places: Places


def parted(picture: Picture, grids: list[Grid]) -> tuple[Stack, Stack | None]:
    """The page without its tables and its empty edges, and what stands in the tables; None where there is nothing."""
    rest = picture.gray.copy() if grids else picture.gray
    pieces: list[tuple[Gray, int, int]] = []
    for grid in grids:
        pieces += _pieces(picture, grid)
        top, bottom, left, right = _pixels(picture, grid.top, grid.bottom, grid.xs[0], grid.xs[-1], _EDGE)
        rest[top:bottom, left:right] = _WHITE
    stack = _stacked(pieces, picture.scale) if pieces else None
    return _trimmed(rest, picture.scale), stack


def _trimmed(gray: Gray, scale: float) -> Stack:
    """The one piece of a page that holds all of its ink: empty edges take time too."""
    space = round(_SPACE * scale)
    rows, columns = (np.flatnonzero(gray.min(axis=axis) < _INKED) for axis in (1, 0))
    top, left = (max(int(ink[0]) - space, 0) if len(ink) else 0 for ink in (rows, columns))
    bottom, right = (int(ink[-1]) + space if len(ink) else space for ink in (rows, columns))
    piece = np.ascontiguousarray(gray[top:bottom, left:right])
    return Stack(Picture(piece, scale), Places([0.0], [(left / scale, top / scale)]))


def _pieces(picture: Picture, grid: Grid) -> list[tuple[Gray, int, int]]:
    """What is in the cells, cut to its ink, with its place from the left and from the top in pixels."""
    pieces = []
    for cell in grid.cells[:_MOST_CELLS]:
        ys, xs = grid.ys[cell.row], grid.xs[cell.column]
        edges = ys, grid.ys[cell.row + cell.rows], xs, grid.xs[cell.column + cell.columns]
        top, bottom, left, right = _pixels(picture, *edges, -_EDGE)
        if min(bottom - top, right - left) < _LEAST * picture.scale:
            continue
        inside = picture.gray[top:bottom, left:right]
        rows = np.flatnonzero(inside.min(axis=1) < np.median(inside) - _DARKER)
        if len(rows):
            pieces.append((inside[rows[0] : rows[-1] + 1], left, top + int(rows[0])))
    return pieces


def _pixels(
    picture: Picture, top: float, bottom: float, left: float, right: float, more: float
) -> tuple[int, int, int, int]:
    """The pixels of a box in points, made larger by so much on each side."""
    height, width = picture.gray.shape
    scale = picture.scale
    return (
        min(max(round((top - more) * scale), 0), height),
        min(max(round((bottom + more) * scale), 0), height),
        min(max(round((left - more) * scale), 0), width),
        min(max(round((right + more) * scale), 0), width),
    )


def _stacked(pieces: list[tuple[Gray, int, int]], scale: float) -> Stack:
    space = round(_SPACE * scale)
    width = max(piece.shape[1] for piece, _, _ in pieces) + 2 * space
    height = sum(piece.shape[0] + space for piece, _, _ in pieces) + space
    gray = np.full((height, width), _WHITE, dtype=np.uint8)
    tops: list[float] = []
    moves: list[tuple[float, float]] = []
    at = space
    for piece, left, top in pieces:
        gray[at : at + piece.shape[0], space : space + piece.shape[1]] = piece
        tops.append((at - space / 2) / scale)
        moves.append(((left - space) / scale, (top - at) / scale))
        at += piece.shape[0] + space
    return Stack(Picture(gray, scale), Places(tops, moves))
