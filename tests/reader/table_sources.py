"""Sources with a table, cells merged as a test needs them."""

from __future__ import annotations

from collections.abc import Sequence

from dondoc.reader.source import Block, Cell, Line, Source, Table

Printed = str | tuple[str, int, int] | None
HEAD = (
    "KẾ HOẠCH",
    "Cấp nước sạch nông thôn giai đoạn 2026 - 2030",
    "Ủy ban nhân dân tỉnh Sông Mây ban hành Kế hoạch như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "Cấp nước bền vững.",
)


class _Writer:
    def __init__(self) -> None:
        self.text = ""
        self.blocks: list[Block] = []

    def line(self, text: str) -> Line:
        start = len(self.text)
        self.text += text + "\n"
        return Line((start, start + len(text)))

    def table(self, rows: Sequence[Sequence[Printed]]) -> None:
        cells: list[Cell] = []
        for row, printed in enumerate(rows):
            for column, one in enumerate(printed):
                if one is not None:
                    text, high, wide = one if isinstance(one, tuple) else (one, 1, 1)
                    lines = tuple(self.line(part) for part in text.split("\n") if part)
                    cells.append(Cell(lines, row, column, high, wide))
        self.blocks.append(Table(tuple(cells), len(rows), len(rows[0])))


def source_of(*parts: str | Sequence[Sequence[Printed]]) -> Source:
    """A source of lines and tables; a cell is its text, or (text, rows, columns) merged over the None beside it."""
    writer = _Writer()
    for part in parts:
        if isinstance(part, str):
            writer.blocks.append(writer.line(part))
        else:
            writer.table(part)
    return Source(writer.text, tuple(writer.blocks), "text", wrapped=False)
