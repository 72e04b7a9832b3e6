"""What the words of two versions of a paper differ in; tables are left aside, figures are compared by themselves."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from lxml import etree

from dondoc.exports.writers.official_docx.elements import w

DOCUMENT = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Reworded:
    """A paragraph in both versions; "" where one of them has none."""

    before: str
    after: str


def reworded(before: bytes, after: bytes) -> list[Reworded]:
    """The paragraphs that differ, in the order of the text."""
    old, new = list(_paragraphs(before)), list(_paragraphs(after))
    found = []
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            pairs = zip_longest(old[start:end], new[first:last], fillvalue="")
            found += [Reworded(one, other) for one, other in pairs]
    return found


def _paragraphs(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        document = archive.read(DOCUMENT)
    root = etree.fromstring(document, etree.XMLParser(resolve_entities=False, no_network=True))
    for each in root.iterfind(f"{w('body')}/{w('p')}"):
        words = "".join(text.text or "" for text in each.iter(w("t"))).strip()
        if words:
            yield words
