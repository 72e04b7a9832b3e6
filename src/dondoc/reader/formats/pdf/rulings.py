"""The ruling lines of one page: the straight edges of what is drawn on it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from dondoc.reader.formats.pdf.geometry import Rule
from dondoc.reader.formats.pdf.space import Box, Space

_THIN = 3.0
_SHORTEST = 6.0
_MOST_OBJECTS = 20_000

Point = tuple[float, float]


def read_rules(page: pypdfium2.PdfPage, space: Space) -> tuple[list[Rule], list[Rule]]:
    """The ruling lines across the page and those down it."""
    across: list[Rule] = []
    down: list[Rule] = []
    for path in _paths(page):
        for edge in _edges(path):
            left, top, right, bottom = space.shown(*edge)
            if bottom - top <= _THIN and right - left >= _SHORTEST:
                across.append(Rule((top + bottom) / 2, left, right))
            elif right - left <= _THIN and bottom - top >= _SHORTEST:
                down.append(Rule((left + right) / 2, top, bottom))
    return across, down


def _paths(page: pypdfium2.PdfPage) -> Iterator[Any]:
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        shape = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(shape) == pdfium.FPDF_PAGEOBJ_PATH:
            yield shape


def _edges(path: Any) -> Iterator[Box]:
    """The box of a thin path; of any other path drawn as a line, the box of each straight stroke."""
    bounds = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(path, *bounds)
    left, bottom, right, top = (bound.value for bound in bounds)
    if min(right - left, top - bottom) <= _THIN:
        yield left, top, right, bottom
        return
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
