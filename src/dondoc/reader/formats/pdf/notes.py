"""Finds the footnotes of a page, and the lines that hold their marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dondoc.reader.formats.pdf.geometry import Page, Row

# Footnotes are set smaller than the text, or stand under a short line: shares of the text's size, of the page's
# width and of its height.
_NOTE_SIZE = 0.88
_VERY_SMALL = 0.78
_UNDER_RULE_SIZE = 0.96
_RULE_WIDTH = (0.1, 0.5)
_RULE_FROM = 0.4
_NUMBER = re.compile(r"^[(\[]?(\d{1,3})[)\]]?\s*(?=[^\W\d])")


@dataclass(slots=True)
class Note:
    """One footnote without its number, and the lines it is printed on."""

    number: str
    text: str
    page: int
    rows: list[Row]


def notes_from(page: Page, size: float) -> int:
    """The index from which a page's rows are footnotes, the first of them with its number."""
    rows = page.rows
    start = len(rows)
    while start and rows[start - 1].size < _NOTE_SIZE * size:
        start -= 1
    marks = {mark for row in rows for mark in row.marks} if start < len(rows) else set()
    return min(_marked(rows, start, marks, size), _under_rule(page, size))


def _marked(rows: list[Row], start: int, marks: set[str], size: float) -> int:
    """The index of the first of the small rows that has the number of a mark on the page, or is very small."""
    for index in range(start, len(rows)):
        found = _NUMBER.match(rows[index].text)
        if found and (found[1] in marks or rows[index].size < _VERY_SMALL * size):
            return index
    return len(rows)


def _under_rule(page: Page, size: float) -> int:
    """The index of the first row under a short line near the page's foot, if that row has a note's number."""
    rows = page.rows
    for rule in page.rules:
        if not _RULE_WIDTH[0] <= (rule.end - rule.start) / page.width <= _RULE_WIDTH[1]:
            continue
        below = next((index for index, row in enumerate(rows) if row.bottom > rule.at + 1), len(rows))
        under = rows[below:]
        left = min((row.left for row in rows), default=0.0)
        if (
            under
            and rule.at > _RULE_FROM * page.height
            and abs(rule.start - left) <= size
            and _NUMBER.match(under[0].text)
            and all(row.size < _UNDER_RULE_SIZE * size for row in under)
        ):
            return below
    return len(rows)


def marks_of(rows: list[Row]) -> list[tuple[int, str]]:
    """The page and number of each footnote that is marked in the rows, in order."""
    return [(row.page, mark) for row in rows for mark in row.marks]


def read_notes(rows: list[Row]) -> list[Note]:
    """The footnotes of a page, each with its lines as one text."""
    notes: list[Note] = []
    for row in rows:
        found = _NUMBER.match(row.text)
        if found and (not notes or _follows(notes[-1].number, found[1])):
            notes.append(Note(found[1], row.text[found.end() :], row.page, [row]))
        elif notes:
            notes[-1].text += f" {row.text}"
            notes[-1].rows.append(row)
    return notes


def _follows(number: str, other: str) -> bool:
    """Whether a number is a next note's, not a figure with which a line of the note begins."""
    return not number or 0 < int(other) - int(number) <= 2
