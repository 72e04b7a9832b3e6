"""Parts the printed rows of a table without ruling lines into the rows of the table."""

from __future__ import annotations

import re
from itertools import pairwise

from dondoc.reader.formats.pdf.geometry import Row, Rule

_LABEL = re.compile(r"^(?:\d{1,3}|[IVX]{1,5}|[a-zđ]|[-+–])[.)]?$")
# In shares of the leading, and of the size of the type: more than between lines, and never less between them.
_APART = 1.18
_LEAST_LEADING = 0.7
_LEAST_RULE = 60.0


def bands_of(rows: list[Row], first_edge: float, rules: list[Rule]) -> list[list[Row]]:
    """The printed rows of each row of the table.

    A row of the table ends at a line across, else at a space wider than that between lines, else before the next
    number or word in the first column, which reaches to ``first_edge``. Lines and spaces do not count where two
    numbers stand between them.
    """
    if not rows:
        return []
    labels = [row.words[0].right <= first_edge and bool(_LABEL.match(row.words[0].text)) for row in rows]
    for cuts in (_ruled(rows, rules), _spaced(rows)):
        if any(cuts) and all(sum(labels[start:end]) <= 1 for start, end in _stretches(cuts)):
            return [rows[start:end] for start, end in _stretches(cuts)]
    cuts = labels if any(labels) else [row.words[0].right <= first_edge for row in rows]
    return [rows[start:end] for start, end in _stretches(cuts)]


def _stretches(cuts: list[bool]) -> list[tuple[int, int]]:
    starts = [0, *(index for index, cut in enumerate(cuts) if cut and index)]
    return list(pairwise([*starts, len(cuts)]))


def _ruled(rows: list[Row], rules: list[Rule]) -> list[bool]:
    """Before which rows a line runs across."""
    ats = [rule.at for rule in rules if rule.end - rule.start >= _LEAST_RULE]
    return [False, *(any(_middle(above) < at < _middle(row) for at in ats) for above, row in pairwise(rows))]


def _spaced(rows: list[Row]) -> list[bool]:
    """Before which rows more space stands than between the lines of one cell."""
    pitches = [below.base - above.base for above, below in pairwise(rows)]
    usual = leading_of(rows)
    return [False, *(pitch > _APART * usual for pitch in pitches)]


def leading_of(rows: list[Row]) -> float:
    """The least distance of lines; a line beside two others, set in the middle of them, stands half of it from them."""
    pitches = [below.base - above.base for above, below in pairwise(rows)]
    least = _LEAST_LEADING * rows[0].size
    usual = min((pitch for pitch in pitches if pitch > least), default=0.0)
    halves = [pitch for pitch in pitches if least / 2 < pitch <= least]
    return min(usual, 2 * min(halves)) if halves else usual


def _middle(row: Row) -> float:
    return (row.top + row.bottom) / 2
