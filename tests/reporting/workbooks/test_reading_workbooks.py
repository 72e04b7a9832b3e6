"""What a filled workbook says, and everything that may be wrong in it, told by sheet and cell."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cast import Cast
from dondoc.core.errors import Problem
from dondoc.reporting.rules.forms import IndicatorDraft
from dondoc.reporting.workbooks.asking import Asked
from dondoc.reporting.workbooks.boxes import boxes_of
from dondoc.reporting.workbooks.process import answer
from dondoc.reporting.workbooks.reading import Read, read_answer
from filled import blank, edited, filled, line_of, table
from rounds import Round, make_round

pytestmark = pytest.mark.django_db
FORM = (
    IndicatorDraft("Lớp tập huấn", "count", unit="lớp", section="Tập huấn", help="Lớp từ nửa ngày."),
    IndicatorDraft("Trường đạt", "share", numerator_label="Số trường đạt", denominator_label="Tổng số trường"),
    IndicatorDraft("Kinh phí", "amount", unit="triệu đồng", decimals=2, required=False),
    IndicatorDraft("Có kế hoạch riêng", "yes_no", required=False),
    IndicatorDraft("Tình trạng", "choice", answers=("Đã lập", "Đang lập"), required=False),
    IndicatorDraft("Vướng mắc", "text", required=False),
    IndicatorDraft("Biên bản", "file", required=False),
)


@pytest.fixture
def round_(cast: Cast) -> Round:
    return make_round(cast, *FORM)


def read(round_: Round, data: bytes) -> list[Read]:
    return read_answer(answer(data), Asked(round_.cycle))


def one(round_: Round, edit: Any = None, **answers: Any) -> Read:
    """The reading of the commune's workbook."""
    (found,) = read(round_, filled(round_, round_.cast.commune, edit, **answers))
    return found


def said(round_: Round, found: Read) -> dict[str, Any]:
    """What was read, by the codes of the indicators."""
    codes = {str(pk): code for pk, code in round_.form.indicators.values_list("pk", "code")}
    values = {codes[key]: parts for key, parts in found.said.values.items()}
    return values | {codes[key]: text for key, text in found.said.texts.items()}


def test_a_box_bears_the_number_of_its_indicator_on_the_page(round_: Round) -> None:
    asked_first = IndicatorDraft("Ảnh", "file", required=False), *FORM
    boxes = boxes_of(make_round(round_.cast, *asked_first).form.indicators.all(), "Thuyết minh")
    assert [(box.number, box.part) for box in boxes] == [
        (2, "value"),
        (3, "numerator"),
        (3, "denominator"),
        (4, "value"),
        (5, "value"),
        (6, "value"),
        (7, "text"),
        (0, ""),
    ]


def test_numbers_words_and_choices_are_read_as_a_person_would_have_typed_them(round_: Round) -> None:
    found = one(round_, c1=1200, c2_tu=2, c2_mau=3, c3=1234.56, c4="có", c5=" đang  LẬP", c6="Thiếu nước\nchữa cháy")
    assert not found.problems
    assert (found.unit_id, found.unit_name) == (round_.cast.commune.pk, "Ủy ban nhân dân xã Suối Lam")
    assert said(round_, found) == {
        "c1": {"value": 1200},
        "c2": {"numerator": 2, "denominator": 3},
        "c3": {"value": 123456},
        "c4": {"value": 1},
        "c5": {"value": 1},
        "c6": "Thiếu nước\nchữa cháy",
    }


@pytest.mark.parametrize(
    ("typed", "figure"),
    [("1.234,5", 123450), ("12", 1200), (0.1 + 0.2, 30), ("1 234", 123400), (7, 700), (8_999_999_999, 899999999900)],
)
def test_amounts_may_be_numbers_or_vietnamese_text(round_: Round, typed: Any, figure: int) -> None:
    assert said(round_, one(round_, c3=typed)) == {"c3": {"value": figure}}


@pytest.mark.parametrize(
    ("answers", "where", "sentence"),
    [
        ({"c1": "mười"}, "ô D9 (Lớp tập huấn)", "Đây không phải là số nguyên"),
        ({"c1": "1,234.5"}, "ô D9 (Lớp tập huấn)", "Đây không phải là số nguyên"),
        ({"c1": 1.234}, "ô D9 (Lớp tập huấn)", "Một nghìn hai trăm ghi là 1200"),
        ({"c1": -1}, "ô D9 (Lớp tập huấn)", "Số liệu không được âm"),
        ({"c1": True}, "ô D9 (Lớp tập huấn)", "Đây không phải là số nguyên"),
        ({"c1": 1e16}, "ô D9 (Lớp tập huấn)", "Số liệu quá lớn"),
        ({"c1": date(2026, 2, 1)}, "ô D9 (Lớp tập huấn)", "Excel đã đổi ô này thành ngày"),
        ({"c1": "=1+1"}, "ô D9 (Lớp tập huấn)", "Ô này là công thức"),
        ({"c2_tu": 3, "c2_mau": 2}, "ô D11 (Số trường đạt)", "Tử số lớn hơn mẫu số"),
        ({"c3": 1.234}, "ô D13 (Kinh phí)", "quá nhiều chữ số sau dấu phẩy"),
        ({"c3": "1.5"}, "ô D13 (Kinh phí)", "Đây không phải là số."),
        ({"c4": "x"}, "ô D14 (Có kế hoạch riêng)", "Biểu mẫu không có câu trả lời này"),
        ({"c5": "Xong"}, "ô D15 (Tình trạng)", "Biểu mẫu không có câu trả lời này"),
        ({"c6": "Gọi 0912 345 678"}, "ô D16 (Vướng mắc)", "Có số điện thoại cá nhân “09"),
    ],
)
def test_what_is_wrong_in_a_cell_is_told_at_that_cell(
    round_: Round, answers: dict[str, Any], where: str, sentence: str
) -> None:
    found = one(round_, **answers)
    assert [each.where for each in found.problems] == [f"trang Báo cáo, {where}"]
    assert sentence in found.problems[0].message
    assert found.said.empty


def test_merged_cells_and_errors_of_excel_are_told(round_: Round) -> None:
    def spoil(sheet: Worksheet) -> None:
        sheet.merge_cells("D13:D14")
        sheet["D9"].value = "#N/A"

    places = [(each.where, each.message[:20]) for each in one(round_, spoil).problems]
    assert places == [
        ("trang Báo cáo, ô D9 (Lớp tập huấn)", "Ô này báo lỗi của Ex"),
        ("trang Báo cáo, ô D13 (Kinh phí)", "Ô này bị gộp với ô k"),
        ("trang Báo cáo, ô D14 (Có kế hoạch riêng)", "Ô này bị gộp với ô k"),
    ]


def test_formulas_of_a_sheet_that_somebody_added_are_nobodys_business(round_: Round) -> None:
    def reckon_beside(sheet: Worksheet) -> None:
        added = sheet.parent.create_sheet("Nháp & tính", 0)
        added["D9"].value = "=SUM(A1:A5)"
        added.merge_cells("D13:D14")

    assert one(round_, reckon_beside, c1=7).problems == []
    spoilt = one(round_, lambda sheet: reckon_beside(sheet) or sheet.merge_cells("D15:D16"), c1=7)
    assert [each.where[:20] for each in spoilt.problems] == ["trang Báo cáo, ô D15", "trang Báo cáo, ô D16"]


def test_a_workbook_that_was_altered_or_is_of_another_round_or_unit_is_known(round_: Round) -> None:
    cast = round_.cast
    other = edited_first(blank(round_, cast.school))

    def swap(sheet: Worksheet) -> None:
        sheet["A1"].value = other

    def rename(sheet: Worksheet) -> None:
        sheet["C2"].value = "Ủy ban nhân dân phường Bến Đá"

    def renumber(sheet: Worksheet) -> None:
        parts = str(sheet["A1"].value).split("|")
        sheet["A1"].value = "|".join([*parts[:2], str(round_.cycle.pk + 1), *parts[3:]])

    def relabel(sheet: Worksheet) -> None:
        first, second = line_of(sheet, "c1"), line_of(sheet, "c3")
        sheet.cell(first, 1).value, sheet.cell(second, 1).value = "c3", "c1"

    told = [[(each.where, each.message[:25]) for each in one(round_, edit).problems] for edit in (swap, rename)]
    altered = "Phần nhận dạng của tệp (k"
    assert told == [[("trang Báo cáo, ô C2", altered)], [("trang Báo cáo, ô C2", altered)]]
    assert one(round_, renumber).problems[0].message.startswith("Tệp này của kỳ báo cáo khác.")
    moved = [(each.where, each.message[:21]) for each in one(round_, relabel).problems]
    assert moved == [
        ("trang Báo cáo, ô C9", "Tên chỉ số ở đây đã b"),
        ("trang Báo cáo, ô C13", "Tên chỉ số ở đây đã b"),
    ]


def edited_first(data: bytes) -> str:
    found: list[str] = []
    edited(data, lambda sheet: found.append(str(sheet["A1"].value)))
    return found[0]


def test_hostile_and_strange_files_are_refused_in_a_sentence(round_: Round) -> None:
    own = blank(round_, round_.cast.commune)
    files = {
        "macro": with_part(own, "xl/vbaProject.bin", b"x"),
        "bomb": with_part(own, "xl/media/a.bin", b"\0" * (60 << 20)),
        "foreign": plain_book(),
        "kind": b"%PDF-1.7",
        "old": b"\xd0\xcf\x11\xe0 old",
        "broken": b"PK\x03\x04 nothing",
    }
    assert {code: answer(data) for code, data in files.items()} == {code: {"error": code} for code in files}
    told = [read_answer({"error": code}, Asked(round_.cycle))[0].problems for code in files]
    assert all(len(problems) == 1 and problems[0].message.endswith(".") for problems in told)


def test_a_workbook_of_which_a_byte_was_lost_is_refused(round_: Round) -> None:
    data = blank(round_, round_.cast.commune)
    with zipfile.ZipFile(BytesIO(data)) as package:
        at = package.getinfo("xl/worksheets/sheet1.xml").header_offset + 200
    assert answer(data[:at] + bytes([data[at] ^ 255]) + data[at + 1 :]) == {"error": "broken"}


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    file = BytesIO(data)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return file.getvalue()


def plain_book() -> bytes:
    import xlsxwriter

    file = BytesIO()
    with xlsxwriter.Workbook(file) as workbook:
        workbook.add_worksheet("Báo cáo").write(0, 0, "Số liệu")
    return file.getvalue()


def test_a_table_holds_a_report_for_each_line_whatever_their_order(round_: Round) -> None:
    cast = round_.cast

    def spoil(sheet: Worksheet) -> None:
        sheet["C9"].value = "Đơn vị lạ"
        sheet["D9"].value = 5

    rows = {cast.commune.pk: {"c1": 4, "c2_tu": 1, "c2_mau": 2}, cast.other_commune.pk: {"c1": "bốn"}}
    found = read(round_, table(round_, rows, spoil))
    by_unit = {each.unit_id: each for each in found}
    assert said(round_, by_unit[cast.commune.pk]) == {"c1": {"value": 4}, "c2": {"numerator": 1, "denominator": 2}}
    assert [each.where for each in by_unit[cast.other_commune.pk].problems] == ["trang Báo cáo, ô D7 (Lớp tập huấn)"]
    assert by_unit[cast.school.pk].said.empty
    assert by_unit[None].problems == (
        Problem(
            "trang Báo cáo, ô C9",
            "Dòng này không thuộc đơn vị nào của kỳ, hoặc tên đơn vị đã bị sửa. Hãy chép lại dòng từ tệp gốc.",
        ),
    )


def test_a_column_whose_name_was_altered_is_told(round_: Round) -> None:
    def spoil(sheet: Worksheet) -> None:
        sheet["E5"].value = "Khác"

    (found,) = read(round_, table(round_, {}, spoil))
    assert [each.where for each in found.problems] == ["trang Báo cáo, ô E5"]
