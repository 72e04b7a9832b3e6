"""What keeps a Word file from being a template beside its fields: none at all, slips of the pen, traces of other hands,
parts that stand elsewhere. No Django here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TRACKED = tuple(f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_COMMENT = f"{_W}comment"
_CODE = f"{_W}instrText"
_MODEL = "/attachedTemplate"
_SETTINGS, _SETTINGS_RELATIONS = "word/settings.xml", "word/_rels/settings.xml.rels"
_FIELD = re.compile(r"\{\{\s*\w+\s*\}\}")
_OPENED = re.compile(r"\{[{%#]")
_STRAY = re.compile(r"\}\}|\{\s*\w+\s*\}")
_FETCHES = re.compile(r"\s*(?:INCLUDETEXT|INCLUDEPICTURE|LINK|DDE|DDEAUTO|IMPORT|INCLUDE)\b", re.IGNORECASE)
_TOLD = 40
_BEFORE = 20

Problem = tuple[str, str]


def unsound(parts: Mapping[str, bytes], texts: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong, as pairs of code and word; ``texts`` holds what the parts with fields say."""
    if not any(_FIELD.search(text) for text in texts.values()):
        yield "no-field", ""
    for text in texts.values():
        if stray := _STRAY.search(rest := _FIELD.sub("", text)):
            yield "syntax", rest[max(stray.start() - _BEFORE, 0) : stray.end()].strip()
    for name, content in parts.items():
        if name.endswith(".xml") and name.startswith("word/"):
            yield from _of_part(_parsed(content))
        elif name.endswith(".rels"):
            yield from _of_relations(_parsed(content))


def misspelt(text: str) -> str:
    """The first braces of a text that hold no name of a field, as far as they tell where to look."""
    starts = (text[found.start() : found.start() + _TOLD] for found in _OPENED.finditer(text))
    return next((each for each in starts if not _FIELD.match(each)), "").strip()


def without_model(name: str, content: bytes) -> bytes:
    """A part of the file without the address of the Word template that it was once made by: it names a folder of
    somebody's machine, and Word would go there."""
    if name == _SETTINGS:
        root = _parsed(content)
        found = root.findall(f"{_W}attachedTemplate")
    elif name == _SETTINGS_RELATIONS:
        root = _parsed(content)
        found = [each for each in root if each.get("Type", "").endswith(_MODEL)]
    else:
        return content
    for each in found:
        root.remove(each)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True) if found else content


def _of_part(root: etree._Element) -> Iterator[Problem]:
    if next(root.iter(*_TRACKED, _COMMENT), None) is not None:
        yield "tracked", ""
    for code in root.iter(_CODE):
        if _FETCHES.match(code.text or ""):
            yield "linked", (code.text or "").strip()[:_TOLD]


def _of_relations(root: etree._Element) -> Iterator[Problem]:
    for each in root:
        kind = each.get("Type", "")
        if each.get("TargetMode") == "External" and not kind.endswith(("/hyperlink", _MODEL)):
            yield "linked", each.get("Target", "")[:_TOLD]


def _parsed(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
