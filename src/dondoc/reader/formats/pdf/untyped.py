"""Which pages of a PDF have no text of their own that can be read."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from dondoc.reader.formats.pdf.garbled import is_garbled
from dondoc.reader.formats.pdf.geometry import Page, Row

# A page that is a picture may still carry a few typed signs, such as the stamp of a digital signature.
_LEAST_SIGNS = 20
_STAMPED_SIGNS = 400
# The share of a page that a picture must cover to be the page; how deep and how long it is looked for.
_WHOLE = 0.6
_DEEP = 3
_MOST_OBJECTS = 1_000


def untyped_pages(document: pypdfium2.PdfDocument, pages: list[Page]) -> list[int]:
    """The indexes of the pages that have to be recognised: drawn on, and without text, with text that is
    garbled, or with little of it on a picture.
    """
    return [page.number - 1 for page in pages if _is_untyped(document, page)]


def _is_untyped(document: pypdfium2.PdfDocument, page: Page) -> bool:
    text = "\n".join([row.text for row in _rows(page)])
    signs = len(text)
    if signs >= _STAMPED_SIGNS:
        return is_garbled(text)
    raw = document[page.number - 1]
    try:
        drawn = signs < _LEAST_SIGNS and pdfium.FPDFPage_CountObjects(raw.raw) > signs
        return drawn or is_garbled(text) or bool(densities(raw))
    finally:
        raw.close()


def densities(page: pypdfium2.PdfPage) -> list[float]:
    """The densities, in pixels a point, of the pictures that each fill the page."""
    area = page.get_width() * page.get_height()
    found = []
    for count, shape in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEP)):
        left, bottom, right, top = shape.get_bounds()
        covered = (right - left) * (top - bottom)
        if covered >= _WHOLE * area:
            width, height = shape.get_px_size()
            found.append(float((width * height / covered) ** 0.5))
        if count >= _MOST_OBJECTS:
            break
    return found


def _rows(page: Page) -> Iterator[Row]:
    yield from page.rows
    for grid in page.grids:
        for cell in grid.cells:
            yield from cell.lines
