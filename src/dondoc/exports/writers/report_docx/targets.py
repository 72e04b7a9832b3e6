"""Part II: each target of the plan against its figures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dondoc.exports.writers.official_docx.elements import Element, paragraph
from dondoc.exports.writers.official_docx.tables import Column, ruled_table
from dondoc.exports.writers.report import Answers, Count, Share, Small, TargetRow, Withheld
from dondoc.exports.writers.vietnamese import format_decimal, format_int, format_percent

_COLUMNS = (
    Column("STT", 11, "CellCentre"),
    Column("Chỉ tiêu", 51),
    Column("Mức đề ra", 29, "CellCentre"),
    Column("Kết quả", 28, "CellCentre"),
    Column("Đánh giá", 26, "CellCentre"),
    Column("Đơn vị đạt", 20, "CellCentre"),
)


def targets(rows: Sequence[TargetRow]) -> list[Element]:
    """The heading, one sentence with the score, and the table."""
    heading = paragraph("Section", "II. KẾT QUẢ THỰC HIỆN CHỈ TIÊU")
    if not rows:
        return [heading, paragraph("Body", "Kế hoạch không giao chỉ tiêu bằng số.")]
    lines = ((str(number), *_cells(row)) for number, row in enumerate(rows, start=1))
    return [heading, paragraph("Body", score(rows)), ruled_table(_COLUMNS, lines)]


def score(rows: Sequence[TargetRow]) -> str:
    """Figures without a goal are told, but neither met nor missed."""
    judged = [row for row in rows if row.goal]
    if not judged:
        return "Kế hoạch không giao chỉ tiêu bằng số; các số liệu đã báo cáo như sau:"
    met = sum(row.met is True for row in judged)
    missed = sum(row.met is False for row in judged)
    unknown = sum(row.met is None for row in judged)
    return (
        f"Trong {len(judged)} chỉ tiêu: {met} chỉ tiêu đạt, {missed} chỉ tiêu chưa đạt, "
        f"{unknown} chỉ tiêu chưa đủ số liệu để đánh giá."
    )


def _cells(row: TargetRow) -> tuple[str, str, str, str, str]:
    met_by = f"{format_int(row.units_met)}/{format_int(row.units_counted)}" if row.units_counted else ""
    result = "; ".join(filter(None, (result_words(row.result), estimate_words(row))))
    return row.text, row.goal, result, judgement(row), met_by


def estimate_words(row: TargetRow) -> str:
    """ "ước thực hiện 45/50 (90%), chính thức tăng 8 điểm %"; "" where nothing was estimated."""
    if row.estimate is None:
        return ""
    told = f"ước thực hiện {result_words(row.estimate)}"
    return f"{told}, chính thức {change_words(row)}" if row.change is not None else told


def change_words(row: TargetRow) -> str:
    """How the result differs from what was estimated; "" where that can't be told."""
    if row.change is None:
        return ""
    if not row.change:
        return "không đổi"
    by = format_decimal(abs(Decimal(row.change)))
    return f"{'tăng' if row.change > 0 else 'giảm'} {by}{' điểm %' if isinstance(row.result, Share) else ''}"


def result_words(result: Share | Count | Answers | Small | Withheld | None) -> str:
    """A result as the paper prints it."""
    if result is None:
        return "Chưa có số liệu"
    if isinstance(result, Small):
        return f"< {result.floor}"
    if isinstance(result, Withheld):
        return "(ẩn)"
    if isinstance(result, Count):
        return f"{format_decimal(result.value)} {result.unit}".strip()
    if isinstance(result, Answers):
        return "; ".join(f"{answer}: {format_int(units)}" for answer, units in result.chosen)
    if not result.denominator:
        return "Không phát sinh đối tượng"
    parts = f"{format_int(result.numerator)}/{format_int(result.denominator)}"
    return f"{parts} ({format_percent(result.numerator, result.denominator)})"


def judgement(row: TargetRow) -> str:
    """Met or not, and by how much; "" for a figure without a goal."""
    if row.met is None:
        return "Chưa đủ số liệu" if row.goal else ""
    if row.met:
        return "Đạt"
    if not row.gap:
        return "Chưa đạt"
    manner = "còn thiếu" if row.gap > 0 else "vượt"
    return f"Chưa đạt, {manner} {format_decimal(abs(Decimal(row.gap)))} {row.gap_unit}".rstrip()
