"""Joins printed lines into paragraphs by their places, which the text alone does not tell.

A line was broken by hand where the next line's first word would still have fitted in; a paragraph begins
where a line is indented, unless all lines of the item before hang at that place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from dondoc.reader.formats.pdf.flow import Printed
from dondoc.reader.formats.pdf.geometry import Grid, GridCell, Row

# In points: two ends that count as one, and the least indent.
_SAME = 2.5
_INDENT = 6.0
# What a blank takes at least, less what the measured ends of words may be off.
_BLANK = 3.0
_SLACK = 4.0
_SHARED_BY = 3
# Of the widest line beside something else: a full one. In least distances of its lines: the farthest next line.
_FULL = 0.85
_NEAR = 1.3
# Of the page's width: where the text ends at least, should no line of it be full.
_LEAST_RIGHT = 0.8
_CUT = re.compile(r"\w[-/]$")
_LABEL = re.compile(r"^(?:[-+–•*●▪○]|\(?\w{1,4}[.)])")
_NUMBERED = re.compile(r"^(?:[-+–•]|\d{1,2}\.|[a-zđ]\)|[IVX]{1,5}\.)\s")
_ENDS = ".;:"

Margins = tuple[float, float]


def margins_of(lines: Iterable[Printed]) -> dict[float, Margins]:
    """The left and right end of the text for each page width: the outermost ends that several lines share."""
    rows: dict[float, list[Row]] = {}
    for line in lines:
        rows.setdefault(line.width, []).append(line.row)
    return {
        width: (
            _outermost([row.left for row in found]),
            max(-_outermost([-row.right for row in found]), _LEAST_RIGHT * width),
        )
        for width, found in rows.items()
    }


def _outermost(ends: list[float]) -> float:
    ordered = sorted(ends)
    for index, end in enumerate(ordered[: 1 - _SHARED_BY]):
        if ordered[index + _SHARED_BY - 1] - end <= _SAME:
            return end
    return ordered[0]


def continues(held: list[Printed], line: Printed, margins: dict[float, Margins]) -> bool:
    """Whether a line goes on with the paragraph of the lines held."""
    above = held[-1]
    left, right = margins[above.width]
    if above.centred or line.centred or line.gap or line.apart or line.width != above.width:
        return False
    if above.row.right + _BLANK + line.row.first_width <= right - _SLACK:
        return False
    if above.row.text[-1] in _ENDS and _NUMBERED.match(line.row.text):
        return False
    if above.row.bold and not line.row.bold and line.row.text[0].isupper():
        return False
    return line.row.left - left < _INDENT or _hangs(held, line)


def _hangs(held: list[Printed], line: Printed) -> bool:
    """Whether an indented line is one of those that hang below the first line of an item."""
    first = held[0].row
    if line.row.left <= first.left + _SAME or not _LABEL.match(first.text):
        return False
    return len(held) == 1 or abs(line.row.left - held[1].row.left) <= _SAME


def joined(rows: list[Row]) -> tuple[str, list[int]]:
    """The lines of a paragraph as one text, and where each begins in it.

    A number cut at its dash or stroke ("11-", "CT/TU") is closed.
    """
    text = rows[0].text
    starts = [0]
    for row in rows[1:]:
        if not (_CUT.match(text[-2:]) and row.text[0].isalnum()):
            text += " "
        starts.append(len(text))
        text += row.text
    return text, starts


def column_paragraphs(rows: list[Row]) -> list[list[Row]]:
    """The lines of what stands beside something else: each for itself, but for the rest of an item with a dash.

    A single word under a full line is its rest too.
    """
    paragraphs: list[list[Row]] = []
    for row in rows:
        if paragraphs and _is_torn(paragraphs[-1][-1], row, rows):
            paragraphs[-1].append(row)
            continue
        dashed = paragraphs and paragraphs[-1][0].text[0] in "-–" and not _LABEL.match(row.text)
        if dashed and not paragraphs[-1][-1].text.endswith((";", ".")) and _reaches(paragraphs[-1][-1], row, rows):
            paragraphs[-1].append(row)
        else:
            paragraphs.append([row])
    return paragraphs


def _is_torn(above: Row, below: Row, rows: list[Row]) -> bool:
    """Whether a line is one word that did not fit in at the end of a full line of the same kind."""
    widest = max(row.right - row.left for row in rows)
    full = above.right - above.left >= _FULL * widest and " " in above.text
    alike = above.bold == below.bold and above.text.isupper() == below.text.isupper()
    pitches = [two.base - one.base for one, two in pairwise(rows) if two.page == one.page]
    near = below.page == above.page and below.base - above.base <= _NEAR * min(pitches)
    return full and alike and near and below.text.isalpha()


def _reaches(above: Row, below: Row, rows: list[Row]) -> bool:
    """Whether the first word of a row would not have fitted in above it."""
    return above.right + _BLANK + below.first_width > max(row.right for row in rows) - _SLACK


def cell_paragraphs(cell: GridCell, width: float) -> list[list[Row]]:
    """The lines of a table cell whose text is so wide, hard wraps undone."""
    paragraphs: list[list[Row]] = []
    for row in cell.lines:
        if paragraphs and _wrapped(paragraphs[-1][-1], row, width):
            paragraphs[-1].append(row)
        else:
            paragraphs.append([row])
    return paragraphs


def _wrapped(above: Row, below: Row, width: float) -> bool:
    if _LABEL.match(below.text) and below.text[0] in "-+–•":
        return False
    return above.right - above.left + _BLANK + below.first_width > width - _SLACK


def text_widths(grid: Grid) -> dict[tuple[int, int], float]:
    """For each column and number of columns covered, the width that a table leaves to text."""
    spans = {(cell.column, cell.columns) for cell in grid.cells}
    if not grid.ruled:
        ends = grid.xs[1:]
        lines = ((cell.column, row) for cell in grid.cells for row in cell.lines)
        widths = [(column, row.right - row.left) for column, row in lines if row.right <= ends[column]]
        return {span: max((width for column, width in widths if column == span[0]), default=0.0) for span in spans}
    lefts = [row.left - grid.xs[cell.column] for cell in grid.cells for row in cell.lines[:1]]
    padding = min(lefts, default=0.0)
    return {(start, span): grid.xs[start + span] - grid.xs[start] - 2 * max(padding, 0.0) for start, span in spans}
