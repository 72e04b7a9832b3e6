"""PDF: paragraphs in reading order, tables, head and signature in two columns; pages that are pictures recognised."""

from __future__ import annotations

from dondoc.reader.errors import SCAN, Unreadable
from dondoc.reader.formats.pdf.aligned import has_head
from dondoc.reader.formats.pdf.assembly import source_of
from dondoc.reader.formats.pdf.geometry import Page
from dondoc.reader.formats.pdf.opening import opened
from dondoc.reader.formats.pdf.page import read_page
from dondoc.reader.formats.pdf.untyped import untyped_pages
from dondoc.reader.progress import Progress
from dondoc.reader.source import Source


def is_scan(data: bytes) -> bool:
    """Whether a page of the PDF has to be recognised. Raises ``Unreadable`` where the file can't be opened."""
    with opened(data) as document:
        return any(untyped_pages(document, [read_page(document, index)]) for index in range(len(document)))


def load(data: bytes, progress: Progress | None = None) -> Source:
    """Read a PDF. Raises ``Unreadable`` where it is broken, encrypted, passes a limit, or is pictures without text."""
    with opened(data) as document:
        pages: list[Page] = []
        tables = False
        for index in range(len(document)):
            pages.append(read_page(document, index, single=tables))
            # A table may go on over the next pages.
            tables = tables or has_head(pages[-1])
        untyped = untyped_pages(document, pages)
        if untyped:
            from dondoc.reader.formats.scan.rendering import recognised_pages

            for page in recognised_pages(document, untyped, progress):
                pages[page.number - 1] = page
    source = source_of(pages, "pdf")
    if untyped and not source.text:
        raise Unreadable(SCAN)
    return source
