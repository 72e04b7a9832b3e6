"""Bookmarks in the Word file: their names lead from a number to the page on which it came about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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


def told_at(elements: Iterable[Element]) -> dict[str, tuple[str, str]]:
    """Name of a bookmark in a table -> what its row is of (the second cell), and what the marked cell says."""
    found: dict[str, tuple[str, str]] = {}
    for row in (row for each in elements for row in each.iter(w("tr"))):
        cells = row.findall(w("tc"))
        for cell in cells:
            for start in cell.iter(w("bookmarkStart")):
                label = cells[1] if len(cells) > 1 else cell
                found[start.get(w("name"), "")] = (_words(label), _words(cell))
    return found


def _words(cell: Element) -> str:
    return " ".join("".join(each.text or "" for each in line.iter(w("t"))) for line in cell.iter(w("p"))).strip()
