"""Bookmarks in the Word file: their names lead from a number to the page on which it came about."""

from __future__ import annotations

from collections.abc import Sequence

from dondoc.exports.writers.official_docx.elements import Element, element, w

FIRST_ID = 100_000
"""Above what Word itself gives in a template of sane size."""


def marked_cells(table: Element, column: int, names: Sequence[str]) -> None:
    """Puts a bookmark around the words of one cell of each row; the first row holds titles, "" marks none."""
    for row, name in zip(table.findall(w("tr"))[1:], names, strict=False):
        if name:
            words = row.findall(w("tc"))[column].find(w("p"))
            assert words is not None
            start = element("bookmarkStart", id="0")
            start.set(w("name"), name)
            words.insert(1, start)
            words.append(element("bookmarkEnd", id="0"))


def numbered(body: Element) -> None:
    """Gives our bookmarks ids of their own, each end that of its start."""
    current = FIRST_ID
    for each in body.iter(w("bookmarkStart"), w("bookmarkEnd")):
        if each.get(w("id")) == "0":
            each.set(w("id"), str(current))
            current += each.tag == w("bookmarkEnd")
