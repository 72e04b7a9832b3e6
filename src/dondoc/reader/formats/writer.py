"""Writes the normalised text line by line and keeps the offsets."""

from __future__ import annotations

import re
from unicodedata import is_normalized, normalize

from dondoc.reader.source import Block, Box, Cell, Line, Source, Span, Table

_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffe\uffff]")

# Signs that word processors draw before the items of a list, some of them private ones of symbol fonts.
_BULLETS = "•●■▪➢➤❖✓✔\uf0b7\uf0a7\uf0d8\uf0fc\uf076"
_INNER_BULLETS = "o○◦□▫"


def clean(text: str) -> str:
    """NFC, no invisible signs, one space for each run of blanks; line breaks inside the text stay."""
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    if text.isprintable():
        if "  " not in text and text == text.strip():
            return text
    else:
        text = _INVISIBLE.sub("", text)
        if "\n" in text:
            return "\n".join(filter(None, (" ".join(piece.split()) for piece in text.split("\n"))))
    return " ".join(text.split())


def dashed(text: str) -> str:
    """A line that begins with a drawn bullet begins with the dash or the plus of administrative documents."""
    if text[1:2] != " ":
        return text
    if text[0] in _BULLETS:
        return f"-{text[1:]}"
    return f"+{text[1:]}" if text[0] in _INNER_BULLETS else text


class Writer:
    """Collects lines and blocks, and in ``unsure`` the spans of doubtful words; every format ends with ``source``.

    ``guessed`` are the spans of what was parted by guess.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.unsure: list[Span] = []
        self.guessed: list[Span] = []
        self._texts: list[str] = []
        self._length = 0

    def line(
        self,
        text: str,
        *,
        gap: bool = False,
        bold: bool = False,
        centred: bool = False,
        note: bool = False,
        page: int | None = None,
        box: Box | None = None,
    ) -> Line | None:
        """Write one line and return it with its span, or None where nothing is left of it. Adds no block."""
        text = clean(text)
        if not text:
            return None
        text = dashed(text)
        start = self._length
        self._texts.append(text)
        self._length = start + len(text) + 1
        return Line((start, start + len(text)), gap, bold, centred, note, page, box)

    @property
    def length(self) -> int:
        """How many characters are written, each line's end included."""
        return self._length

    def add(self, block: Block | None) -> None:
        """Add a block whose lines are written."""
        if block is not None:
            self.blocks.append(block)

    def table(self, cells: list[Cell]) -> None:
        """Add a table of the cells, unless all of them are empty."""
        if any(cell.lines for cell in cells):
            rows = max(cell.row + cell.rows for cell in cells)
            columns = max(cell.column + cell.columns for cell in cells)
            self.add(Table(tuple(cells), rows, columns))

    def source(self, format: str, *, wrapped: bool, pages: int | None = None) -> Source:
        """The whole document as written."""
        return Source(
            "\n".join(self._texts), tuple(self.blocks), format, wrapped, pages, tuple(self.unsure), tuple(self.guessed)
        )
