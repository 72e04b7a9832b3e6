"""The annex: the figures of every unit, on sheets wide enough for them."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from dondoc.exports.writers.official_docx.elements import Element, on_new_page, paragraph
from dondoc.exports.writers.official_docx.page import Sheet
from dondoc.exports.writers.official_docx.tables import Column, add_bold_row, ruled_table
from dondoc.exports.writers.report import Figure, FigureRow, ReportPaper, Small, UnitFigures, Withheld
from dondoc.exports.writers.vietnamese import format_decimal

_NUMBER_WIDTH = 12.0
_UNIT_WIDTH = 55.0
_NARROWEST = 20.0
_UPRIGHT_COLUMNS = 4
_NOT_KNOWN = "..."
_WITHHELD = "(ẩn)"


def is_wide(figures: UnitFigures) -> bool:
    """Whether the columns ask for a sheet on its side."""
    return len(figures.columns) > _UPRIGHT_COLUMNS


def annex(paper: ReportPaper, figures: UnitFigures, sheet: Sheet) -> list[Element]:
    """Its title and one table, or several one behind the other where the columns are too many for a sheet."""
    parts = list(_tables(figures, sheet))
    made = [*_title(paper)]
    for number, table in enumerate(parts, start=1):
        if len(parts) > 1:
            label = paragraph("AnnexNote", f"Biểu {number}/{len(parts)}")
            made.append(label if number == 1 else on_new_page(label))
        made.append(table)
    made.append(paragraph("SmallCell", f"Ghi chú: dấu ({_NOT_KNOWN}) là chưa có số liệu được chấp nhận."))
    if any(isinstance(value, Withheld) for row in figures.rows for value in row.values):
        why = f"{_WITHHELD} là không ghi, vì từ số đó tính ra được số người quá nhỏ của một đơn vị khác."
        made.append(paragraph("SmallCell", why))
    return made


def _title(paper: ReportPaper) -> list[Element]:
    day = f"ngày      tháng      năm {paper.year}"
    reference = f"(Kèm theo Báo cáo số          /{paper.symbol} {day} của {paper.issuer})"
    return [
        paragraph("AnnexTitle", "PHỤ LỤC"),
        paragraph("AnnexTitle", "KẾT QUẢ THEO TỪNG ĐƠN VỊ"),
        paragraph("AnnexNote", reference),
    ]


def _tables(figures: UnitFigures, sheet: Sheet) -> Iterator[Element]:
    room = sheet.text_width - _NUMBER_WIDTH - _UNIT_WIDTH
    count = len(figures.columns)
    sheets = ceil(count / (room // _NARROWEST))
    size = ceil(count / sheets)
    for start in range(0, count, size):
        yield _table(figures, slice(start, start + size), room)


def _table(figures: UnitFigures, part: slice, room: float) -> Element:
    titles = [f"{column.name} ({column.unit})" if column.unit else column.name for column in figures.columns[part]]
    columns = [
        Column("STT", _NUMBER_WIDTH, "SmallCellCentre", "SmallCellTitle"),
        Column("Đơn vị", _UNIT_WIDTH, "SmallCell", "SmallCellTitle"),
        *(Column(title, room / len(titles), "SmallCellNumber", "SmallCellTitle") for title in titles),
    ]
    rows = (_cells(str(number), row, part) for number, row in enumerate(figures.rows, start=1))
    table = ruled_table(columns, rows)
    if figures.total:
        add_bold_row(table, columns, _cells("", figures.total, part))
    return table


def _cells(number: str, row: FigureRow, part: slice) -> list[str]:
    return [number, row.unit, *(printed(value) for value in row.values[part])]


def printed(value: Figure | str | Small | Withheld | None) -> str:
    """What stands in a cell of the annex."""
    if isinstance(value, str):
        return value
    if isinstance(value, Withheld):
        return _WITHHELD
    if isinstance(value, Small):
        return f"< {value.floor}"
    return _NOT_KNOWN if value is None else format_decimal(value)
