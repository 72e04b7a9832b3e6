"""Words of a PDF that are drawn in one go, which the reader takes as one as long as nothing stands between them."""

from __future__ import annotations

from itertools import pairwise

from pdf_file import HEIGHT, Sheet, pdf
from shown import flags, texts

from dondoc.reader.formats import load

SIZE = 12
SIGN = 0.6 * SIZE


def read(*sheets: Sheet) -> list[object]:
    return texts(load(pdf(*sheets), name="ke-hoach.pdf"))


def drawn(sheet: Sheet, x: float, y: float, *parts: str | float) -> Sheet:
    """Draws texts in one go, between them as many heights of the font as the numbers say."""
    shown = " ".join(f"({part})" if isinstance(part, str) else f"{-1000 * part}" for part in parts)
    sheet.marks.append(f"BT /F1 {SIZE} Tf {x} {HEIGHT - y} Td [{shown}] TJ ET")
    return sheet


def body(sheet: Sheet, y: float) -> Sheet:
    for number in range(3):
        sheet.text(60, y + 16 * number, "Cac don vi thuc hien Ke hoach nay theo chuc nang duoc giao trong", size=SIZE)
    return sheet


def test_a_gap_of_columns_parts_what_was_drawn_in_one_go_also_before_its_last_word() -> None:
    sheet = drawn(body(Sheet(), 60), 60, 200, "Noi nhan:", 15, "CHU TICH")
    sheet = drawn(drawn(sheet, 60, 216, "- Nhu tren;", 16, "(ky)"), 60, 232, "- Luu: VT.", 16, "Mau")
    assert read(sheet)[1] == [[["Noi nhan:", "- Nhu tren;", "- Luu: VT."], ["CHU TICH", "(ky)", "Mau"]]]


def test_columns_of_a_table_without_lines_are_found_in_rows_drawn_in_one_go() -> None:
    rows = [
        ("TT", "Noi dung", "Chu tri", "Thoi gian"),
        ("1", "Kiem tra binh", "So Xay dung", "Quy I"),
        ("2", "Dien tap", "Cong an", "Quy II"),
        ("3", "Tong ket", "Van phong", "Quy IV"),
    ]
    sheet = Sheet()
    edges = (60, 90, 240, 380)
    for number, row in enumerate(rows):
        parts: list[str | float] = [row[0]]
        for (text, following), (left, right) in zip(pairwise(row), pairwise(edges), strict=True):
            parts += [(right - left - SIGN * len(text)) / SIZE, following]
        drawn(sheet, edges[0], 100 + 30 * number, *parts)
    head = [["TT"], ["Noi dung"], ["Chu tri"], ["Thoi gian"]]
    for heading, name in (("Noi dung", "Nội dung"), ("Chu tri", "Chủ trì"), ("Thoi gian", "Thời gian")):
        sheet.marks = [mark.replace(heading, name) for mark in sheet.marks]
        head = [[name] if cell == [heading] else cell for cell in head]
    assert read(sheet) == [[head, *([[cell] for cell in row] for row in rows[1:])]]


def test_a_line_drawn_over_two_columns_of_a_ruled_table_is_parted_between_them() -> None:
    sheet = Sheet().grid((60, 150, 300), (90, 120, 150))
    sheet.text(64, 110, "Dien tap cap So Xay dung", size=SIZE).text(64, 140, "Phong\xadchay cap xa", size=SIZE)
    assert read(sheet) == [[[["Dien tap cap"], ["So Xay dung"]], [["Phong-chay cap"], ["xa"]]]]


def test_the_part_of_a_line_that_stands_beside_a_ruled_table_is_outside_of_it() -> None:
    sheet = Sheet().grid((150, 250, 350), (90, 120, 150))
    sheet.text(64, 110, "Dien tap cap So Xay dung", size=SIZE).text(154, 140, "Phong chay", size=SIZE)
    assert read(sheet) == [[[["So Xay dung"], []], [["Phong chay"], []]], "Dien tap cap"]


def test_bold_words_in_a_line_leave_it_one_line_and_the_line_not_bold() -> None:
    sheet = body(Sheet(), 60).text(60, 130, "1. Muc dich:", bold=True, size=SIZE)
    sheet.text(60 + 13 * SIGN, 130, "bao dam an toan", size=SIZE)
    assert flags(load(pdf(sheet), name="a.pdf"))[-1] == ("1. Muc dich: bao dam an toan", "gap")


def test_the_mark_of_a_note_behind_a_word_of_a_line_is_no_part_of_its_text() -> None:
    sheet = body(Sheet(), 60).text(60, 130, "theo Luat Khoang san", size=SIZE)
    sheet.text(60 + 20 * SIGN, 125, "1", size=7).text(60 + 22 * SIGN, 130, "nam nay.", size=SIZE)
    assert read(sheet)[-1] == "theo Luat Khoang san nam nay."
