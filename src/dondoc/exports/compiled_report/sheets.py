"""The compiled report as an Excel file and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import IO

from xlsxwriter.utility import xl_col_to_name

from dondoc.exports.compiled_report.gather import report_paper
from dondoc.exports.compiled_report.table import FigureColumn, FigureTable, Line, Value, figure_table
from dondoc.exports.writers.events import BYTE_ORDER_MARK, FORMULA
from dondoc.exports.writers.report import ReportPaper
from dondoc.exports.writers.report_docx.targets import change_words, judgement, result_words
from dondoc.exports.writers.sheet import Cell, Column, Formula, Sheet, write_book
from dondoc.reporting.models import Cycle

BEFORE = (
    Column("STT", 6),
    Column("Đơn vị", 42),
    Column("Tình trạng", 18),
    Column("Hạn gửi", 12),
    Column("Gửi ngày", 12),
)
TOTAL = "Tổng cộng"
_SUBTOTALS = {"sum": 109, "max": 104}  # Excel's numbers for what it does with the rows that a filter leaves


def write_report_book(file: IO[bytes], cycle: Cycle, day: date) -> None:
    """Targets, figures of the units with totals that follow the filters, units that were late, and money where any."""
    paper, table = report_paper(cycle, as_of=day, today=day), figure_table(cycle, day)
    write_book(file, [_targets(paper), _figures(table), _late(paper), *_money(paper)])


def report_csv(cycle: Cycle, day: date) -> bytes:
    """The figures of the units with their totals; a text that a spreadsheet would take for a formula stays a text."""
    table = figure_table(cycle, day)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.heading for column in BEFORE] + [_plain(each.heading) for each in table.columns])
    for number, line in enumerate(table.lines, start=1):
        values = _with_shares(table.columns, line.values)
        days = [line.due.isoformat(), line.sent.isoformat() if line.sent else ""]
        writer.writerow([number, _plain(line.unit), line.standing, *days, *map(_plain, values)])
    writer.writerow(["", TOTAL, "", "", "", *map(_plain, _with_shares(table.columns, table.totals))])
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def _plain(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _with_shares(columns: Sequence[FigureColumn], values: Sequence[Value]) -> list[Value]:
    found = list(values)
    for place, column in enumerate(columns):
        if column.share and found[place] is None:
            share = _share(found[place - 2], found[place - 1])
            found[place] = None if share is None else (share * 100).quantize(Decimal("0.01"))
    return found


def _share(numerator: Value, denominator: Value) -> Decimal | None:
    if not isinstance(numerator, int) or not isinstance(denominator, int) or not denominator:
        return None
    return Decimal(numerator) / Decimal(denominator)


def _targets(paper: ReportPaper) -> Sheet:
    columns: tuple[Column, ...] = (
        Column("STT", 6),
        Column("Chỉ tiêu", 60),
        Column("Mức đề ra", 24),
        Column("Kết quả", 24),
        Column("Đánh giá", 30),
        Column("Số đơn vị đạt", 14),
        Column("Số đơn vị có số liệu", 14),
    )
    rows: list[list[Cell]] = [
        [number, row.text, row.goal, result_words(row.result), judgement(row), row.units_met, row.units_counted]
        for number, row in enumerate(paper.targets, start=1)
    ]
    if any(row.estimate for row in paper.targets):
        columns = (*columns, Column("Ước thực hiện", 24), Column("Chính thức so với ước", 22))
        for cells, row in zip(rows, paper.targets, strict=True):
            cells += [result_words(row.estimate) if row.estimate else "", change_words(row)]
    return Sheet("Chỉ tiêu", columns, rows, frozen=2)


def _money(paper: ReportPaper) -> list[Sheet]:
    """Money of the plan by unit, where there is any; the total as formulas that follow the filters."""
    if paper.money is None:
        return []
    headings = ("Dự toán đề nghị (đồng)", "Được sử dụng (đồng)", "Giải ngân (đồng)", "Quyết toán (đồng)")
    columns = (Column("Đơn vị", 46), *(Column(heading, 20) for heading in headings))
    rows: list[list[Cell]] = [
        [row.unit, row.estimate, row.available, row.spent, row.settled] for row in paper.money.rows
    ]
    last, total = len(rows) + 1, paper.money.total
    sums = (total.estimate, total.available, total.spent, total.settled)
    formulas = [
        Formula(f"=SUBTOTAL(109,{name}2:{name}{last})", value) for name, value in zip("BCDE", sums, strict=True)
    ]
    return [Sheet(f"Kinh phí {paper.money.year}", columns, rows, total=[TOTAL, *formulas], frozen=1)]


def _late(paper: ReportPaper) -> Sheet:
    columns = (Column("Đơn vị", 46), Column("Tình trạng", 26), Column("Hạn gửi", 12), Column("Số ngày chậm", 12))
    rows: list[list[Cell]] = [[each.unit, "Chưa gửi", each.due, each.days_late] for each in paper.missing]
    rows += [[each.unit, "Gửi chậm", each.due, each.days_late] for each in paper.late]
    rows += [[each.unit, each.state, each.due, each.days_late or None] for each in paper.pending]
    return Sheet("Chưa gửi, gửi chậm", columns, rows)


def _figures(table: FigureTable) -> Sheet:
    columns = (*BEFORE, *(Column(each.heading, 18) for each in table.columns))
    rows = [_row(table.columns, number, line) for number, line in enumerate(table.lines, start=1)]
    total = [None, TOTAL, None, None, None, *_totals(table)]
    return Sheet("Số liệu từng đơn vị", columns, rows, total=total, frozen=2)


def _row(columns: Sequence[FigureColumn], number: int, line: Line) -> list[Cell]:
    values: list[Cell] = [
        _percent(line.values, place, number + 1) if column.share else line.values[place]
        for place, column in enumerate(columns)
    ]
    return [number, line.unit, line.standing, line.due, line.sent, *values]


def _percent(values: Sequence[Value], place: int, line: int) -> Cell:
    """A share as a formula over the two cells before it."""
    share = _share(values[place - 2], values[place - 1])
    if share is None:
        told = values[place]
        return told if isinstance(told, str) else None
    top, base = (f"{xl_col_to_name(len(BEFORE) + place - back)}{line}" for back in (2, 1))
    return Formula(f"=IF({base}>0,{top}/{base},0)", float(share), percent=True)


def _totals(table: FigureTable) -> list[Cell]:
    last = len(table.lines) + 1
    found: list[Cell] = []
    for place, column in enumerate(table.columns):
        if column.share:
            found.append(_percent(table.totals, place, last + 1))
        else:
            found.append(_total(table, place, column, last))
    return found


def _total(table: FigureTable, place: int, column: FigureColumn, last: int) -> Cell:
    """A formula where the visible figures come to the total; else the total itself, as where some are hidden."""
    total = table.totals[place]
    shown = [line.values[place] for line in table.lines if isinstance(line.values[place], (int, Decimal))]
    numbers = [value for value in shown if isinstance(value, (int, Decimal))]
    reached = {"sum": sum(numbers), "max": max(numbers, default=0)}.get(column.adds)
    if total is None or isinstance(total, str) or reached != total:
        return total
    letter = xl_col_to_name(len(BEFORE) + place)
    return Formula(f"=SUBTOTAL({_SUBTOTALS[column.adds]},{letter}2:{letter}{last})", float(total))
