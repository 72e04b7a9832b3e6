"""Two columns of print on the same lines, and paragraphs run together on one."""

from __future__ import annotations

from shown import texts

from dondoc.reader.formats import load
from dondoc.reader.source import Source

HEAD = """
        ỦY BAN NHÂN DÂN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
         TỈNH SÔNG MÂY                     Độc lập - Tự do - Hạnh phúc
            _______                       ___________________________
      Số:   12   /KH-UBND               Sông Mây, ngày  05 tháng 02 năm 2026

                                  KẾ HOẠCH
           Phòng cháy, chữa cháy và cứu nạn, cứu hộ trên địa bàn tỉnh
"""
CLOSE = """
     Trên đây là Kế hoạch phòng cháy, chữa cháy của tỉnh.
                                                 TM. ỦY BAN NHÂN DÂN
Nơi nhận:                                            KT. CHỦ TỊCH
- Như trên;                                          PHÓ CHỦ TỊCH
- Các sở, ban, ngành tỉnh;
- UBND các xã, phường;

- Lưu: VT, NC.
                                                    Nguyễn Văn Mẫu
"""
ONE = (
    "ỦY BAN NHÂN DÂN TỈNH SÔNG MÂY CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc "
    "Số: 12/KH-UBND Sông Mây, ngày 05 tháng 02 năm 2026 KẾ HOẠCH Phòng cháy, chữa cháy năm 2026 "
    "Thực hiện Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ, tỉnh triển khai như sau: I. MỤC ĐÍCH, YÊU CẦU "
    "Nâng cao ý thức của người dân"
    + ", của cán bộ"
    * 60
    + ". II. NỘI DUNG 1. Tuyên truyền - Tập huấn cho cán bộ xã; - Kiểm tra 12. trường học "
    "của huyện. 2. Diễn tập: a) Cấp tỉnh: Diễn tập vào tháng 4 theo điểm b) Khoản 2; b) Cấp xã: Mỗi năm một lần. "
    "III. TỔ CHỨC THỰC HIỆN 1. Công an tỉnh - Chủ trì, phối hợp với Sở Y tế - Dân số thực hiện. Trên đây là Kế hoạch. "
    "Nơi nhận: - Như trên; - Lưu: VT, NC. TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn Mẫu"
)


def read(text: str) -> Source:
    return load(text.encode(), name="ke-hoach.txt")


def test_a_head_beside_the_motto_is_read_column_by_column() -> None:
    assert texts(read(HEAD)) == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH SÔNG MÂY",
        "Số: 12 /KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Sông Mây, ngày 05 tháng 02 năm 2026",
        "KẾ HOẠCH",
        "Phòng cháy, chữa cháy và cứu nạn, cứu hộ trên địa bàn tỉnh",
    ]


def test_tabs_part_columns_as_well() -> None:
    head = "SỞ Y TẾ\t\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/KH-SYT\t\tĐộc lập - Tự do - Hạnh phúc\nKẾ HOẠCH"
    assert texts(read(head)) == [
        "SỞ Y TẾ",
        "Số: 5/KH-SYT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "KẾ HOẠCH",
    ]


def test_a_signature_beside_the_recipients_is_read_behind_them() -> None:
    close = [
        "Trên đây là Kế hoạch phòng cháy, chữa cháy của tỉnh.",
        "Nơi nhận:",
        "- Như trên;",
        "- Các sở, ban, ngành tỉnh;",
        "- UBND các xã, phường;",
        "- Lưu: VT, NC.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Nguyễn Văn Mẫu",
    ]
    assert texts(read(CLOSE)) == close
    assert texts(read(f"{CLOSE}\fPhụ biểu                                 Trang sau")) == [*close, "Phụ biểu Trang sau"]


def test_print_without_columns_stays_as_it_is() -> None:
    text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\n1.    Mục đích      chung\nNơi nhận:\n- Như trên."
    assert read(text).text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\n1. Mục đích chung\nNơi nhận:\n- Như trên."


def test_a_plan_on_one_line_is_parted_where_that_is_certain() -> None:
    assert texts(read(ONE)) == [
        "ỦY BAN NHÂN DÂN TỈNH SÔNG MÂY",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-UBND",
        "Sông Mây, ngày 05 tháng 02 năm 2026",
        "KẾ HOẠCH",
        "Phòng cháy, chữa cháy năm 2026",
        "Thực hiện Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ, tỉnh triển khai như sau:",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "Nâng cao ý thức của người dân" + ", của cán bộ" * 60 + ".",
        "II. NỘI DUNG",
        "1. Tuyên truyền",
        "- Tập huấn cho cán bộ xã;",
        "- Kiểm tra 12. trường học của huyện.",
        "2. Diễn tập:",
        "a) Cấp tỉnh: Diễn tập vào tháng 4 theo điểm b) Khoản 2;",
        "b) Cấp xã: Mỗi năm một lần.",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Công an tỉnh - Chủ trì, phối hợp với Sở Y tế - Dân số thực hiện.",
        "Trên đây là Kế hoạch.",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT, NC.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Nguyễn Văn Mẫu",
    ]


def test_a_paragraph_of_usual_length_is_never_parted() -> None:
    line = "Thực hiện ba việc sau. 1. Tập huấn. 2. Diễn tập; - Kiểm tra. Trên đây là phần chung."
    assert texts(read(line)) == [line]
