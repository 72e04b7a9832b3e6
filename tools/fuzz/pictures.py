"""Pictures of a sample's pages as seeds, and a stand-in for tesseract that answers at once."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pypdfium2
from PIL import Image

from dondoc.reader.formats.scan import tesseract
from dondoc.samples import sample_path

_PLAN = "plans/ke-hoach-pccc-truong-hoc-tinh.pdf"
# A small sheet: a few lines of a page, as wide as a picture must be that is taken for paper. Its file keeps all parts
# that can be damaged, and is read in a tenth of a page's time.
_DENSITY = 100
_SHEET = (110, 165, 530, 585)
_WORDS = "KẾ HOẠCH Phòng cháy, chữa cháy năm 2026 I. MỤC TIÊU Báo cáo trước ngày 15/12/2026 Nơi nhận: - Lưu: VT."


@cache
def pages() -> tuple[Image.Image, ...]:
    """A part of each of the sample's first two pages, in grey."""
    with pypdfium2.PdfDocument(sample_path(_PLAN).read_bytes()) as document:
        whole = (document[index].render(scale=_DENSITY / 72).to_pil() for index in range(2))
        return tuple(page.crop(_SHEET).convert("L") for page in whole)


def pngs() -> tuple[bytes, ...]:
    """A PNG in grey and one of a palette."""
    return _saved("PNG", pages()[0]), _saved("PNG", pages()[1].convert("P"))


def jpegs() -> tuple[bytes, ...]:
    """A JPEG in grey and one in colours."""
    return _saved("JPEG", pages()[0]), _saved("JPEG", pages()[1].convert("RGB"), progressive=True)


def tiffs() -> tuple[bytes, ...]:
    """A TIFF of two pages, as fax machines write it, and a compressed one of one page."""
    one, two = (page.convert("1") for page in pages())
    fax = _saved("TIFF", one, compression="group4", save_all=True, append_images=[two])
    return fax, _saved("TIFF", pages()[0], compression="tiff_lzw")


def scanned_pdfs() -> tuple[bytes, ...]:
    """A PDF whose pages are pictures."""
    one, two = pages()
    return (_saved("PDF", one, save_all=True, append_images=[two]),)


def _saved(format: str, page: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    page.save(out, format, dpi=(_DENSITY, _DENSITY), **options)
    return out.getvalue()


@contextmanager
def answered_at_once() -> Iterator[None]:
    """Until it ends, pages are recognised as the same few words, whatever is on them."""
    program = tesseract.program
    with tempfile.TemporaryDirectory(prefix="dondoc-fuzz-") as folder:
        path = Path(folder) / "tesseract"
        path.with_suffix(".hocr").write_text(_answer(), encoding="utf-8")
        path.write_text('#!/bin/sh\nexec /bin/cat "$0.hocr"\n', encoding="utf-8")
        path.chmod(0o700)
        tesseract.program = lambda: str(path)  # type: ignore[assignment]
        try:
            yield
        finally:
            tesseract.program = program


def _answer() -> str:
    """An answer in hOCR: one word after another, four to a line."""
    lines = []
    words = _WORDS.split()
    for row in range(0, len(words), 4):
        top = 100 + 12 * row
        spans = "".join(
            f"<span class='ocrx_word' title='bbox {80 + 90 * place} {top} {150 + 90 * place} {top + 30}; x_wconf 91'>"
            f"{word}</span>"
            for place, word in enumerate(words[row : row + 4])
        )
        title = f"bbox 80 {top} 510 {top + 30}; baseline 0 -6; x_size 30"
        lines.append(f"<span class='ocr_line' title='{title}'>{spans}</span>")
    body = f"<div class='ocr_page' title='bbox 0 0 826 1169'>{''.join(lines)}</div>"
    return f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'
