"""Where things stand in a workbook of a round: the writer and the process that reads files both go by it.

A workbook is of one unit (a line for each box) or a table (a line for each unit). Column A is hidden: in its first cell
stands whose workbook it is, below it what each line is. So lines may be sorted and left out, and nothing is guessed.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

MARK = "dondoc-1"
"""Begins the first cell of a workbook of ours; the number is that of this layout."""
OF_UNIT, TABLE = "unit", "table"
ANSWERS, GUIDE, LISTS = "Báo cáo", "Hướng dẫn", "Danh sách"
HIDDEN = 0  # the column of marks
UNIT_NAME = (1, 2)  # line and column, from 0, of the unit's name in the workbook of one unit
LABEL, ANSWER = 2, 3  # columns of the workbook of one unit
KEYS, LABELS = 3, 4  # lines of a table: keys of its boxes (hidden), and what the boxes are called
NAME, FIRST_BOX = 2, 3  # columns of a table: the unit's name, and where boxes begin


def digest(asked: Iterable[tuple[str, str]]) -> str:
    """What tells the keys and labels of a workbook from others, in their order."""
    said = "\x1f".join(part for pair in asked for part in pair)
    return f"{zlib.crc32(said.encode()):08x}"
