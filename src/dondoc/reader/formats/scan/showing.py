"""Pages as they are shown to people."""

from __future__ import annotations

import pypdfium2
from PIL import Image

from dondoc.reader.formats.pdf.opening import opened
from dondoc.reader.formats.pdf.page import read_page
from dondoc.reader.formats.pdf.signs import Signs
from dondoc.reader.formats.pdf.untyped import untyped_pages
from dondoc.reader.formats.scan import images
from dondoc.reader.formats.scan.limits import WORKED_PIXELS
from dondoc.reader.formats.scan.rendering import rendered
from dondoc.reader.formats.scan.upright import upright

_QUARTERS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}


def image_page(data: bytes, number: int) -> Image.Image:
    """A page of a picture file. Raises ``LookupError`` and ``Unreadable`` as ``pages.page_image`` does."""
    for _, picture in images.pictures(data, only=number):
        return Image.fromarray(upright(picture)[0].gray)
    raise LookupError(number)


def pdf_page(data: bytes, number: int, width: int) -> Image.Image:
    """A page of a PDF; one with text in its colours. Raises as ``image_page`` does."""
    with opened(data) as document:
        if not 1 <= number <= len(document):
            raise LookupError(number)
        index = number - 1
        if untyped_pages(document, [read_page(document, index)]):
            return Image.fromarray(upright(rendered(document, index))[0].gray)
        return _typed(document, index, width)


def _typed(document: pypdfium2.PdfDocument, index: int, width: int) -> Image.Image:
    page = document[index]
    text_page = page.get_textpage()
    try:
        turn = (Signs(text_page).usual_turn(page.get_rotation()) - page.get_rotation()) % 360
        across, down = page.get_width(), page.get_height()
        if turn in (90, 270):
            across, down = down, across
        scale = min(width / across, (WORKED_PIXELS / (across * down)) ** 0.5)
        shown: Image.Image = page.render(scale=scale).to_pil()
        return shown.transpose(_QUARTERS[turn]) if turn else shown
    finally:
        text_page.close()
        page.close()
