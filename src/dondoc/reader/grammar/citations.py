"""The documents that the plan cites by number, each once, at its first appearance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dondoc.reader.clauses.citations import may_cite, mentions
from dondoc.reader.grammar.table_heads import join_lines
from dondoc.reader.passage import Passage
from dondoc.reader.plan import Citation
from dondoc.reader.source import Block, Cell, Line, Source


def collect_citations(passages: Iterable[Passage], own_number: str | None) -> tuple[Citation, ...]:
    """The citations of the passages; a date printed at any of a document's appearances is its date."""
    found: dict[tuple[str, str], Citation] = {}
    for text in passages:
        for citation in mentions(text.text):
            if own_number is not None and _folded(citation.number) == _folded(own_number):
                continue
            key = (citation.kind.casefold(), _folded(citation.number))
            known = found.get(key)
            if known is None:
                found[key] = replace(citation, span=text.span(*citation.span))
            elif known.date is None and citation.date is not None:
                found[key] = replace(known, date=citation.date)
    return tuple(found.values())


def table_passages(source: Source, blocks: Iterable[Block]) -> Iterator[Passage]:
    """What stands in the cells of the tables among the blocks, cell by cell."""
    for block in blocks:
        if not isinstance(block, Line):
            cells = (cell for cell in block.cells if cell.lines)
            yield from (join_lines(source, cell.lines) for cell in cells if _may_cite(source, cell))


def _may_cite(source: Source, cell: Cell) -> bool:
    return may_cite(source.text[cell.lines[0].span[0] : cell.lines[-1].span[1]])


def _folded(number: str) -> str:
    return "".join(number.split()).casefold()
