"""Pages that are pictures: scans and photos, recognised by tesseract and laid out like pages with text."""

from __future__ import annotations

from dondoc.reader.errors import SCAN, Unreadable
from dondoc.reader.formats.pdf.assembly import source_of
from dondoc.reader.formats.scan import images
from dondoc.reader.formats.scan.recognition import recognise
from dondoc.reader.progress import Progress
from dondoc.reader.source import Source


def load(data: bytes, progress: Progress | None = None) -> Source:
    """Read a picture file. Raises ``Unreadable`` where it is broken, passes a limit or holds no text."""
    pages = recognise(images.pictures(data), images.count(data), progress)
    source = source_of([pages[number] for number in sorted(pages)], "image")
    if not source.text:
        raise Unreadable(SCAN)
    return source
