"""Sets right what recognition misreads in a known way, and only where nothing else can be meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from dondoc.reader.formats.pdf.geometry import Grid, GridCell, Page, Piece, Row, Word
from dondoc.reader.formats.pdf.rows import piece_of
from dondoc.reader.formats.scan.formulas import as_formula
from dondoc.reader.formats.scan.names import doubt_variants, mend_names
from dondoc.reader.formats.scan.numerals import NUMERALS, Headings, group, quarter
from dondoc.reader.formats.scan.tones import is_impossible

_STROKES = str.maketrans({"—": "-", "―": "-", "⁄": "/", "∕": "/"})
# Marks of dirt, rulings and edges; and what a printed dash before an item is taken for.
_DIRT = re.compile(r"^[\s|¦`'‘’ˆ^~_=°‡†„…¬«»<>*\\{}\[\]“”\"•·.,:;-]+$")
# "(để ...)" opens what a recipient is sent the paper for; no word "đế" opens a bracket.
_PURPOSE = re.compile(r"^\((?:đế|đê|đề)$")
# "1, Kiểm tra": the number of an item, if its line is indented by so many points.
_COMMA = re.compile(r"^(\d{1,2}),\s+(\w)")
_INDENT = 9.0
_EDGE = re.compile(r"^[|¦`'‘ˆ^°‡„¬\\]+(?=\w)")
_BULLET = re.compile(r"^(?:[~=_»›>¬-]|[~=_»›>¬]-|--)$")
_GLUED_BULLET = re.compile(r"^[~=»¬]-?(?=\w)")
_BEFORE_BLANK = ("ngày", "tháng", "số:")
_QUARTER = "quý"
_LEAST_SIGNS = 5
_NUMBER = re.compile(r"^(\d{1,3})[.)]?$")
_NUMBER_SIGNS = 3


def mend(pages: list[Page]) -> None:
    """Mend, in place, the recognised pages of one document in their order."""
    for page in pages:
        page.rows = [row for row in (_row(row, _is_dirt) for row in page.rows) if row]
    doubt_variants(pages)
    headings = Headings(row.text for page in pages for row in page.rows if len(row.pieces) == 1)
    for page in pages:
        left = min([row.left for row in page.rows], default=0.0)
        page.rows = [_as_whole(row, left, headings) for row in page.rows]
        for grid in page.grids:
            _mend_cells(grid)


def _row(row: Row, is_dirt: Callable[[Piece], bool] | None = None) -> Row | None:
    """A row without dirt, its dashes, blanks and formulas set right; None where nothing is left."""
    pieces = [piece for piece in (_piece(piece) for piece in row.pieces) if piece and not (is_dirt and is_dirt(piece))]
    return Row(pieces, row.page) if pieces else None


def _piece(piece: Piece) -> Piece | None:
    words = piece.words
    for word in words:
        word.text = _PURPOSE.sub("(để", word.text.translate(_STROKES))
        word.unsure = word.unsure or is_impossible(word.text)
    mend_names(words)
    if len(words) > 1 and _BULLET.match(words[0].text):
        words[0].text = "-"
    words[0].text = _GLUED_BULLET.sub("- ", words[0].text)
    kept = [words[0]] if len(words) == 1 or words[0].text == "-" or not _is_mark(words[0], None) else []
    for before, word in pairwise(words):
        if _is_mark(word, before):
            continue
        word.text = quarter(word.text) if before.text.lower() == _QUARTER else word.text
        kept.append(word)
    if not kept:
        return None
    kept[0].text = _EDGE.sub("", kept[0].text)
    return _with_text(piece_of(kept, bold=piece.bold), as_formula)


def _is_mark(word: Word, before: Word | None) -> bool:
    """Whether a word is dirt, or the line on which a number or date is to be written."""
    if not word.unsure or not _DIRT.match(word.text):
        return False
    return "-" not in word.text or (before is not None and before.text.lower() in _BEFORE_BLANK)


def _is_dirt(piece: Piece) -> bool:
    """Whether a piece outside of tables is so short and so unsure that no one wrote it."""
    signs = sum(sign.isalnum() for sign in piece.text)
    return signs < _LEAST_SIGNS and all(word.unsure or _DIRT.match(word.text) for word in piece.words)


def _as_whole(row: Row, left: float, headings: Headings) -> Row:
    """A row of one piece on a page whose text begins at ``left``, its label and formula set right."""
    if len(row.pieces) != 1:
        return row
    text = headings.mended(row.text)
    if row.left - left >= _INDENT and (found := _COMMA.match(text)) and found[2].isupper():
        text = f"{found[1]}.{text[len(found[1]) + 1 :]}"
    return Row([_with_text(row.pieces[0], lambda _: as_formula(text) or text)], row.page)


def _with_text(piece: Piece, mended: Callable[[str], str | None]) -> Piece:
    """A piece with its text mended; words that change in number stand as one."""
    text = mended(piece.text)
    if text is None or text == piece.text:
        return piece
    texts = text.split(" ")
    first, last = piece.words[0], piece.words[-1]
    if len(texts) == len(piece.words):
        for word, new in zip(piece.words, texts, strict=True):
            word.text = new
        return piece_of(piece.words, bold=piece.bold)
    whole = Word(text, first.left, last.right, first.top, first.bottom, first.base, first.size, first.first, last.last)
    return piece_of([whole], bold=piece.bold)


def _mend_cells(grid: Grid) -> None:
    for cell in grid.cells:
        cell.lines = [row for row in (_row(row) for row in cell.lines) if row]
    column = [cell for cell in grid.cells if cell.column == 0 and cell.lines]
    merged = {cell.row for cell in grid.cells if cell.column == 1 and cell.columns > 1}
    groups = 0
    for cell in column:
        if cell.row in merged and cell.columns == 1 and (label := group(cell.text, groups + 1)) in NUMERALS:
            _set(cell, label)
            groups += 1
    numbers = [int(found[1]) if (found := _NUMBER.match(cell.text)) else None for cell in column]
    for index, cell in enumerate(column):
        number = _between(numbers, index)
        if numbers[index] is None and number and len(cell.text) <= _NUMBER_SIGNS:
            _set(cell, str(number))


def _set(cell: GridCell, text: str) -> None:
    """Put one word in a cell."""
    words = cell.lines[0].words[:1]
    words[0].text = text
    cell.lines = [Row([piece_of(words, bold=False)], cell.lines[0].page)]


def _between(numbers: list[int | None], index: int) -> int | None:
    """The number that a place in a counted column must have, by two of its neighbours."""
    before, _, after, following = [None, *numbers, None, None][index : index + 4]
    if before is not None and after == before + 2:
        return before + 1
    return after - 1 if before is None and after is not None and following == after + 1 else None
