"""What a file is by its first bytes, as far as they tell it."""

from __future__ import annotations

import re

_PDF = b"%PDF-"
_PDF_WITHIN = 1024
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc", b"ftypmsf1", b"ftypavif")
_BITMAP_HEADERS = (12, 40, 52, 56, 64, 108, 124)
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_WITHIN = 2_000
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def is_page(data: bytes) -> bool:
    """Whether a file begins as an HTML page does, in UTF-16 too."""
    start = data[:_PAGE_WITHIN]
    for mark in _MARKS:
        start = start.removeprefix(mark)
    return bool(_PAGE.match(start.replace(b"\x00", b"")))


def is_pdf(data: bytes) -> bool:
    """Whether the file is a PDF; a few bytes of rubbish may stand before it."""
    return _PDF in data[:_PDF_WITHIN]


def is_image(data: bytes) -> bool:
    """Whether the file is a picture of a kind that is recognised: PNG, JPEG, TIFF, WebP or BMP."""
    if data.startswith(b"BM"):
        return int.from_bytes(data[14:18], "little") in _BITMAP_HEADERS
    return data.startswith(_IMAGES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def is_phone_image(data: bytes) -> bool:
    """Whether the file is a picture of a kind that phones make and that is not recognised: HEIC, AVIF."""
    return data[4:12] in _HEIC
