"""What is printed on the pages of a PDF without being part of the document."""

from __future__ import annotations

from pdf_file import WIDTH, Sheet, pdf
from shown import texts

from dondoc.reader.formats import load

FULL = "Các đơn vị thực hiện Kế hoạch này theo chức năng được giao"


def read(*sheets: Sheet) -> list[object]:
    return texts(load(pdf(*sheets), name="ke-hoach.pdf"))


def body(sheet: Sheet) -> Sheet:
    for number in range(3):
        sheet.text(71.5, 200 + 18 * number, FULL, size=13)
    return sheet


def test_the_gazettes_running_head_goes_with_its_page_number_on_either_side() -> None:
    left = body(Sheet().text(60, 40, "52").text(120, 40, "CÔNG BÁO/Số 277/Ngày 16-05-2026", size=11))
    right = body(Sheet().text(120, 40, "CÔNG BÁO/Số 277/Ngày 16-05-2026", size=11).text(500, 40, "53"))
    assert read(left, right) == [" ".join([FULL] * 6)]


def test_a_signatures_stamp_beside_the_head_is_taken_out_of_it() -> None:
    sheet = Sheet().text(60, 60, "ỦY BAN NHÂN DÂN", size=13).text(60, 78, "XÃ SUỐI MẪU", size=13)
    sheet.text(230, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", size=13).text(230, 78, "Độc lập - Tự do", size=13)
    for number, line in enumerate(
        (
            "Ký bởi: Ủy ban nhân dân",
            "xã Suối Mẫu",
            "Cơ quan: Tỉnh Sông Mây",
            "Thời gian ký: 12/02/2026 14:22:33",
            "+07:00",
        )
    ):
        sheet.text(450, 56 + 8 * number, line, size=6)
    assert read(body(sheet)) == [
        [[["ỦY BAN NHÂN DÂN", "XÃ SUỐI MẪU"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "Độc lập - Tự do"]]],
        " ".join([FULL] * 3),
    ]


def test_who_signed_without_a_time_of_signing_is_no_stamp() -> None:
    sheet = body(Sheet()).text(71.5, 300, "Người ký: Chủ tịch Ủy ban nhân dân xã", size=13)
    assert read(sheet)[1] == "Người ký: Chủ tịch Ủy ban nhân dân xã"


def test_a_watermark_and_words_beside_the_page_are_left_out() -> None:
    sheet = body(Sheet().text(100, 700, "BẢN NHÁP", size=60, angle=45).text(WIDTH + 20, 218, "ngoài lề"))
    assert read(sheet.text(71.5, -20, "phía trên")) == [" ".join([FULL] * 3)]
