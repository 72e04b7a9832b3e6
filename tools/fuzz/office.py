"""Files of other word processors as seeds, and a stand-in for LibreOffice that answers at once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

from dondoc.reader.formats import load, office
from dondoc.samples import sample_path

_PLAN = "plans/ke-hoach-pccc-truong-hoc-xa.docx"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_TYPE = "application/vnd.oasis.opendocument.text"
_SECTOR = 512


def odts() -> tuple[bytes, ...]:
    """An ODT of a sample's lines."""
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in _lines())
    manifest = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", _TYPE)
        package.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0">{manifest}</manifest:manifest>',
        )
        package.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{_OASIS}:office:1.0" xmlns:text="{_OASIS}:text:1.0">'
            f"<office:body><office:text>{lines}</office:text></office:body></office:document-content>",
        )
    return (out.getvalue(),)


def rtfs() -> tuple[bytes, ...]:
    """An RTF of a sample's lines, every letter beyond ASCII by its number."""
    lines = "\\par\n".join(_lines())
    text = "".join(sign if ord(sign) < 128 else f"\\u{ord(sign)}?" for sign in lines)
    return (f"{{\\rtf1\\ansi {text}\\par}}".encode(),)


def docs() -> tuple[bytes, ...]:
    """What is looked at in a DOC before LibreOffice gets it: a compound file with a Word stream."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(_SECTOR, b"\x00")
    names = "Root Entry\x00WordDocument\x001Table".encode("utf-16-le").ljust(_SECTOR, b"\x00")
    block = b"\xec\xa5\xc1\x00".ljust(_SECTOR, b"\x00")
    return (head + names + block + "\n".join(_lines()).encode("utf-16-le"),)


def _lines() -> list[str]:
    return load(sample_path(_PLAN).read_bytes(), name="a.docx").text.split("\n")


@contextmanager
def converted_at_once() -> Iterator[None]:
    """Until it ends, whatever LibreOffice would be given becomes the same DOCX."""
    as_docx, made = office.as_docx, sample_path(_PLAN).read_bytes()
    office.as_docx = lambda data, kind: made  # type: ignore[attr-defined]
    try:
        yield
    finally:
        office.as_docx = as_docx  # type: ignore[attr-defined]
