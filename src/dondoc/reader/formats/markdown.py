"""Markdown: emphasis and heading marks are furniture, struck-out text is a blank, pipe tables are tables."""

from __future__ import annotations

import re

_HEADING = re.compile(r"^#{1,6}\s+(.*?)(?:\s+#+)?$")
_STRUCK = re.compile(r"~~(?=\S).*?\S?~~")
_WHOLLY_STRONG = re.compile(r"^(?:\*\*|__)(?!\s)(?:(?!\*\*|__).)+(?:\*\*|__)[:.;,]?$")
_STRONG = re.compile(r"\*\*(?=[^\s)])(.+?)(?<=[^\s(])\*\*")
_EMPHASIS = re.compile(r"(?<![*\w])\*(?=[^\s*)])([^*]+?)(?<=[^\s*(])\*(?!\*)")
_UNDERLINED = re.compile(r"(?<![\w_])(_{1,2})(?=[^\s_])([^_]+?)(?<=[^\s_])\1(?![\w_])")
_UNPAIRED = re.compile(r"(?<!\()\*\*(?!\))")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_DIVIDER = re.compile(r"^\|?(?:\s*:?-{3,}:?\s*\|)*\s*:?-{3,}:?\s*\|?$")
_CELL_END = re.compile(r"(?<!\\)\|")
# An escaped sign waits as a private-use character while the marks around it are taken away.
_ASIDE = 0xE000


def plain(line: str) -> tuple[str, bool]:
    """The line without its marks, and whether the whole of it was strong or a heading."""
    if not any(sign in line for sign in "#*_~\\"):
        return line, False
    line = _ESCAPED.sub(lambda found: chr(_ASIDE + ord(found[1])), line)
    heading = _HEADING.match(line)
    if heading:
        line = heading[1]
    strong = bool(heading) or bool(_WHOLLY_STRONG.match(line))
    line = _STRUCK.sub("", line)
    line = _STRONG.sub(r"\1", line)
    line = _EMPHASIS.sub(r"\1", line)
    line = _UNDERLINED.sub(r"\2", line)
    line = _UNPAIRED.sub("", line)
    return "".join(map(_back, line)), strong


def _back(char: str) -> str:
    code = ord(char) - _ASIDE
    return chr(code) if 0 < code < 0x80 else char


def table_rows(lines: list[str], start: int) -> list[list[str]]:
    """The rows of the pipe table that begins at a line, cell by cell; empty where none begins there."""
    if "|" not in lines[start] or start + 1 >= len(lines) or not _is_divider(lines[start + 1]):
        return []
    rows = [_cells(lines[start])]
    for line in lines[start + 2 :]:
        if "|" not in line:
            break
        rows.append(_cells(line))
    return rows


def _is_divider(line: str) -> bool:
    return "|" in line and bool(_DIVIDER.match(line))


def _cells(row: str) -> list[str]:
    row = row.strip().removeprefix("|")
    cells = _CELL_END.split(row)
    if len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return [cell.strip() for cell in cells]


def cell_lines(cell: str) -> list[str]:
    """The lines of a cell, which Markdown parts by ``<br>``."""
    return _LINE_BREAK.split(cell)
