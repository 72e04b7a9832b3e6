"""What is drawn on one page: ruling lines, which are the straight edges of shapes, and pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from dondoc.reader.formats.pdf import bare
from dondoc.reader.formats.pdf.bare import handle_of
from dondoc.reader.formats.pdf.geometry import Rule
from dondoc.reader.formats.pdf.space import Box, Space

_THIN = 3.0
_SHORTEST = 6.0
_MOST_OBJECTS = 20_000

Point = tuple[float, float]


@dataclass(slots=True)
class Drawn:
    """Ruling lines across a page and down it; the share of it that pictures cover."""

    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    pictured: float = 0.0

    @property
    def rules(self) -> tuple[list[Rule], list[Rule]]:
        """The ruling lines across and down."""
        return self.across, self.down


def read_drawn(page: pypdfium2.PdfPage, space: Space) -> Drawn:
    """Everything drawn on a page but its text."""
    drawn = Drawn()
    indexes = range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS))
    shapes = list(map(bare.page_object, repeat(handle_of(page.raw)), indexes))
    bounds = _Bounds()
    for index, (kind, shape) in enumerate(zip(map(bare.object_kind, shapes), shapes, strict=True)):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _take_rules(drawn, page, index, bounds.of(shape), space)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, top, right, bottom = bounds.of(shape)
            width, height = space.size
            drawn.pictured += (right - left) * (top - bottom) / max(width * height, 1.0)
    return drawn


class _Bounds:
    """Tells the boxes of objects by their addresses: left, top, right, bottom."""

    def __init__(self) -> None:
        self._left, self._bottom, self._right, self._top = sides = [ctypes.c_float() for _ in range(4)]
        self._places = [ctypes.byref(side) for side in sides]

    def of(self, shape: int) -> Box:
        bare.object_bounds(shape, *self._places)
        return self._left.value, self._top.value, self._right.value, self._bottom.value


def _take_rules(drawn: Drawn, page: pypdfium2.PdfPage, index: int, bounds: Box, space: Space) -> None:
    """Take what is straight in the path with a number, which stands in a box."""
    for edge in _edges(page, index, bounds):
        left, top, right, bottom = space.shown(*edge)
        if bottom - top <= _THIN and right - left >= _SHORTEST:
            drawn.across.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _THIN and bottom - top >= _SHORTEST:
            drawn.down.append(Rule((left + right) / 2, top, bottom))


def _edges(page: pypdfium2.PdfPage, index: int, bounds: Box) -> Iterator[Box]:
    """The box of a thin path; of any other path drawn as a line, the box of each straight stroke."""
    left, top, right, bottom = bounds
    if min(right - left, top - bottom) <= _THIN:
        yield bounds
        return
    path = pdfium.FPDFPage_GetObject(page.raw, index)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if stroke.value:
        yield from _strokes(path)


def _strokes(path: Any) -> Iterator[Box]:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    start = here = (0.0, 0.0)
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        point = _point(segment, matrix)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            yield _between(here, point)
        elif kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        here = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield _between(here, start)
            here = start


def _point(segment: Any, matrix: Any) -> Point:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    return (
        matrix.a * x.value + matrix.c * y.value + matrix.e,
        matrix.b * x.value + matrix.d * y.value + matrix.f,
    )


def _between(one: Point, two: Point) -> Box:
    left, right = sorted((one[0], two[0]))
    bottom, top = sorted((one[1], two[1]))
    return left, top, right, bottom
