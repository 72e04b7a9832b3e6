"""The Word file itself: the shipped parts, the body and the properties in one archive of fixed dates."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources

from lxml import etree

from dondoc.exports.writers.official_docx.elements import NAMESPACE, Element, clean, paragraph, w
from dondoc.exports.writers.official_docx.page import Sheet, section_properties

_PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "word/_rels/document.xml.rels",
    "word/header.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/styles.xml",
)
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_COMPRESSION_LEVEL = 4
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_DCTERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself; the day is part of the input so that equal input gives equal bytes."""

    title: str
    author: str
    created: date


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs and tables on one kind of sheet."""

    sheet: Sheet
    elements: Sequence[Element]


def write_package(sections: Sequence[Section], properties: Properties) -> bytes:
    """The bytes of the DOCX file. The elements move into the document and can't be used again."""
    parts = resources.files(__package__) / "parts"
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION_LEVEL) as archive:
        for name in _PARTS:
            _write(archive, name, parts.joinpath(name).read_bytes())
        _write(archive, "docProps/core.xml", _core_properties(properties))
        _write(archive, "word/document.xml", _document(sections))
    return written.getvalue()


def _write(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _ZIP_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content, compresslevel=_COMPRESSION_LEVEL)


def _document(sections: Sequence[Section]) -> bytes:
    root = etree.Element(w("document"), nsmap={"w": NAMESPACE, "r": _RELATIONS})
    body = etree.SubElement(root, w("body"))
    for at, section in enumerate(sections):
        body.extend(section.elements)
        end = section_properties(section.sheet, first=at == 0)
        holder = paragraph("Break")
        body.append(holder)
        if section is sections[-1]:
            body.append(end)
        else:
            holder[0].append(end)
    return _serialised(root)


def _core_properties(properties: Properties) -> bytes:
    spaces = {"cp": _CORE, "dc": _DC, "dcterms": _DCTERMS, "xsi": _XSI}
    root = etree.Element(etree.QName(_CORE, "coreProperties"), nsmap=spaces)
    etree.SubElement(root, etree.QName(_DC, "title")).text = clean(properties.title)
    etree.SubElement(root, etree.QName(_DC, "creator")).text = clean(properties.author)
    etree.SubElement(root, etree.QName(_DC, "language")).text = "vi-VN"
    for name in ("created", "modified"):
        day = etree.SubElement(root, etree.QName(_DCTERMS, name))
        day.set(etree.QName(_XSI, "type"), "dcterms:W3CDTF")
        day.text = f"{properties.created.isoformat()}T00:00:00Z"
    return _serialised(root)


def _serialised(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
