"""Builds small ODT files from the XML of their text."""

from __future__ import annotations

from docx_file import packed

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = (
    f'xmlns:office="{_OASIS}:office:1.0" xmlns:text="{_OASIS}:text:1.0" xmlns:draw="{_OASIS}:drawing:1.0" '
    f'xmlns:table="{_OASIS}:table:1.0" xmlns:svg="{_OASIS}:svg-compatible:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)
_ENTRY = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}">{}</manifest:file-entry>'


def odt(text: str, *, encrypted: bool = False) -> bytes:
    """An ODT of the text's XML; an encrypted one only says that it is."""
    kind = "application/vnd.oasis.opendocument.text"
    locked = "<manifest:encryption-data/>" if encrypted else ""
    entries = _ENTRY.format("/", kind, "") + _ENTRY.format("content.xml", "text/xml", locked)
    return packed(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" '
            f'manifest:version="1.2">{entries}</manifest:manifest>',
            "content.xml": f'<office:document-content {_NAMES} office:version="1.2"><office:body><office:text>'
            f"{text}</office:text></office:body></office:document-content>",
        }
    )
