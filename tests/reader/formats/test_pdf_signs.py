"""Signs of a PDF that are drawn in odd ways."""

from __future__ import annotations

import pytest
from pdf_file import HEIGHT, Sheet, pdf
from shown import flags, texts

from dondoc.reader.formats import load

FULL = "Các đơn vị thực hiện Kế hoạch này theo chức năng được giao"


def read(*sheets: Sheet) -> list[object]:
    return texts(load(pdf(*sheets), name="ke-hoach.pdf"))


def body(sheet: Sheet, lines: int = 3) -> Sheet:
    for number in range(lines):
        sheet.text(71.5, 200 + 18 * number, FULL, size=13)
    return sheet


def test_a_word_drawn_twice_to_look_bold_is_one_word() -> None:
    sheet = body(Sheet().text(60, 100, "KẾ HOẠCH năm 2026").text(60.4, 100, "KẾ HOẠCH năm 2026"))
    assert read(sheet)[0] == "KẾ HOẠCH năm 2026"


def test_letters_set_apart_are_words() -> None:
    sheet = Sheet()
    for place, sign in enumerate("KE  HOACH"):
        if sign != " ":
            sheet.text(60 + 16 * place, 100, sign)
    assert read(body(sheet))[0] == "KE HOACH"


def test_unseen_words_are_left_out() -> None:
    assert read(body(Sheet()).text(71.5, 400, "không in ra", size=13, mode=3)) == [" ".join([FULL] * 3)]


def test_a_dash_at_the_end_of_a_line_stays() -> None:
    sheet = body(Sheet(), 2).text(71.5, 236, "theo Quyết định của Ủy ban nhân dân tỉnh Sông số 12/QĐ-", size=13)
    sheet.text(71.5, 254, "UBND ngày 05/01/2026", size=13)
    assert read(sheet) == [
        f"{FULL} {FULL} theo Quyết định của Ủy ban nhân dân tỉnh Sông số 12/QĐ-UBND ngày 05/01/2026",
    ]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize(("angle", "x", "y", "step"), [(90, 100, 700, (20, 0)), (270, 400, 100, (-20, 0))])
def test_a_page_whose_text_is_turned_is_read_as_its_text_stands(
    turn: int, angle: int, x: float, y: float, step: tuple[int, int]
) -> None:
    sheet = Sheet(turn=turn).text(x, y, "Phụ lục thứ nhất của Kế hoạch", angle=angle)
    sheet.text(x + 3 * step[0], y, "Dòng thứ hai của phụ lục này", angle=angle)
    assert read(sheet) == ["Phụ lục thứ nhất của Kế hoạch", "Dòng thứ hai của phụ lục này"]


def test_a_page_on_its_head_is_read_as_its_text_stands() -> None:
    sheet = Sheet().text(500, HEIGHT - 100, "Dòng thứ nhất của văn bản", angle=180)
    sheet.text(500, HEIGHT - 150, "Dòng thứ hai của văn bản", angle=180)
    assert read(sheet) == ["Dòng thứ nhất của văn bản", "Dòng thứ hai của văn bản"]


def test_turned_words_in_a_narrow_cell_are_its_text() -> None:
    sheet = body(Sheet()).grid([60, 90, 300], [300, 380, 410])
    sheet.text(80, 370, "Ghi chú", size=12, angle=90).text(100, 340, "Nội dung")
    sheet.text(65, 400, "1").text(100, 400, "Tập huấn")
    assert read(sheet)[1] == [[["Ghi chú"], ["Nội dung"]], [["1"], ["Tập huấn"]]]


def test_a_note_stands_behind_the_paragraph_with_its_mark() -> None:
    sheet = body(Sheet(), 2).text(71.5, 236, "theo Luật", size=13).text(142, 231, "1", size=7)
    sheet.text(71.5, 272, "Đoạn sau", size=13)
    sheet.text(60, 700, "1", size=6).text(66, 703, "Luật số 55 năm 2024", size=9).text(60, 714, "của Quốc hội", size=9)
    assert flags(load(pdf(sheet), name="a.pdf")) == [
        (f"{FULL} {FULL} theo Luật", ""),
        ("Luật số 55 năm 2024 của Quốc hội", "note"),
        ("Đoạn sau", "gap"),
    ]


def test_a_note_under_a_short_line_is_one_in_type_nearly_as_large() -> None:
    sheet = body(Sheet(), 2).text(71.5, 236, "theo Luật", size=13).text(142, 231, "1", size=7)
    sheet.line(71.5, 690, 190, 690).text(71.5, 703, "1 Luật số 55 năm 2024", size=12)
    assert flags(load(pdf(sheet), name="a.pdf"))[1] == ("Luật số 55 năm 2024", "note")


def test_an_exponent_is_no_mark_of_a_note() -> None:
    sheet = body(Sheet(), 2).text(71.5, 236, "rộng 100 m", size=13).text(151, 231, "2", size=7)
    assert read(sheet) == [f"{FULL} {FULL} rộng 100 m2"]


@pytest.mark.parametrize(
    ("font", "typed"),
    [
        (".VnTime", "KÕ ho¹ch phßng ch¸y, ch÷a ch¸y n¨m 2026 cña x· Suèi MÉu"),
        ("ABCDEF+VNI-Times", "Keá hoaïch phoøng chaùy, chöõa chaùy naêm 2026 cuûa xaõ Suoái Maãu"),
    ],
)
def test_letters_of_old_fonts_are_read_as_they_are_printed(font: str, typed: str) -> None:
    assert texts(load(pdf(Sheet().text(40, 100, typed, size=12), font=font), name="a.pdf")) == [
        "Kế hoạch phòng cháy, chữa cháy năm 2026 của xã Suối Mẫu"
    ]
