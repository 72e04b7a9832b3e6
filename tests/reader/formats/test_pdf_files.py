"""PDF with a text layer. The files are typed by hand in a font without Vietnamese letters."""

from __future__ import annotations

import pytest
from pdf_file import Sheet, pdf
from shown import flags, texts

from dondoc.reader.formats import load
from dondoc.reader.source import Line, Source, Table

FULL = "Cac don vi thuc hien ke hoach nay theo chuc nang duoc giao"


def read(*sheets: Sheet) -> Source:
    return load(pdf(*sheets), name="ke-hoach.pdf")


def body(sheet: Sheet, y: float, lines: int) -> Sheet:
    """Type one paragraph of so many full lines."""
    for number in range(lines):
        sheet.text(71.5, y + 18 * number, FULL, size=13)
    return sheet


def whole(lines: int) -> str:
    """The paragraph that ``body`` types."""
    return " ".join([FULL] * lines)


def test_a_paragraph_is_one_line_with_the_page_on_which_it_begins() -> None:
    source = read(body(Sheet(), 100, 2), body(Sheet(), 100, 1).text(71.5, 118, "Het.", size=13).text(71.5, 136, "Luu"))
    assert (source.text, source.format, source.wrapped, source.pages) == (
        f"{whole(3)} Het.\nLuu",
        "pdf",
        False,
        2,
    )
    first, second = source.blocks
    assert isinstance(first, Line) and isinstance(second, Line)
    assert (first._replace(box=None), second.page) == (Line((0, 181), page=1), 2)
    assert first.box == pytest.approx((0.12, 0.106, 0.88, 0.144), abs=0.005)


def test_a_line_that_had_room_for_the_next_word_ends_its_paragraph() -> None:
    sheet = body(Sheet(), 100, 3).text(71.5, 154, "Ke hoach nay", size=13).text(71.5, 172, "Don vi khac", size=13)
    assert texts(read(sheet)) == [f"{whole(3)} Ke hoach nay", "Don vi khac"]


def test_an_indented_line_begins_a_paragraph() -> None:
    sheet = body(Sheet(), 100, 3)
    sheet.text(100, 154, FULL[4:], size=13).text(71.5, 172, FULL, size=13)
    assert texts(read(sheet)) == [whole(3), f"{FULL[4:]} {FULL}"]


def test_lines_that_hang_below_a_label_belong_to_its_item() -> None:
    sheet = body(Sheet(), 100, 3).text(90, 154, "- Cac don vi thuc hien ke hoach nay theo chuc nang duoc", size=13)
    sheet.text(105, 172, "giao va gui bao cao ve co quan thuong truc", size=13)
    assert texts(read(sheet)) == [
        whole(3),
        "- Cac don vi thuc hien ke hoach nay theo chuc nang duoc giao va gui bao cao ve co quan thuong truc",
    ]


def test_a_number_cut_at_its_dash_is_closed() -> None:
    sheet = body(Sheet(), 100, 3).text(
        71.5, 154, "theo Chi thi cua Ban Thuong vu Tinh uy ve dau tu cong so 11-", size=13
    )
    sheet.text(71.5, 172, "CT/TU ngay 04/01/2026", size=13)
    assert texts(read(sheet)) == [
        f"{whole(3)} theo Chi thi cua Ban Thuong vu Tinh uy ve dau tu cong so 11-CT/TU ngay 04/01/2026"
    ]


def test_bold_centred_and_gap_come_from_font_and_place() -> None:
    sheet = Sheet().centred(100, "KE HOACH", bold=True).centred(118, "Ve an toan truong hoc")
    sheet = body(sheet, 160, 3).text(71.5, 250, "I. MUC DICH", size=13, bold=True)
    assert flags(read(sheet)) == [
        ("KE HOACH", "bold centred"),
        ("Ve an toan truong hoc", "centred"),
        (whole(3), "gap"),
        ("I. MUC DICH", "gap bold"),
    ]


def test_head_and_signature_are_layout_tables_left_column_first() -> None:
    sheet = Sheet().text(300, 60, "CONG HOA XA HOI").text(60, 60, "UBND TINH X")
    sheet.text(60, 78, "So: 12/KH").text(300, 80, "Noi X, ngay 05")
    body(sheet.centred(120, "KE HOACH", bold=True), 150, 4)
    sheet.text(71.5, 222, "den het nam 2026./.", size=13)
    sheet.text(330, 250, "GIAM DOC", bold=True).text(60, 252, "Noi nhan:", bold=True).text(60, 268, "- Luu: VT.")
    sheet.text(320, 330, "Ten Nguoi Ky")
    assert texts(read(sheet)) == [
        [[["UBND TINH X", "So: 12/KH"], ["CONG HOA XA HOI", "Noi X, ngay 05"]]],
        "KE HOACH",
        f"{whole(4)} den het nam 2026./.",
        [[["Noi nhan:", "- Luu: VT."], ["GIAM DOC", "Ten Nguoi Ky"]]],
    ]


def test_a_blank_left_in_a_line_does_not_part_it() -> None:
    sheet = body(Sheet().text(60, 80, "(Kem theo Ke hoach so:").text(330, 80, "/KH-UBND)"), 100, 3)
    assert texts(read(sheet))[0] == "(Kem theo Ke hoach so: /KH-UBND)"


def test_page_numbers_and_running_heads_are_dropped() -> None:
    sheets = [
        body(Sheet().text(60, 30, f"CONG BAO So 12 trang {page}").centred(48, str(page)), 150, 3)
        for page in range(1, 5)
    ]
    assert texts(read(*sheets)) == [whole(12)]


def test_a_number_alone_inside_the_page_stays() -> None:
    sheet = body(Sheet().centred(400, "2026"), 150, 3)
    assert texts(read(sheet)) == [whole(3), "2026"]


def test_lines_stand_in_the_order_of_the_page_not_of_the_file() -> None:
    sheet = Sheet().text(60, 200, "Dong thu hai cua van ban").text(60, 150, "Dong thu nhat cua van ban:")
    assert texts(read(sheet)) == ["Dong thu nhat cua van ban:", "Dong thu hai cua van ban"]


def test_small_numbered_lines_at_the_foot_are_notes_and_raised_figures_their_marks() -> None:
    sheet = body(Sheet(), 100, 3).text(71.5, 154, "theo Luat", size=13).text(142, 149, "1", size=7)
    sheet.text(60, 700, "1", size=6).text(66, 703, "Luat so 55 nam 2024", size=9).text(60, 714, "cua Quoc hoi", size=9)
    assert flags(read(sheet)) == [
        (f"{whole(3)} theo Luat", ""),
        ("Luat so 55 nam 2024 cua Quoc hoi", "note"),
    ]


def test_a_ruled_table_is_a_table_and_a_missing_rule_a_merged_cell() -> None:
    sheet = body(Sheet(), 60, 2).grid([60, 120, 300], [110, 140, 170]).line(500, 110, 500, 200)
    sheet.line(300, 110, 500, 110).line(300, 140, 500, 140).line(300, 200, 500, 200).line(60, 200, 300, 200)
    sheet.line(60, 170, 60, 200).line(120, 170, 120, 200).line(300, 170, 300, 200)
    sheet.text(65, 130, "TT").text(125, 130, "Noi dung").text(305, 130, "Co quan")
    sheet.text(65, 160, "1").text(125, 160, "Tap huan").text(305, 160, "So Y te").text(305, 176, "So GD")
    sheet.text(65, 190, "2").text(125, 190, "Kiem tra")
    sheet.text(71.5, 240, "Sau bang", size=13)
    source = read(sheet)
    assert texts(source) == [
        whole(2),
        [
            [["TT"], ["Noi dung"], ["Co quan"]],
            [["1"], ["Tap huan"], ["So Y te", "So GD"]],
            [["2"], ["Kiem tra"]],
        ],
        "Sau bang",
    ]
    table = source.blocks[1]
    assert isinstance(table, Table)
    assert [(c.row, c.column, c.rows, c.columns) for c in table.cells if c.rows > 1] == [(1, 2, 2, 1)]


def test_a_hard_wrap_in_a_cell_is_no_line_break_and_a_short_line_is_one() -> None:
    sheet = body(Sheet(), 60, 1).grid([60, 120, 300], [110, 140, 200])
    sheet.text(65, 130, "TT").text(125, 130, "Noi dung").text(65, 160, "1")
    sheet.text(125, 155, "Tap huan cho can bo").text(125, 171, "co so;").text(125, 187, "kiem tra")
    assert texts(read(sheet))[1] == [
        [["TT"], ["Noi dung"]],
        [["1"], ["Tap huan cho can bo co so;", "kiem tra"]],
    ]


def test_a_table_goes_on_over_the_page_without_its_repeated_head_and_with_its_broken_row() -> None:
    first = body(Sheet(), 60, 1).grid([60, 120, 300], [700, 720, 760])
    first.text(65, 715, "TT").text(125, 715, "Noi dung").text(65, 735, "1").text(125, 735, "Tap huan cho")
    second = Sheet().centred(40, "2").grid([60, 120, 300], [60, 80, 120, 140])
    second.text(65, 75, "TT").text(125, 75, "Noi dung").text(125, 95, "can bo.")
    second.text(65, 135, "2").text(125, 135, "Kiem tra")
    assert texts(read(first, second)) == [
        FULL,
        [[["TT"], ["Noi dung"]], [["1"], ["Tap huan cho", "can bo."]], [["2"], ["Kiem tra"]]],
    ]


def test_a_cell_merged_down_to_the_page_end_covers_the_empty_cell_on_top_of_the_next_page() -> None:
    first = body(Sheet(), 60, 1).grid([60, 120], [700, 730, 760]).line(300, 700, 300, 760)
    first.line(120, 700, 300, 700).line(120, 760, 300, 760)
    first.text(65, 720, "1").text(65, 750, "2").text(125, 735, "Hang nam")
    second = Sheet().grid([60, 120, 300], [60, 90, 120]).text(65, 80, "3").text(65, 110, "4")
    second.text(125, 110, "Hang quy")
    source = read(first, second)
    table = source.blocks[1]
    assert isinstance(table, Table)
    assert [
        (cell.row, cell.column, cell.rows, [(source.at(line.span), line.page) for line in cell.lines])
        for cell in table.cells
    ] == [
        (0, 0, 1, [("1", 1)]),
        (0, 1, 3, [("Hang nam", 1)]),
        (1, 0, 1, [("2", 1)]),
        (2, 0, 1, [("3", 2)]),
        (3, 0, 1, [("4", 2)]),
        (3, 1, 1, [("Hang quy", 2)]),
    ]


def test_a_table_behind_other_text_on_the_next_page_is_another_table() -> None:
    def sheet(title: str) -> Sheet:
        drawn = Sheet().text(60, 200, title).grid([60, 120, 300], [300, 320, 340])
        return drawn.text(65, 315, "TT").text(125, 315, "Noi dung").text(65, 335, "1").text(125, 335, "Viec")

    rows = [[["TT"], ["Noi dung"]], [["1"], ["Viec"]]]
    assert texts(read(sheet("Phu luc I kem theo"), sheet("Phu luc II kem theo"))) == [
        "Phu luc I kem theo",
        rows,
        "Phu luc II kem theo",
        rows,
    ]


def test_a_page_shown_turned_reads_as_it_is_shown() -> None:
    # Typed upwards along the page's height, so that turning the page by 90 degrees shows it upright.
    turned = Sheet(turn=90)
    for x, words in ((100, "Dong thu nhat cua phu luc"), (120, "Dong thu hai cua phu luc")):
        turned.marks.append(f"BT /F1 14 Tf 0 1 -1 0 {x} 100 Tm ({words}) Tj ET")
    assert texts(read(turned)) == ["Dong thu nhat cua phu luc", "Dong thu hai cua phu luc"]
