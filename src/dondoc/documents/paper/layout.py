"""From the lines of a source to paragraphs that read like paper."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dondoc.documents.paper.marks import IDENTIFIER, OUTSIDE, UNSURE, Mark
from dondoc.documents.rules import Json
from dondoc.reader.json import source_from_json
from dondoc.reader.source import Line, Source, Span, Table

_OPENS = re.compile(r"\s*([-+*•–]|\d+(\.\d+)*[.)]|[IVX]+\.|[a-zđ]\))\s")  # a bullet or a number opens a paragraph
_FULL = 0.8  # a printed line shorter than this share of the longest ends its paragraph


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the same marks: ``keys`` of their items, the narrowest first; ``start`` in the source."""

    text: str
    start: int
    keys: tuple[str, ...] = ()
    outside: bool = False
    identifier: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``page`` only where a new page begins with it."""

    pieces: tuple[Piece, ...]
    bold: bool = False
    centred: bool = False
    note: bool = False
    page: int | None = None


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell with the rows and columns that it covers."""

    paragraphs: tuple[Paragraph, ...]
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table by rows; ``bare`` for one that only places text side by side (head, signature)."""

    rows: tuple[tuple[TableCell, ...], ...]
    bare: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document in reading order."""

    blocks: tuple[Paragraph | Sheet, ...]


def lay_out(source: Json, found: Sequence[Mark]) -> Paper:
    """The document of a reading's ``source`` with its marks."""
    return _Layout(source_from_json(source), found).paper()


def paragraph_spans(source: Json) -> list[Span]:
    """From where to where each paragraph of a document goes, those in tables too."""
    blocks = lay_out(source, ()).blocks
    cells = [cell for block in blocks if isinstance(block, Sheet) for row in block.rows for cell in row]
    found = [block for block in blocks if isinstance(block, Paragraph)]
    found += [paragraph for cell in cells for paragraph in cell.paragraphs]
    ends = ((each.pieces[0], each.pieces[-1]) for each in found if each.pieces)
    return sorted((first.start, last.start + len(last.text)) for first, last in ends)


class _Layout:
    def __init__(self, source: Source, found: Sequence[Mark]) -> None:
        self._source = source
        self._marks = sorted(found, key=lambda mark: mark.start)
        lines = [line.span[1] - line.span[0] for line in source.lines()]
        self._full = max(lines, default=0) * _FULL
        self._page: int | None = None

    def paper(self) -> Paper:
        blocks: list[Paragraph | Sheet] = []
        lines: list[Line] = []
        for block in self._source.blocks:
            if isinstance(block, Line):
                lines.append(block)
            else:
                blocks += self._paragraphs(lines)
                lines = []
                blocks.append(self._sheet(block))
        return Paper((*blocks, *self._paragraphs(lines)))

    def _paragraphs(self, lines: Iterable[Line]) -> list[Paragraph]:
        found: list[Paragraph] = []
        last: Line | None = None
        for line in lines:
            paragraph = self._paragraph(line)
            if last and self._runs_on(last, line):
                joint = Piece(" ", last.span[1])
                found[-1] = replace(found[-1], pieces=(*found[-1].pieces, joint, *paragraph.pieces))
            else:
                found.append(paragraph)
            last = line
        return found

    def _runs_on(self, last: Line, line: Line) -> bool:
        """Whether a printed line only goes on with the sentence of the one before."""
        if not self._source.wrapped or line.gap or last.centred or line.centred or last.bold != line.bold:
            return False
        long = last.span[1] - last.span[0] >= self._full
        return long and not _OPENS.match(self._source.text, *line.span)

    def _paragraph(self, line: Line) -> Paragraph:
        page = line.page if line.page != self._page else None
        self._page = line.page
        return Paragraph(self._pieces(line.span), line.bold, line.centred, line.note, page)

    def _pieces(self, span: Span) -> tuple[Piece, ...]:
        start, end = span
        here = [mark for mark in self._marks if mark.start < end and mark.end > start]
        cuts = {start, end, *(min(max(at, start), end) for mark in here for at in (mark.start, mark.end))}
        edges = sorted(cuts)
        return tuple(self._piece(left, right, here) for left, right in itertools.pairwise(edges))

    def _piece(self, start: int, end: int, here: Sequence[Mark]) -> Piece:
        over = [mark for mark in here if mark.start <= start and mark.end >= end]
        over.sort(key=lambda mark: (mark.length, -mark.key.count(".")))  # of two with the same words the inner item
        return Piece(
            text=self._source.text[start:end],
            start=start,
            keys=tuple(dict.fromkeys(mark.key for mark in over if mark.key)),
            outside=any(mark.kind == OUTSIDE for mark in over),
            identifier=any(mark.kind == IDENTIFIER for mark in over),
            unsure=any(mark.kind == UNSURE for mark in over),
        )

    def _sheet(self, table: Table) -> Sheet:
        rows: list[list[TableCell]] = [[] for _row in range(table.rows)]
        spans = [line.span for cell in table.cells for line in cell.lines]
        for cell in table.cells:
            paragraphs = tuple(self._paragraphs(cell.lines))
            rows[cell.row].append(TableCell(paragraphs, cell.rows, cell.columns))
        return Sheet(tuple(tuple(row) for row in rows), self._is_bare(spans))

    def _is_bare(self, spans: Sequence[Span]) -> bool:
        """A table with words of the head or a recipient only places text side by side: no lines are drawn."""
        if not spans:
            return True
        start, end = spans[0][0], spans[-1][1]
        inside = [mark.key for mark in self._marks if mark.start < end and mark.end > start]
        return any(key == "head" or key.startswith("recipients") for key in inside)
