"""Opens a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from dondoc.reader.errors import BROKEN, ENCRYPTED, Unreadable
from dondoc.reader.formats import limits


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The open document. Raises ``Unreadable``, also from inside, where it is broken, encrypted or too long."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise Unreadable(ENCRYPTED if locked else BROKEN) from error
    try:
        limits.check_pages(len(document))
        yield document
    except pypdfium2.PdfiumError as error:
        raise Unreadable(BROKEN) from error
    finally:
        document.close()
