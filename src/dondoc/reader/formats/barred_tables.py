"""Tables whose cells are parted by bars: those of Markdown, and those without bars at the ends of their rows.

Between bars a row is one line. Without them a line that is too long for the page may go on below: it begins with no
number of a row, and the row above still lacks cells or what goes on begins small.
"""

from __future__ import annotations

import re

from dondoc.reader.grammar.columns import assigns_work, column_of

_DIVIDER = re.compile(r"^\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?$")
_GRID = re.compile(r"\+(?:[-=]{2,}\+){2,}$")
_CELL_END = re.compile(r"(?<!\\)\|")
_COUNTS = re.compile(r"(?:s?tt|số (?:tt|thứ tự)|#)\.?$", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-HĐ]|[a-zđ]|[-–+])?[.)]?$")
_GROUP = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])[.)]? +\S")
_LEAST_CELLS = _LEAST_ROWS = 3


def table_rows(lines: list[str], start: int) -> tuple[list[list[str]], int]:
    """The rows of the table that begins at a line, cell by cell, and its number of lines; ([], 0) where none does.

    A table whose line of dashes was lost is told by two rows of as many cells each, or by a head that counts its rows.
    """
    if _GRID.match(lines[start]):
        return _grid_rows(lines, start)
    if "|" not in lines[start] or start + 1 >= len(lines):
        return [], 0
    head, below = lines[start], lines[start + 1]
    if len(cells_of(head)) == len(cells_of(below)) and is_divider(below):
        return _divided(lines, start)
    if head.startswith("|"):
        return _divided(lines, start) if _are_closed_rows(head, below) else ([], 0)
    return _open_rows(lines, start) if _begins_open_rows(lines, start) else ([], 0)


def _divided(lines: list[str], start: int) -> tuple[list[list[str]], int]:
    rows: list[list[str]] = []
    at = start
    while at < len(lines) and "|" in lines[at]:
        if at != start + 1 or not is_divider(lines[at]):
            rows.append(cells_of(lines[at]))
        at += 1
    return rows, at - start


def _are_closed_rows(head: str, below: str) -> bool:
    """Whether two lines have bars at both ends and as many cells."""
    closed = all(line.startswith("|") and line.endswith("|") and len(line) > 1 for line in (head, below))
    return closed and len(cells_of(head)) == len(cells_of(below)) > 1


def _grid_rows(lines: list[str], start: int) -> tuple[list[list[str]], int]:
    """The rows of a table drawn with lines of dashes, each of several printed lines; a filled first cell opens one."""
    rows: list[list[str]] = []
    width = lines[start].count("+") - 1
    at, fresh = start, True
    while at < len(lines) and (_GRID.match(lines[at]) or len(cells_of(lines[at])) == width):
        cells = cells_of(lines[at])
        if _GRID.match(lines[at]):
            fresh = True
        elif fresh or cells[0]:
            rows.append(cells)
            fresh = False
        else:
            rows[-1] = [f"{above} {cell}".strip() for above, cell in zip(rows[-1], cells, strict=True)]
        at += 1
    return (rows, at - start) if len(rows) > 1 else ([], 0)


def _begins_open_rows(lines: list[str], start: int) -> bool:
    """Whether a line without a bar in front heads a table: it counts rows, assigns work or has two like it below."""
    head, below = cells_of(lines[start]), cells_of(lines[start + 1])
    if len(head) < _LEAST_CELLS:
        return False
    counts = bool(_COUNTS.match(head[0]))
    if counts and _is_group(lines, start + 1):
        return True
    if "|" not in lines[start + 1] or len(head) < len(below):
        return False
    alike = all("|" in line and len(cells_of(line)) == len(head) for line in lines[start + 1 : start + _LEAST_ROWS])
    return counts or assigns_work([column_of(cell) for cell in head]) or (alike and len(lines) >= start + _LEAST_ROWS)


def _open_rows(lines: list[str], start: int) -> tuple[list[list[str]], int]:
    rows = [_open_cells(lines[start])]
    width = len(rows[0])
    counts = bool(_COUNTS.match(rows[0][0]))
    at = start + 1
    while at < len(lines) and lines[at]:
        cells = _open_cells(lines[at])
        if counts and _is_group(lines, at):
            rows.append(lines[at].split(maxsplit=1))
        elif counts and _goes_on(rows[-1], cells, width, before_row=_begins_row(lines, at + 1)):
            rows[-1][-1] = f"{rows[-1][-1]} {cells[0]}".strip()
            rows[-1] += cells[1:]
        elif len(cells) == 1:
            break
        elif not is_divider(lines[at]):
            rows.append(cells)
        at += 1
    return [row[:width] if not any(row[width:]) else row for row in rows], at - start


def _begins_row(lines: list[str], at: int) -> bool:
    number, *others = _open_cells(lines[at]) if at < len(lines) else [""]
    return bool(others) and bool(_NUMBER.match(number))


def _is_group(lines: list[str], at: int) -> bool:
    """Whether a line without bars is a group of the rows below: "I. Hoàn thiện thể chế"."""
    return "|" not in lines[at] and bool(_GROUP.match(lines[at])) and _begins_row(lines, at + 1)


def _goes_on(row: list[str], cells: list[str], width: int, *, before_row: bool) -> bool:
    """Whether a line goes on with the row above it; ``before_row`` tells that the line below begins the next one."""
    if len(cells) == 1:
        return before_row or cells[0][0].islower()
    if _NUMBER.match(cells[0]) or len(row) + len(cells) - 1 > width:
        return False
    return cells[0][0].islower() or len(row) + len(cells) - 1 == width


def _open_cells(line: str) -> list[str]:
    """The cells of a row that bars part; a bar at its end is before an empty cell."""
    return [cell.strip() for cell in _CELL_END.split(line)]


def is_divider(line: str) -> bool:
    """Whether a line is the one of dashes below the head."""
    return "|" in line and bool(_DIVIDER.match(line.strip()))


def cells_of(row: str) -> list[str]:
    """The cells of a row; the bars at its ends part nothing."""
    row = row.strip().removeprefix("|")
    cells = _CELL_END.split(row)
    if len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return [cell.strip() for cell in cells]
