"""The marks in front of the items of HTML lists, which a browser counts."""

from __future__ import annotations

import re

from lxml import etree

from dondoc.reader.formats.docx.numerals import letter, roman

LISTS = ("ol", "ul")
ITEM = "li"
_NO_MARK = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)
_MOST_FIGURES = 6


class Counts:
    """The lists that are open around a place of the page, and how far each has counted."""

    def __init__(self) -> None:
        self._open: list[tuple[etree._Element, int]] = []

    def enter(self, element: etree._Element) -> None:
        """Begin a list."""
        self._open.append((element, _whole(element.get("start"), 1) - 1))

    def leave(self) -> None:
        """End the innermost list."""
        self._open.pop()

    def mark(self, item: etree._Element) -> str:
        """Count an item and give its mark: its number, or the dash or plus of administrative documents."""
        if not self._open:
            return "- "
        parent, count = self._open[-1]
        number = _whole(item.get("value"), count + 1)
        self._open[-1] = (parent, number)
        if any(_NO_MARK.search(one.get("style") or "") for one in (item, parent)):
            return ""
        if parent.tag == "ol":
            return _shown(number, item.get("type") or parent.get("type"))
        return "+ " if sum(one.tag == "ul" for one, _ in self._open) > 1 else "- "


def _shown(number: int, kind: str | None) -> str:
    if kind in ("a", "A"):
        return f"{letter(number) if kind == 'a' else letter(number).upper()}) "
    if kind in ("i", "I"):
        return f"{roman(number).lower() if kind == 'i' else roman(number)}. "
    return f"{number}. "


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) <= _MOST_FIGURES else default
