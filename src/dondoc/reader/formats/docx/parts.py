"""The parts of the package that hold text, styles, numbering and notes, found through their relationships."""

from __future__ import annotations

import codecs
import posixpath
import re

from lxml import etree

from dondoc.reader.errors import BROKEN, NO_DOCUMENT, Unreadable
from dondoc.reader.formats import limits
from dondoc.reader.formats.docx.fields import close_fields
from dondoc.reader.formats.docx.names import FONTS, NOISE, RUN_PROPERTIES, STRICT, Element, W

_ROOT_RELATIONS = "_rels/.rels"
_USUAL_DOCUMENT = "word/document.xml"
_BODY = W + "body"
_WIDE_STARTS = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
_MAIN_PREFIX = f'xmlns:w="{W[1:-1]}"'.encode()
# Looks that reading passes over, as Word writes them in nearly every run; the others go once the tree stands.
_LOOKS = re.compile(rb"<w:(?:color|szC?s?|lang|rFonts|bCs|iCs|spacing|ind) [^<>]*/>")
# An attribute that names a font of the ABC or VNI kind.
_OLD_FONTS = re.compile(rb"=[\"'](?:\.V[nN]|Vn[A-Z]|VNI[ _-])")


class Parts:
    """The opened package. Raises ``Unreadable`` where it is no Word document."""

    def __init__(self, data: bytes) -> None:
        self._package = limits.Package(data)
        self._old_fonts = False
        root = self._relations(_ROOT_RELATIONS, "")
        self._check_pages(root.get("extended-properties"))
        name = root.get("officeDocument", _USUAL_DOCUMENT)
        folder, file = posixpath.split(name)
        self._related = self._relations(posixpath.join(folder, f"_rels/{file}.rels"), folder)
        document, styles = self._read(name), self._read(self._related.get("styles", ""))
        body = limits.parse_xml(self._without_looks(document)).find(_BODY) if document is not None else None
        if body is None:
            raise Unreadable(NO_DOCUMENT)
        self.styles = None if styles is None else limits.parse_xml(styles)
        self.body = self._plainer(body)
        close_fields(body)

    def part(self, kind: str) -> Element | None:
        """The root of the related part ("numbering", "footnotes"), None where there is none."""
        content = self._read(self._related.get(kind, ""))
        return None if content is None else limits.parse_xml(content)

    def notes(self, kind: str) -> Element | None:
        """The root of the footnotes or endnotes, None where there are none."""
        root = self.part(kind)
        return None if root is None else self._plainer(root)

    def _without_looks(self, content: bytes) -> bytes:
        """The part without the many empty elements of size, colour and font, which cost half of the parsing."""
        if self._old_fonts or _MAIN_PREFIX not in content or b"<![CDATA[" in content:
            return content
        return _LOOKS.sub(b"", content)

    def _plainer(self, root: Element) -> Element:
        """The element without what reading passes over; properties of runs stand in the run itself."""
        etree.strip_elements(root, *(NOISE if self._old_fonts else (*NOISE, FONTS)), with_tail=False)
        etree.strip_tags(root, RUN_PROPERTIES)
        return root

    def _read(self, name: str) -> bytes | None:
        """A part's bytes in UTF-8 and in the usual namespaces; None where the package has none of the name."""
        if name not in self._package:
            return None
        content = self._package.read(name)
        if content.startswith(_WIDE_STARTS):
            content = _as_utf_8(content)
        for strict, usual in STRICT:
            if strict in content:
                content = content.replace(strict, usual)
        self._old_fonts = self._old_fonts or bool(_OLD_FONTS.search(content))
        return content

    def _relations(self, name: str, folder: str) -> dict[str, str]:
        """Part names by the last word of the relationship's type."""
        content = self._read(name)
        if content is None:
            return {}
        return {
            relation.get("Type", "").rpartition("/")[2]: _resolved(folder, relation.get("Target", ""))
            for relation in limits.parse_xml(content)
            if relation.get("TargetMode") != "External"
        }

    def _check_pages(self, name: str | None) -> None:
        """Refuse by the page count that the writing program left in the package."""
        content = self._read(name or "")
        if content is None:
            return
        for element in limits.parse_xml(content):
            if etree.QName(element).localname == "Pages" and (element.text or "").isdecimal():
                limits.check_pages(int(element.text or "0"))


def _as_utf_8(content: bytes) -> bytes:
    """A part written in UTF-16 as UTF-8, without the declaration that would say otherwise."""
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding = "utf-16" if marked else "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"
    try:
        return _DECLARATION.sub("", content.decode(encoding)).encode()
    except UnicodeError as error:
        raise Unreadable(BROKEN) from error


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
