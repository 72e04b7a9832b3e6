"""PDF with a text layer: paragraphs in reading order, ruled tables, head and signature in two columns."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium

from dondoc.reader.errors import BROKEN, ENCRYPTED, SCAN, Unreadable
from dondoc.reader.formats import limits
from dondoc.reader.formats.pdf.continued import join_continued
from dondoc.reader.formats.pdf.furniture import drop_furniture
from dondoc.reader.formats.pdf.geometry import Page
from dondoc.reader.formats.pdf.layout import write_pages
from dondoc.reader.formats.pdf.page import read_page
from dondoc.reader.formats.writer import Writer
from dondoc.reader.source import Source

# A scanned page may still carry a few typed signs, such as the stamp of a digital signature.
_LEAST_SIGNS_A_PAGE = 20


def load(data: bytes) -> Source:
    """Read a PDF. Raises ``Unreadable`` where it is broken, encrypted, a scan, or passes a limit."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise Unreadable(ENCRYPTED if locked else BROKEN) from error
    try:
        limits.check_pages(len(document))
        pages = [read_page(document, index) for index in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise Unreadable(BROKEN) from error
    finally:
        document.close()
    return _source(pages)


def _source(pages: list[Page]) -> Source:
    drop_furniture(pages)
    join_continued(pages)
    writer = Writer()
    write_pages(writer, pages)
    source = writer.source("pdf", wrapped=False, pages=len(pages))
    if len(source.text) < _LEAST_SIGNS_A_PAGE * len(pages):
        raise Unreadable(SCAN)
    return source
