"""Which word processor wrote a file, told by its content."""

from __future__ import annotations

import re
from enum import Enum

from dondoc.reader.errors import ENCRYPTED, Unreadable
from dondoc.reader.formats import limits

# The first entry of such a package is named "mimetype", right behind the entry's header (ODF 1.2 part 3, 3.3).
_ODF = re.compile(rb"PK\x03\x04.{26}mimetype", re.DOTALL)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_WORD_XML = re.compile(rb"<\?mso-application\s+progid=[\"']Word\.Document[\"']")
_WORD_XML_WITHIN = 1024
_ODT = re.compile(rb"application/vnd\.oasis\.opendocument\.text(?:-template|-master)?\s*$")
_MIMETYPE = "mimetype"
_MANIFEST = "META-INF/manifest.xml"
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
# The file information block of [MS-DOC] 2.5.1 begins a sector of 512 bytes; a bit of it says "encrypted".
_SECTOR = 512
_WORD_MARKS = (b"\xec\xa5", b"\xdc\xa5")
_FLAGS_AT = 0x0A
_ENCRYPTED_FLAG = 0x0100


class Kind(Enum):
    """A format that LibreOffice turns into DOCX; the value names it and is the end of such files' names."""

    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    XML = "xml"


def kind_of(data: bytes) -> Kind | None:
    """The kind of the file, None where it is none of them. Raises ``Unreadable`` where it is encrypted."""
    if data.startswith(_OLE):
        return _of_compound(data)
    if _ODF.match(data):
        return _of_package(data)
    if data.startswith(_RTF):
        return Kind.RTF
    return Kind.XML if _WORD_XML.search(data[:_WORD_XML_WITHIN]) else None


def _of_compound(data: bytes) -> Kind | None:
    if _ENCRYPTED_STREAM in data or _is_locked_word(data):
        raise Unreadable(ENCRYPTED)
    return Kind.DOC if _WORD_STREAM in data else None


def _is_locked_word(data: bytes) -> bool:
    """Whether the information block of a Word stream says that the text is encrypted."""
    if _WORD_STREAM not in data:
        return False
    for start in range(_SECTOR, len(data) - _SECTOR + 1, _SECTOR):
        if data.startswith(_WORD_MARKS, start):
            flags = int.from_bytes(data[start + _FLAGS_AT : start + _FLAGS_AT + 2], "little")
            return bool(flags & _ENCRYPTED_FLAG)
    return False


def _of_package(data: bytes) -> Kind | None:
    package = limits.Package(data)
    if _MIMETYPE not in package or not _ODT.match(package.read(_MIMETYPE)):
        return None
    if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
        raise Unreadable(ENCRYPTED)
    return Kind.ODT
