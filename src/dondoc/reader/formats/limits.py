"""How much of a file the reader takes in, and the one XML parser that it uses."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from dondoc.reader.errors import (
    BROKEN,
    ENCRYPTED,
    TOO_LARGE,
    TOO_LARGE_UNPACKED,
    TOO_MANY_PAGES,
    UNSAFE_XML,
    Unreadable,
)

if TYPE_CHECKING:
    from lxml import etree

MEGABYTE = 1 << 20
FILE_BYTES = 50 * MEGABYTE
UNPACKED_BYTES = 200 * MEGABYTE
PART_BYTES = 64 * MEGABYTE
RATIO = 250
RATIO_FROM = 4 * MEGABYTE
ENTRIES = 5_000
PAGES = 2_000
RECOGNISED_PAGES = 300
SIGNS_A_PAGE = 3_000

_CHUNK = 1 << 18
_ENCRYPTED_FLAG = 0x1
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError, OSError)


def check_size(size: int) -> None:
    """Raise ``Unreadable`` where a file of so many bytes is too large."""
    if size > FILE_BYTES:
        raise Unreadable(TOO_LARGE, size=-(-size // MEGABYTE), limit=FILE_BYTES // MEGABYTE)


def check_pages(pages: int) -> None:
    """Raise ``Unreadable`` where a document has too many pages."""
    if pages > PAGES:
        raise Unreadable(TOO_MANY_PAGES, pages=pages, limit=PAGES)


def check_length(signs: int) -> None:
    """Raise ``Unreadable`` where a text of so many signs would fill too many pages."""
    check_pages(signs // SIGNS_A_PAGE)


def _too_large_unpacked() -> Unreadable:
    return Unreadable(TOO_LARGE_UNPACKED, limit=UNPACKED_BYTES // MEGABYTE)


class Package:
    """A zip whose directory is within the limits; its parts are counted again while they are inflated.

    Raises ``Unreadable`` where the directory is broken, encrypted, or promises too much.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _ZIP_FAULTS as error:
            raise Unreadable(BROKEN) from error
        self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        self._left = UNPACKED_BYTES
        self._check_directory()

    def _check_directory(self) -> None:
        entries = self._zip.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        if len(entries) > ENTRIES or unpacked > UNPACKED_BYTES or any(map(_swells, entries)):
            raise _too_large_unpacked()

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """One part, inflated. Raises ``Unreadable`` where it is broken or larger than the directory says."""
        entry = self._entries[name]
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise Unreadable(ENCRYPTED)
        if entry.compress_type not in _COMPRESSIONS:
            raise Unreadable(BROKEN)
        limit = min(entry.file_size, PART_BYTES, self._left)
        try:
            content = self._inflate(entry, limit)
        except _ZIP_FAULTS as error:
            raise Unreadable(BROKEN) from error
        self._left -= len(content)
        return content

    def _inflate(self, entry: zipfile.ZipInfo, limit: int) -> bytes:
        chunks: list[bytes] = []
        size = 0
        with self._zip.open(entry) as part:
            while chunk := part.read(_CHUNK):
                size += len(chunk)
                if size > limit:
                    raise _too_large_unpacked()
                chunks.append(chunk)
        return b"".join(chunks)

    def xml(self, name: str) -> etree._Element:
        """One part, parsed. Raises ``Unreadable`` as ``read`` does, and where the XML is broken or unsafe."""
        return parse_xml(self.read(name))


def _swells(entry: zipfile.ZipInfo) -> bool:
    if entry.file_size > PART_BYTES and entry.filename.endswith((".xml", ".rels")):
        return True
    return entry.file_size > RATIO_FROM and entry.file_size > RATIO * max(entry.compress_size, 1)


def parse_xml(content: bytes) -> etree._Element:
    """Parse without entities, DTD or network. Raises ``Unreadable`` on a DOCTYPE or on broken XML."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    if _declares_doctype(content):
        raise Unreadable(UNSAFE_XML)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(BROKEN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(UNSAFE_XML)
    return root


def _declares_doctype(content: bytes) -> bool:
    """Whether a DOCTYPE stands in the content, also in UTF-16, before any entity of it is looked at."""
    if b"\x00" in content[:4]:
        content = content.replace(b"\x00", b"")
    return b"<!DOCTYPE" in content
