"""A normalised source as plain data and back; lines are short lists, because there are thousands of them."""

from __future__ import annotations

from typing import Any

from dondoc.reader.source import Block, Cell, Line, Source, Table

Json = dict[str, Any]

_FLAGS = (("g", "gap"), ("b", "bold"), ("c", "centred"), ("n", "note"))


def source_json(source: Source) -> Json:
    """The source, its lines as short lists: [start, end], then flags, page and box where there are any."""
    return {
        "text": source.text,
        "format": source.format,
        "wrapped": source.wrapped,
        "pages": source.pages,
        "blocks": [_block_json(block) for block in source.blocks],
        **({"unsure": [list(span) for span in source.unsure]} if source.unsure else {}),
        **({"guessed": [list(span) for span in source.guessed]} if source.guessed else {}),
    }


def source_from_json(data: Json) -> Source:
    """The source that ``source_json`` wrote. Raises ``KeyError`` where a key is missing."""
    blocks = tuple(_block_from(block) for block in data["blocks"])
    unsure = tuple((start, end) for start, end in data.get("unsure", ()))
    guessed = tuple((start, end) for start, end in data.get("guessed", ()))
    return Source(data["text"], blocks, data["format"], data["wrapped"], data["pages"], unsure, guessed)


def _block_json(block: Block) -> Json | list[Any]:
    if isinstance(block, Line):
        return _line_json(block)
    return {"rows": block.rows, "columns": block.columns, "cells": [_cell_json(cell) for cell in block.cells]}


def _block_from(data: Json | list[Any]) -> Block:
    if isinstance(data, list):
        return _line_from(data)
    return Table(tuple(_cell_from(cell) for cell in data["cells"]), data["rows"], data["columns"])


def _line_json(line: Line) -> list[Any]:
    flags = "".join(sign for sign, name in _FLAGS if getattr(line, name))
    if line.page is not None or line.box is not None:
        return [*line.span, flags, line.page, *(line.box or ())]
    return [*line.span, flags] if flags else [*line.span]


def _line_from(data: list[Any]) -> Line:
    flags = data[2] if len(data) > 2 else ""
    page = data[3] if len(data) > 3 else None
    box = (data[4], data[5], data[6], data[7]) if len(data) > 4 else None
    return Line((data[0], data[1]), **{name: sign in flags for sign, name in _FLAGS}, page=page, box=box)


def _cell_json(cell: Cell) -> list[Any]:
    return [cell.row, cell.column, cell.rows, cell.columns, [_line_json(line) for line in cell.lines]]


def _cell_from(data: list[Any]) -> Cell:
    row, column, rows, columns, lines = data
    return Cell(tuple(_line_from(line) for line in lines), row, column, rows, columns)
