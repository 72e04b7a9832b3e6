"""Shows a source as nested plain values, so that tests can compare whole results."""

from __future__ import annotations

from typing import Any

from dondoc.reader.source import Line, Source, Table


def texts(source: Source) -> list[Any]:
    """The text of every line; a table is a list of rows, a row a list of cells, a cell a list of texts."""
    return [_table(source, block) if isinstance(block, Table) else text(source, block) for block in source.blocks]


def text(source: Source, line: Line) -> str:
    """The text of one line."""
    return source.text[slice(*line.span)]


def flags(source: Source) -> list[tuple[str, str]]:
    """The text of every line outside of tables with its flags in words."""
    names = ("gap", "bold", "centred", "note")
    return [
        (text(source, line), " ".join(name for name in names if getattr(line, name)))
        for line in source.blocks
        if isinstance(line, Line)
    ]


def _table(source: Source, table: Table) -> list[list[list[str]]]:
    rows: list[list[list[str]]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append([text(source, line) for line in cell.lines])
    return rows
