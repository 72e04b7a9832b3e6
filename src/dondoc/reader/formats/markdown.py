"""Markdown: emphasis and heading marks are furniture, struck-out text is a blank."""

from __future__ import annotations

import re
from html import unescape

_HEADING = re.compile(r"^#{1,6}\s+(.*?)(?:\s+#+)?$")
_STRUCK = re.compile(r"~~(?=\S).*?\S?~~")
_WHOLLY_STRONG = re.compile(r"^(?:\*\*|__)(?!\s)(?:(?!\*\*|__).)+(?:\*\*|__)[:.;,]?$")
_STRONG = re.compile(r"\*\*(?=[^\s)])(.+?)(?<=[^\s(])\*\*")
_EMPHASIS = re.compile(r"(?<![*\w])\*(?=[^\s*)])([^*]+?)(?<=[^\s*(])\*(?!\*)")
_UNDERLINED = re.compile(r"(?<![\w_])(_{1,2})(?=[^\s_])([^_]+?)(?<=[^\s_])\1(?![\w_])")
_UNPAIRED = re.compile(r"(?<!\()\*\*(?!\))")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
FENCE = re.compile(r"^(?:`{3,}[^`]*|~{3,}[^~]*)$")
_QUOTED = re.compile(r"^(?:>\s?)+")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]*)>")
_TAG = re.compile(r"</?(?:b|strong|i|em|u|sup|sub|span|font|center|p|div|small|mark)(?:\s[^<>]*)?>", re.IGNORECASE)
_BREAK_TAG = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_REMARK = re.compile(r"<!--.*?-->")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,20}\]")
_NOTE = re.compile(r"^\[\^[^\]\s]{1,20}\]:\s*")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d?);", re.IGNORECASE)
_TABLE = re.compile(r"^\s*<table\b", re.IGNORECASE)
_OPENED = re.compile(r"<table\b", re.IGNORECASE)
_CLOSED = re.compile(r"</table\s*>", re.IGNORECASE)
# An escaped sign waits as a private-use character while the marks around it are taken away.
_ASIDE = 0xE000


def plain(line: str) -> tuple[str, bool]:
    """The line without its marks, and whether the whole of it was strong or a heading."""
    if not any(sign in line for sign in "#*_~\\[<>&`"):
        return line, False
    line = _ESCAPED.sub(lambda found: chr(_ASIDE + ord(found[1])), line)
    line = line.removesuffix("\\")
    line = _without_markup(_QUOTED.sub("", line))
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


def is_note(line: str) -> bool:
    """Whether a line is the text of a footnote, which stands at the end of the file."""
    return bool(_NOTE.match(line))


def _without_markup(line: str) -> str:
    """The line without links, pictures, note marks, tags and entities, whose text stays."""
    if "[" in line:
        line = _NOTE.sub("", line)
        line = _LINK.sub(r"\1", _PICTURE.sub("", line))
        line = _NOTE_MARK.sub("", line)
    if "<" in line:
        line = _TAG.sub("", _BREAK_TAG.sub(" ", _ADDRESS.sub(r"\1", _REMARK.sub("", line))))
    if "&" in line:
        line = _ENTITY.sub(lambda found: unescape(found[0]), line)
    return line


def _back(char: str) -> str:
    code = ord(char) - _ASIDE
    return chr(code) if 0 < code < 0x80 else char


def html_tables(lines: list[str]) -> dict[int, int]:
    """The HTML tables among lines: where each begins, and the line behind its end. One that never ends is none."""
    found: dict[int, int] = {}
    start = depth = 0
    for index, line in enumerate(lines):
        if depth == 0:
            if not _TABLE.match(line):
                continue
            start = index
        depth = max(0, depth + len(_OPENED.findall(line)) - len(_CLOSED.findall(line)))
        if depth == 0:
            found[start] = index + 1
    return found


def cell_lines(cell: str) -> list[str]:
    """The lines of a cell, which Markdown parts by ``<br>``; ">" at the head of one ("> 60") quotes nothing."""
    return [f"\\{line}" if line.startswith(">") else line for line in _LINE_BREAK.split(cell)]
