"""Makes the source of a document's pages."""

from __future__ import annotations

from dondoc.reader.formats.pdf.aligned import find_aligned
from dondoc.reader.formats.pdf.continued import join_continued
from dondoc.reader.formats.pdf.furniture import drop_furniture
from dondoc.reader.formats.pdf.geometry import Page
from dondoc.reader.formats.pdf.layout import write_pages
from dondoc.reader.formats.writer import Writer
from dondoc.reader.source import Source


def source_of(pages: list[Page], format: str) -> Source:
    """The source that the pages make, whether their words were printed or recognised."""
    drop_furniture(pages)
    find_aligned(pages)
    join_continued(pages)
    writer = Writer()
    write_pages(writer, pages)
    return writer.source(format, wrapped=False, pages=len(pages))
