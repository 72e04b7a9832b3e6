"""The compiled Word report of a whole country: 3,321 units, beside python-docx filling a table cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docx import Document

from bench.measure import Measured, seconds
from dondoc.compiling.models import PaperKind
from dondoc.compiling.papers.making import make_paper
from dondoc.compiling.papers.shipped import shipped
from dondoc.exports.writers import report

UNITS, COLUMNS, SAMPLED = 3321, 10, 50


def measure() -> Iterator[Measured]:
    """A whole paper's time, also of half the rows; python-docx is sampled on 50 rows."""
    template = shipped(PaperKind.HALF_YEAR)
    ours = seconds(lambda: make_paper(template, paper(), []), runs=3)
    half = seconds(lambda: make_paper(template, paper(UNITS // 2), []), runs=3)
    theirs = seconds(_cell_by_cell, runs=1)
    beside = f"{UNITS // 2:,} rows: {half:.2f} s; python-docx by cell, {SAMPLED} rows: {theirs:.2f} s"
    yield Measured(f"Word report of {UNITS:,} rows", ours, "s", 1.5, beside)


def paper(units: int = UNITS) -> report.ReportPaper:
    """An invented report with a figure in every cell."""
    columns = tuple(report.FigureColumn(f"Chỉ số {n}", "lớp") for n in range(COLUMNS))
    rows = tuple(
        report.FigureRow(f"Ủy ban nhân dân xã mẫu {n}", tuple((n * 7 + k) % 90 for k in range(COLUMNS)), str(n))
        for n in range(units)
    )
    start, end = date(2025, 12, 15), date(2026, 6, 14)
    return report.ReportPaper(
        issuer="Ủy ban nhân dân tỉnh Sông Mây",
        place="Sông Mây",
        year=2026,
        symbol="BC-UBND",
        subject="Kết quả thực hiện Kế hoạch mẫu",
        plan=report.PlanCitation("Kế hoạch", "Mẫu", "Ủy ban nhân dân tỉnh Sông Mây"),
        cycle_name="6 tháng đầu năm 2026",
        window=report.Window(start, end),
        as_of=end,
        counts=report.Counts(accepted=UNITS, sent=0, returned=0, late=0, not_yet_due=0),
        targets=(),
        recipients=(),
        signer_lines=("CHỦ TỊCH",),
        figures=report.UnitFigures(columns, rows),
        mark="SL_1",
    )


def _cell_by_cell() -> None:
    table = Document().add_table(rows=SAMPLED, cols=COLUMNS)
    for row in range(SAMPLED):
        for column in range(COLUMNS):
            table.cell(row, column).text = "12"
