"""Pages of a file as pictures, to be shown beside what was read from them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from dondoc.reader.formats import limits, magic
from dondoc.reader.guarded import page_image_guarded

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["is_scan", "page_image", "page_image_guarded"]

WIDEST = 4_000


def page_image(data: bytes, number: int, *, name: str, width: int = 1240) -> bytes:
    """A page of a PDF or of a picture file, counted from 1, as a PNG so many pixels wide.

    A page that has to be recognised is shown as it is then, upright and straight, so that ``Line.box`` fits it.
    ``name`` is the file's name. Raises ``LookupError`` where the file has no such page or is of another kind,
    ``ValueError`` where the width is none of 1 to 4,000, and ``Unreadable`` where the file is broken.
    """
    limits.check_size(len(data))
    if not 1 <= width <= WIDEST:
        raise ValueError(f"A width of {width} is none of 1 to {WIDEST}.")
    if magic.is_pdf(data):
        from dondoc.reader.formats.scan.showing import pdf_page

        return _png(pdf_page(data, number, width), width)
    if magic.is_image(data):
        from dondoc.reader.formats.scan.showing import image_page

        return _png(image_page(data, number), width)
    raise LookupError(f"{name!r} has no pages.")


def is_scan(data: bytes) -> bool:
    """Whether reading the file means recognising pages. Raises ``Unreadable`` where a PDF can't be opened."""
    if magic.is_pdf(data):
        from dondoc.reader.formats.pdf import is_scan as is_scanned_pdf

        return is_scanned_pdf(data)
    return magic.is_image(data)


def _png(page: Image.Image, width: int) -> bytes:
    from PIL import Image

    if page.width != width:
        height = max(1, round(page.height * width / page.width))
        page = page.resize((width, height), Image.Resampling.BICUBIC, reducing_gap=2.0)
    out = BytesIO()
    page.save(out, "PNG", compress_level=4)
    return out.getvalue()
