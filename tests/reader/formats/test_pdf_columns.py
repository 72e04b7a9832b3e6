"""The block of recipients and signature of a PDF, which stand side by side."""

from __future__ import annotations

from pdf_file import Sheet, pdf
from shown import flags, texts

from dondoc.reader.formats import load

FULL = "Các đơn vị thực hiện Kế hoạch này theo chức năng được giao"


def read(*sheets: Sheet) -> list[object]:
    return texts(load(pdf(*sheets), name="ke-hoach.pdf"))


def body(sheet: Sheet, y: float = 100) -> Sheet:
    for number in range(3):
        sheet.text(71.5, y + 18 * number, FULL, size=13)
    return sheet


def recipients(sheet: Sheet, y: float, *lines: str) -> Sheet:
    for number, line in enumerate(lines):
        sheet.text(60, y + 14 * number, line, size=11)
    return sheet


def test_recipients_above_the_one_who_signs_belong_to_the_left_column() -> None:
    sheet = recipients(body(Sheet()), 200, "Nơi nhận:", "- Tỉnh ủy;", "- Các sở;", "- Các xã;", "- Lưu: VT.")
    assert read(sheet.text(350, 243, "Nguyễn Văn Mẫu"))[1] == [
        [["Nơi nhận:", "- Tỉnh ủy;", "- Các sở;", "- Các xã;", "- Lưu: VT."], ["Nguyễn Văn Mẫu"]]
    ]


def test_a_recipient_wrapped_in_its_column_is_one_line() -> None:
    sheet = recipients(body(Sheet()), 200, "Nơi nhận:", "- Ủy ban nhân dân tỉnh (để", "báo cáo);", "- Lưu: VT.")
    assert read(sheet.text(350, 200, "CHỦ TỊCH").text(350, 243, "Nguyễn Văn Mẫu"))[1] == [
        [["Nơi nhận:", "- Ủy ban nhân dân tỉnh (để báo cáo);", "- Lưu: VT."], ["CHỦ TỊCH", "Nguyễn Văn Mẫu"]]
    ]


def test_recipients_cut_by_the_page_are_one_list() -> None:
    first = recipients(body(Sheet(), 600), 700, "Nơi nhận:", "- Tỉnh ủy;", "- Các sở;")
    second = recipients(Sheet(), 60, "- Các xã;", "- Lưu: VT.").text(350, 60, "CHỦ TỊCH").text(350, 130, "Trần Mẫu")
    assert read(first, second)[1:] == [
        [[["Nơi nhận:", "- Tỉnh ủy;", "- Các sở;", "- Các xã;", "- Lưu: VT."], ["CHỦ TỊCH", "Trần Mẫu"]]]
    ]


def test_a_full_line_above_a_centred_one_belongs_to_the_title() -> None:
    sheet = Sheet().centred(60, "KẾ HOẠCH", bold=True, size=13)
    sheet.text(71.5, 78, "Về phòng cháy, chữa cháy và cứu nạn, cứu hộ năm 2026 ở các", bold=True, size=13)
    sheet.centred(96, "trường học", bold=True, size=13)
    assert flags(load(pdf(body(sheet, 130)), name="a.pdf"))[:3] == [
        ("KẾ HOẠCH", "bold centred"),
        ("Về phòng cháy, chữa cháy và cứu nạn, cứu hộ năm 2026 ở các", "bold centred"),
        ("trường học", "bold centred"),
    ]


def test_paragraphs_with_full_last_lines_part_where_more_space_stands_between_them() -> None:
    sheet = body(body(Sheet(), 100), 160)
    assert read(sheet) == [" ".join([FULL] * 3)] * 2


def test_texts_that_overlap_are_read_and_never_looked_for_columns_without_end() -> None:
    sheet = (
        Sheet().text(71.5, 200, "Chính quyền thực hiện theo quy định").text(273, 200, "số").text(330, 200, "và Luật")
    )
    assert read(body(sheet)) == [" ".join([FULL] * 3), "Chính quyền thực hiện theo số quy và định Luật"]


def test_a_documents_kind_below_its_head_is_no_part_of_the_left_column() -> None:
    sheet = Sheet().text(60, 60, "UBND XÃ SUỐI MẪU", size=13).text(60, 78, "Số: 12/KH-UBND", size=13)
    sheet.text(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", size=13).text(300, 78, "Suối Mẫu, ngày 05/01/2026", size=13)
    sheet.text(60, 110, "KẾ HOẠCH", bold=True, size=13)
    assert read(body(sheet, 150))[:2] == [
        [[["UBND XÃ SUỐI MẪU", "Số: 12/KH-UBND"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "Suối Mẫu, ngày 05/01/2026"]]],
        "KẾ HOẠCH",
    ]


def test_one_word_under_a_full_line_of_a_column_is_its_rest() -> None:
    sheet = recipients(body(Sheet()), 200, "Nơi nhận:", "- Tỉnh ủy;", "- Lưu: VT.")
    sheet.text(300, 200, "TUQ. GIÁM ĐỐC", bold=True).text(300, 218, "TRƯỞNG PHÒNG CHUYỂN ĐỔI", bold=True)
    sheet.text(300, 236, "SỐ", bold=True).text(300, 300, "Trần Văn Mẫu", bold=True)
    assert read(sheet)[1] == [
        [
            ["Nơi nhận:", "- Tỉnh ủy;", "- Lưu: VT."],
            ["TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG CHUYỂN ĐỔI SỐ", "Trần Văn Mẫu"],
        ]
    ]
