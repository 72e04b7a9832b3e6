"""Takes one page apart into rows and ruled tables."""

from __future__ import annotations

import pypdfium2

from dondoc.reader.formats.pdf.geometry import Grid, Page, Word
from dondoc.reader.formats.pdf.grids import find_grids
from dondoc.reader.formats.pdf.rows import rows_of
from dondoc.reader.formats.pdf.rulings import read_rules
from dondoc.reader.formats.pdf.space import Space
from dondoc.reader.formats.pdf.words import WordReader


def read_page(document: pypdfium2.PdfDocument, index: int) -> Page:
    """One page of a document. Raises ``PdfiumError`` where it is broken."""
    page = document[index]
    text_page = page.get_textpage()
    try:
        space = Space(page)
        reader = WordReader(text_page, space)
        words = reader.words()
        grids = find_grids(*read_rules(page, space)) if words else []
        filled = []
        for grid in grids:
            inside, words = _parted(grid, words)
            if inside:
                _fill(grid, inside, index + 1, reader)
                filled.append(grid)
        return Page(index + 1, page.get_width(), page.get_height(), rows_of(words, index + 1, reader.is_bold), filled)
    finally:
        text_page.close()
        page.close()


def _parted(grid: Grid, words: list[Word]) -> tuple[list[Word], list[Word]]:
    """The words inside a table and those outside of it."""
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        within = grid.top <= _middle(word) <= grid.bottom and grid.xs[0] <= word.left <= grid.xs[-1]
        (inside if within else outside).append(word)
    return inside, outside


def _fill(grid: Grid, words: list[Word], page: int, reader: WordReader) -> None:
    """Put the words of a table into its cells."""
    places = _places(grid)
    held: dict[int, list[Word]] = {}
    for word in words:
        cell = places[_index(grid.ys, _middle(word))][_index(grid.xs, word.left)]
        held.setdefault(cell, []).append(word)
    for cell, content in held.items():
        grid.cells[cell].lines = rows_of(content, page, reader.is_bold)


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
    return max(0, sum(edge <= at for edge in edges[:-1]) - 1)


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2
