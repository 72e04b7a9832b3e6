"""The file formats behind one door: ``load`` turns a file into the normalised source."""

from __future__ import annotations

from dondoc.reader.errors import BROKEN, EMPTY, ENCRYPTED, NO_DOCUMENT, OLD_WORD, Unreadable
from dondoc.reader.formats import encodings, limits, text
from dondoc.reader.source import Source

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF = b"%PDF-"
_PDF_WITHIN = 1024
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def load(data: bytes, *, name: str) -> Source:
    """Read a file, told apart by its content; ``name`` only hints at what a broken file was meant to be.

    Raises ``Unreadable`` where the file is no document, is empty or broken, or passes a limit.
    """
    limits.check_size(len(data))
    if not data.strip(b"\x00 \t\r\n\f"):
        raise Unreadable(EMPTY)
    source = _load(data, name)
    if not source.text:
        raise Unreadable(EMPTY)
    limits.check_length(len(source.text))
    return source


def _load(data: bytes, name: str) -> Source:
    # Each format's library is imported only when a file needs it: the child process starts quicker.
    if data.startswith(_ZIP):
        from dondoc.reader.formats.docx import load as load_docx

        return load_docx(data)
    if _PDF in data[:_PDF_WITHIN]:
        from dondoc.reader.formats.pdf import load as load_pdf

        return load_pdf(data)
    if data.startswith(_OLE):
        raise Unreadable(ENCRYPTED if _ENCRYPTED_STREAM in data else OLD_WORD)
    decoded = encodings.decode(data)
    if decoded is None:
        raise Unreadable(BROKEN if name.lower().endswith((".docx", ".pdf")) else NO_DOCUMENT)
    return text.load(decoded)
