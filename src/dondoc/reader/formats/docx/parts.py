"""The parts of the package that hold text, styles, numbering and notes, found through their relationships."""

from __future__ import annotations

import posixpath

from lxml import etree

from dondoc.reader.errors import NO_DOCUMENT, Unreadable
from dondoc.reader.formats import limits
from dondoc.reader.formats.docx.names import NOISE, STRICT, Element, W

_ROOT_RELATIONS = "_rels/.rels"
_USUAL_DOCUMENT = "word/document.xml"
_BODY = W + "body"


class Parts:
    """The opened package. Raises ``Unreadable`` where it is no Word document."""

    def __init__(self, data: bytes) -> None:
        self._package = limits.Package(data)
        root = self._relations(_ROOT_RELATIONS, "")
        self._check_pages(root.get("extended-properties"))
        name = root.get("officeDocument", _USUAL_DOCUMENT)
        body = self._xml(name).find(_BODY) if name in self._package else None
        if body is None:
            raise Unreadable(NO_DOCUMENT)
        etree.strip_elements(body, *NOISE, with_tail=False)
        self.body = body
        folder, file = posixpath.split(name)
        self._related = self._relations(f"{folder}/_rels/{file}.rels", folder)

    def part(self, kind: str) -> Element | None:
        """The root of the related part ("styles", "numbering", "footnotes"), None where there is none."""
        name = self._related.get(kind, "")
        return self._xml(name) if name in self._package else None

    def _xml(self, name: str) -> Element:
        content = self._package.read(name)
        return limits.parse_xml(content.replace(*STRICT) if STRICT[0] in content else content)

    def _relations(self, name: str, folder: str) -> dict[str, str]:
        """Part names by the last word of the relationship's type."""
        if name not in self._package:
            return {}
        return {
            relation.get("Type", "").rpartition("/")[2]: _resolved(folder, relation.get("Target", ""))
            for relation in self._xml(name)
            if relation.get("TargetMode") != "External"
        }

    def _check_pages(self, name: str | None) -> None:
        """Refuse by the page count that the writing program left in the package."""
        if name is None or name not in self._package:
            return
        for element in self._xml(name):
            if etree.QName(element).localname == "Pages" and (element.text or "").isdecimal():
                limits.check_pages(int(element.text or "0"))


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
