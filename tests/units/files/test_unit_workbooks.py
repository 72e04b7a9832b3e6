"""Excel files of units: what is read of them, and that a hostile one does no harm."""

from __future__ import annotations

import io
import zipfile

import pytest
from xlsxwriter.workbook import Workbook

from dondoc.core.errors import Invalid
from dondoc.units.files import sheets
from dondoc.units.files.rows import in_order, read_table
from dondoc.units.files.workbook import answer
from units.files.workbooks import DAY, listed, repacked, workbook

TOO_MUCH = "Tệp Excel này cần quá nhiều bộ nhớ hoặc thời gian để mở. Hãy chép riêng bảng đơn vị sang một tệp mới."
BROKEN = "Tệp Excel này không mở được. Hãy mở bằng Excel, lưu lại thành .xlsx rồi chọn lại."


def refusal(data: bytes) -> str:
    with pytest.raises(Invalid) as refused:
        read_table(data)
    (problem,) = refused.value.problems
    return problem.message


def one_row(book: Workbook) -> None:
    listed(book, [("S1", "Xã A", "commune", "", DAY)])


def test_days_and_whole_numbers_are_read_as_they_show() -> None:
    data = workbook(lambda book: listed(book, [(26734, "Xã A", "UBND cấp xã", "S0", DAY)]) and None)
    (row,) = read_table(data).rows
    assert (row.code, row.parent, row.valid_from) == ("26734", "S0", DAY)


def test_every_sheet_with_our_headings_is_read_and_the_others_are_named() -> None:
    def write(book: Workbook) -> None:
        book.add_worksheet("Ghi chú").write("A1", "Danh sách năm 2025")
        listed(book, [("S1", "Xã A", "commune", "", DAY)], "Xã")
        listed(book, [("S2", "Trường B", "school", "S1", DAY)], "Trường")
        hidden = listed(book, [("S3", "Ẩn", "school", "S1", DAY)], "Ẩn")
        hidden.hide()

    table = read_table(workbook(write))
    assert ([row.code for row in table.rows], table.left_out) == (["S1", "S2"], ("Ghi chú",))


def test_a_wrong_cell_is_named_by_sheet_and_place() -> None:
    data = workbook(lambda book: listed(book, [("S1", "", "village", "", DAY)]) and None)
    assert [problem.where for problem in in_order(read_table(data).problems)] == [
        "trang Đơn vị, ô B2 (name)",
        "trang Đơn vị, ô C2 (kind)",
    ]


def test_of_a_formula_the_stored_result_counts() -> None:
    def write(book: Workbook) -> None:
        sheet = listed(book, [("S1", "", "commune", "", DAY)])
        sheet.write_formula("B2", '="Xã "&"A"', None, "Xã A")

    assert [row.name for row in read_table(workbook(write)).rows] == ["Xã A"]


@pytest.mark.parametrize("stored", ["#N/A", ""])
def test_a_formula_without_a_result_is_told_and_not_read_as_blank(stored: str) -> None:
    def write(book: Workbook) -> None:
        sheet = listed(book, [("S1", "Xã A", "commune", "", DAY)])
        sheet.write_formula("D2", "=VLOOKUP(1,X1:X2,1)", None, stored)

    data = workbook(write)
    if not stored:  # as libraries write formulas that nobody has counted yet
        data = repacked(data, lambda _name, part: part.replace(b' t="str"><f>', b"><f>").replace(b"<v></v>", b""))
    (problem,) = read_table(data).problems
    assert problem.where == "trang Đơn vị, ô D2 (parent)"
    assert problem.message.startswith("Ô này là công thức đang báo lỗi hoặc chưa được tính.")


def test_a_part_that_unpacks_to_too_much_is_refused() -> None:
    data = workbook(one_row)
    swollen = repacked(data, lambda name, part: part + b" " * (40 << 20) if "sheet1" in name else part)
    assert (len(swollen) < 1 << 20, refusal(swollen)) == (True, TOO_MUCH)


def test_a_directory_that_lies_about_a_size_does_no_harm() -> None:
    data = bytearray(
        repacked(workbook(one_row), lambda name, part: part + b" " * (3 << 20) if "sheet1" in name else part)
    )
    true_size = next(
        entry.file_size for entry in zipfile.ZipFile(io.BytesIO(data)).infolist() if "sheet1" in entry.filename
    )
    place = data.rindex(true_size.to_bytes(4, "little"))
    data[place : place + 4] = (1000).to_bytes(4, "little")
    assert answer(bytes(data)) == {"error": "broken"}


def test_a_sheet_whose_cells_span_the_world_is_refused() -> None:
    def write(book: Workbook) -> None:
        listed(book, [("S1", "Xã A", "commune", "", DAY)]).write("XFD1048576", "x")

    assert refusal(workbook(write)) == TOO_MUCH


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04" + b"\0" * 100, BROKEN),
        (
            b"\xd0\xcf\x11\xe0" + b"\0" * 100,
            "Tệp là Excel đời cũ (.xls) hoặc có mật khẩu. Hãy lưu lại thành .xlsx không có mật khẩu.",
        ),
    ],
    ids=["broken", "old or locked"],
)
def test_what_is_no_workbook_is_told(data: bytes, message: str) -> None:
    assert refusal(data) == message


def test_another_office_file_is_no_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    assert refusal(out.getvalue()) == BROKEN


def test_a_workbook_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "SECONDS", 0)
    assert refusal(workbook(one_row)) == TOO_MUCH
