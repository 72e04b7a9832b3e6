"""Takes one page apart into rows and ruled tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import pypdfium2

from dondoc.reader.formats.pdf.aligned import has_head
from dondoc.reader.formats.pdf.drawn import read_drawn
from dondoc.reader.formats.pdf.geometry import Grid, GridCell, Page, Row, Rule, Run, Word
from dondoc.reader.formats.pdf.grids import find_grids
from dondoc.reader.formats.pdf.rows import Apart, Bold, alone, piece_of, rows_of
from dondoc.reader.formats.pdf.signs import Signs
from dondoc.reader.formats.pdf.space import Space
from dondoc.reader.formats.pdf.words import WordReader

# From this share of the page on, a picture is the page itself.
_SCANNED = 0.5


def read_page(document: pypdfium2.PdfDocument, index: int, *, single: bool = False) -> Page:
    """One page of a document, every word of it by itself if they are to be ``single`` or it has the head of a table.

    Raises ``PdfiumError`` where it is broken.
    """
    page = document[index]
    text_page = page.get_textpage()
    try:
        signs = Signs(text_page)
        read = _page(page, signs, index + 1, single=single)
        return read if single or not has_head(read) else _page(page, signs, index + 1, single=True)
    finally:
        text_page.close()
        page.close()


def _page(page: pypdfium2.PdfPage, signs: Signs, number: int, *, single: bool) -> Page:
    space = Space(page, signs.usual_turn(page.get_rotation()))
    drawn = read_drawn(page, space)
    reader = WordReader(signs, space, single=single)
    # Unseen text over a picture is what a scanner has read; any other is not meant for readers.
    words = reader.words(skip_hidden=drawn.pictured < _SCANNED)
    return laid_out(number, *space.size, words, drawn.rules, reader.is_bold, reader.apart, reader.turned)


def laid_out(
    number: int,
    width: float,
    height: float,
    words: list[Word],
    rules: tuple[list[Rule], list[Rule]],
    is_bold: Bold,
    apart: Apart = alone,
    turned: Sequence[Word] = (),
) -> Page:
    """The page that its words and its ruling lines across and down make; ``turned`` words stand in cells only."""
    filled = []
    for grid in find_grids(*rules) if words else []:
        inside, words = _parted(grid, _cut(grid, words, apart))
        if inside:
            for cell, content in _held(grid, inside):
                cell.lines = rows_of(content, number, is_bold, apart)
            _fill_turned(grid, _parted(grid, turned)[0], number)
            filled.append(grid)
    free = [rule for rule in rules[0] if not any(grid.top <= rule.at <= grid.bottom for grid in filled)]
    return Page(number, width, height, rows_of(words, number, is_bold, apart), filled, free)


def _parted(grid: Grid, words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words inside a table and those outside of it."""
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        within = grid.top <= _middle(word) <= grid.bottom and grid.xs[0] <= word.left <= grid.xs[-1]
        (inside if within else outside).append(word)
    return inside, outside


def _cut(grid: Grid, words: Sequence[Word], apart: Apart) -> list[Word]:
    """The words, runs that stand in more than one column of a table parted into their words."""
    cut: list[Word] = []
    for word in words:
        across = isinstance(word, Run) and bisect_right(grid.xs, word.left) != bisect_right(grid.xs, word.last_left)
        cut += apart(word) if across and grid.top <= _middle(word) <= grid.bottom else [word]
    return cut


def _held(grid: Grid, words: Sequence[Word]) -> Iterator[tuple[GridCell, list[Word]]]:
    """The cells of a table that hold words, with those."""
    places = _places(grid)
    held: dict[int, list[Word]] = {}
    for word in words:
        held.setdefault(places[_index(grid.ys, _middle(word))][_index(grid.xs, word.left)], []).append(word)
    return ((grid.cells[cell], content) for cell, content in held.items())


def _fill_turned(grid: Grid, words: list[Word], page: int) -> None:
    """Put words that stand across the others into cells that have no other words, as one row."""
    for cell, content in _held(grid, words):
        if not cell.lines:
            cell.lines = [Row([piece_of(content, bold=False)], page)]


def _places(grid: Grid) -> list[list[int]]:
    """For each row and column between ruling lines the number of the cell that covers it."""
    places = [[0] * (len(grid.xs) - 1) for _ in grid.ys[1:]]
    for number, cell in enumerate(grid.cells):
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                places[row][column] = number
    return places


def _index(edges: list[float], at: float) -> int:
    """Between which two neighbouring edges a place lies."""
    return (bisect_right(edges, at, 0, len(edges) - 1) or 1) - 1


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2
