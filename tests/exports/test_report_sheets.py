"""The compiled report as Excel and CSV: totals as formulas that come to the totals, texts that stay texts."""

from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from cast import Cast
from dondoc.compiling.models import PaperKind
from dondoc.compiling.papers.making import make_paper
from dondoc.compiling.papers.shipped import shipped
from dondoc.exports.compiled_report.gather import report_paper
from dondoc.exports.compiled_report.sheets import report_csv, write_report_book
from dondoc.reporting.models import Indicator
from dondoc.units.models import UnitVersion
from money import Money
from rounds import Round, make_round
from word_text import lines_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 20)
FIGURES = "Số liệu từng đơn vị"


@pytest.fixture
def round_(cast: Cast) -> Round:
    """Two reports are accepted, one unit has sent nothing; one unit's name looks like a formula."""
    made = make_round(cast)
    made.accept(cast.commune, made.typed(done=2, of=3, classes=6))
    made.accept(cast.school, made.typed(done=1, of=1, classes=9))
    UnitVersion.objects.filter(unit=cast.commune).update(name="=HYPERLINK(1)")
    return made


def rows(round_: Round, sheet: str, *, values: bool) -> list[tuple[object, ...]]:
    file = io.BytesIO()
    write_report_book(file, round_.cycle, TODAY)
    return list(load_workbook(file, data_only=values)[sheet].iter_rows(values_only=True))


def test_totals_are_formulas_over_the_filtered_rows_and_come_to_the_totals(round_: Round) -> None:
    found = rows(round_, FIGURES, values=False)
    assert [row[5:] for row in found[1:]] == [
        (2, 3, "=IF(G2>0,F2/G2,0)", 6),
        (1, 1, "=IF(G3>0,F3/G3,0)", 9),
        (None, None, None, None),
        ("=SUBTOTAL(109,F2:F4)", "=SUBTOTAL(109,G2:G4)", "=IF(G5>0,F5/G5,0)", "=SUBTOTAL(109,I2:I4)"),
    ]
    assert [row[1] for row in found] == [
        "Đơn vị",
        "=HYPERLINK(1)",
        "Trường Tiểu học Suối Lam",
        "Ủy ban nhân dân phường Bến Đá",
        "Tổng cộng",
    ]
    assert rows(round_, FIGURES, values=True)[-1][5:] == (3, 4, 0.75, 15)


def test_a_name_that_looks_like_a_formula_is_a_text(round_: Round) -> None:
    file = io.BytesIO()
    write_report_book(file, round_.cycle, TODAY)
    cell = load_workbook(file)[FIGURES]["B2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    lines = report_csv(round_.cycle, TODAY).decode("utf-8-sig").splitlines()
    assert [line.split(",")[:3] for line in lines[1:3]] == [
        ["1", "'=HYPERLINK(1)", "Đã chấp nhận"],
        ["2", "Trường Tiểu học Suối Lam", "Đã chấp nhận"],
    ]
    assert lines[-1] == ",Tổng cộng,,,,3,4,75.00,15"


def test_few_people_are_hidden_and_no_formula_tells_them(round_: Round) -> None:
    Indicator.objects.filter(form=round_.form, kind="count").update(about_people=True)
    round_.accept(round_.cast.other_commune, round_.typed(done=1, of=1, classes=3))
    told = [row[8] for row in rows(round_, FIGURES, values=False)[1:]]
    assert "< 5" in told and not [value for value in told if str(value).startswith("=")]
    assert 3 not in told


def test_the_other_sheets_hold_targets_and_late_units(round_: Round) -> None:
    assert rows(round_, "Chỉ tiêu", values=True)[2] == (
        2, "10 lớp tập huấn", "từ 10 lớp trở lên", "15 lớp", "Đạt", 0, 0
    )  # fmt: skip
    assert [row[:2] for row in rows(round_, "Chưa gửi, gửi chậm", values=True)[1:]] == [
        ("Ủy ban nhân dân phường Bến Đá", "Chưa gửi")
    ]


def test_the_plans_money_has_a_sheet_with_a_total_that_adds_up(cast: Cast) -> None:
    made = make_round(cast)
    purse = Money.of(made)
    line = purse.line(cast.commune)
    purse.give(purse.line(cast.province), 100)
    purse.give(line, 60, cast.province)
    purse.pay(line, 45)
    file = io.BytesIO()
    write_report_book(file, made.cycle, date(2026, 9, 1))
    sheet = load_workbook(io.BytesIO(file.getvalue()))["Kinh phí 2026"]
    shown = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [row[0] for row in shown] == [
        "Ủy ban nhân dân tỉnh Sông Mây",
        "Ủy ban nhân dân xã Suối Lam",
        "Tổng cộng",
    ]
    assert [row[1:] for row in shown[:2]] == [[0, 40, 0, 0], [0, 60, 45, 0]]


def test_the_plans_money_is_told_in_the_report(cast: Cast) -> None:
    made = make_round(cast)
    purse = Money.of(made)
    line = purse.line(cast.commune)
    purse.give(line, 60_000_000)
    purse.pay(line, 45_000_000)
    paper = report_paper(made.cycle, as_of=date(2026, 9, 1), today=date(2026, 9, 1))
    lines = lines_of(make_paper(shipped(PaperKind.HALF_YEAR), paper, []))
    assert [line for line in lines if "45.000.000" in line] == [
        "Kinh phí thực hiện năm 2026: được sử dụng 60.000.000 đồng; đã giải ngân 45.000.000 đồng, đạt 75%; "
        "đã quyết toán 0 đồng.",
        "1 | Ủy ban nhân dân xã Suối Lam | 0 | 60.000.000 | 45.000.000 | 75%",
        " | Cộng | 0 | 60.000.000 | 45.000.000 | 75%",
    ]
