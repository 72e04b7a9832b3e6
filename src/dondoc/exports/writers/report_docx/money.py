"""Money of the plan: one sentence and a table by unit."""

from __future__ import annotations

from dondoc.exports.writers.official_docx.elements import Element, paragraph
from dondoc.exports.writers.official_docx.tables import Column, add_bold_row, ruled_table
from dondoc.exports.writers.report import Money, MoneyRow
from dondoc.exports.writers.vietnamese import format_int, format_percent

_COLUMNS = (
    Column("STT", 11, "CellCentre"),
    Column("Đơn vị", 50),
    Column("Dự toán đề nghị (đồng)", 28, "CellCentre"),
    Column("Được sử dụng (đồng)", 28, "CellCentre"),
    Column("Giải ngân (đồng)", 28, "CellCentre"),
    Column("Tỷ lệ", 20, "CellCentre"),
)


def money(found: Money | None) -> list[Element]:
    """Nothing where there is no money."""
    if found is None or not found.rows:
        return []
    table = ruled_table(_COLUMNS, ((str(number), *_cells(row)) for number, row in enumerate(found.rows, start=1)))
    add_bold_row(table, _COLUMNS, ("", *_cells(found.total)))
    return [paragraph("Body", sentence(found)), table]


def sentence(found: Money) -> str:
    """What was available, spent and settled of the year."""
    total = found.total
    share = f", đạt {format_percent(total.spent, total.available)}" if total.available > 0 else ""
    return (
        f"Kinh phí thực hiện năm {found.year}: được sử dụng {format_int(total.available)} đồng; đã giải ngân "
        f"{format_int(total.spent)} đồng{share}; đã quyết toán {format_int(total.settled)} đồng."
    )


def _cells(row: MoneyRow) -> tuple[str, str, str, str, str]:
    share = format_percent(row.spent, row.available) if row.available > 0 else "–"
    return row.unit, format_int(row.estimate), format_int(row.available), format_int(row.spent), share
