"""The file formats behind one door: ``load`` turns a file into the normalised source."""

from __future__ import annotations

from dondoc.reader.errors import BROKEN, EMPTY, NO_DOCUMENT, PHONE_IMAGE, Unreadable
from dondoc.reader.formats import encodings, limits, magic
from dondoc.reader.progress import Progress
from dondoc.reader.source import Source

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OFFICE_STARTS = (*_ZIP, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"<?xml", b"\xef\xbb\xbf<?xml")


def load(data: bytes, *, name: str, progress: Progress | None = None) -> Source:
    """Read a file, told apart by its content; ``name`` only hints at what a broken file was meant to be.

    ``progress`` is called as ``Progress`` says where pages are pictures.

    Raises ``Unreadable`` where the file is no document, is empty or broken, or passes a limit.
    """
    limits.check_size(len(data))
    if not data.strip(b"\x00 \t\r\n\f"):
        raise Unreadable(EMPTY)
    source = _load(data, name, progress)
    if not source.text:
        raise Unreadable(EMPTY)
    limits.check_length(len(source.text))
    return source


def _load(data: bytes, name: str, progress: Progress | None) -> Source:
    # Each format's library is imported only when a file needs it: the child process starts quicker.
    if data.startswith(_OFFICE_STARTS):
        from dondoc.reader.formats import office

        kind = office.kind_of(data)
        if kind is not None:
            return office.load(data, kind)
    if data.startswith(_ZIP):
        from dondoc.reader.formats.docx import load as load_docx

        return load_docx(data)
    if magic.is_pdf(data):
        from dondoc.reader.formats.pdf import load as load_pdf

        return load_pdf(data, progress)
    if magic.is_image(data):
        from dondoc.reader.formats.scan import load as load_scan

        return load_scan(data, progress)
    if magic.is_phone_image(data):
        raise Unreadable(PHONE_IMAGE)
    if magic.is_page(data):
        from dondoc.reader.formats.webpage import load as load_page

        return load_page(data)
    decoded = encodings.decode(data)
    if decoded is None:
        raise Unreadable(BROKEN if name.lower().endswith((".docx", ".pdf")) else NO_DOCUMENT)
    from dondoc.reader.formats import text

    return text.load(decoded)
