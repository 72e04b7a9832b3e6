"""What a reader of a Word file sees: its lines, a table row as one line with " | " between the cells."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Opened
from docx.table import Table
from docx.text.paragraph import Paragraph


def opened(content: bytes) -> Opened:
    """The file as python-docx opens it."""
    return Document(io.BytesIO(content))


def lines_of(content: bytes) -> list[str]:
    """Every line that holds words, in order; the paragraphs of one cell are joined by " / "."""
    lines: list[str] = []
    for block in opened(content).iter_inner_content():
        lines += _rows(block) if isinstance(block, Table) else [block.text]
    return [line for line in lines if line]


def _rows(table: Table) -> list[str]:
    cells = ([_cell_text(cell.paragraphs) for cell in row.cells] for row in table.rows)
    return [" | ".join(texts) for texts in cells]


def _cell_text(paragraphs: Sequence[Paragraph]) -> str:
    return " / ".join(paragraph.text for paragraph in paragraphs if paragraph.text)
