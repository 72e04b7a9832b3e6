"""Plain text and Markdown."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from old_letters import windows_1258
from shown import flags, texts

from dondoc.reader import Unreadable, errors
from dondoc.reader.formats import load
from dondoc.reader.formats.writer import clean
from dondoc.reader.source import Source


def read(text: str) -> Source:
    return load(text.encode(), name="ke-hoach.txt")


@pytest.mark.parametrize(
    "data",
    [
        "Kế hoạch".encode(),
        codecs.BOM_UTF8 + "Kế hoạch".encode(),
        "Kế hoạch".encode("utf-16"),
        codecs.BOM_UTF16_BE + "Kế hoạch".encode("utf-16-be"),
        "Kê\u0301 hoa\u0323ch".encode(),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 big-endian", "decomposed"],
)
def test_every_usual_encoding_reads_as_composed_text(data: bytes) -> None:
    assert load(data, name="ke-hoach.txt").text == "Kế hoạch"


def test_each_physical_line_is_a_line_and_an_empty_one_a_gap() -> None:
    assert flags(read("Một\r\n\r\n  Hai \nBa\n")) == [("Một", ""), ("Hai", "gap"), ("Ba", "")]


def test_marks_of_markdown_are_dropped_and_tell_what_is_bold() -> None:
    text = (
        "## KẾ HOẠCH\n#### **1. Công an tỉnh**\n**1.** Căn cứ *Phòng Y tế*\n__Nơi nhận:__\nsố _năm_ a_b_c\n"
        "3 \\* 4 \\- x"
    )
    assert flags(read(text)) == [
        ("KẾ HOẠCH", "bold"),
        ("1. Công an tỉnh", "bold"),
        ("1. Căn cứ Phòng Y tế", ""),
        ("Nơi nhận:", "bold"),
        ("số năm a_b_c", ""),
        ("3 * 4 - x", ""),
    ]


def test_struck_out_text_is_a_blank() -> None:
    assert texts(read("Số: ~~123~~ /KH-UBND")) == ["Số: /KH-UBND"]


@pytest.mark.parametrize("text", ["(*) Ghi chú (*)", "* Mục tiêu", "5 * 3 * 2", "Lưu: VT_KT", "(**) chú thích"])
def test_signs_that_are_no_marks_stay(text: str) -> None:
    assert texts(read(text)) == [text]


def test_drawn_bullets_become_the_dash_and_the_plus() -> None:
    text = "• Tập huấn\n\uf0b7\tKiểm tra\n○ Trường học\no Bệnh viện\n•liền chữ"
    assert texts(read(text)) == ["- Tập huấn", "- Kiểm tra", "+ Trường học", "+ Bệnh viện", "•liền chữ"]


def test_gazette_lines_page_numbers_rules_and_signature_stamps_are_furniture() -> None:
    text = """CÔNG BÁO/Số 277/Ngày 16-05-2026
52

CHÍNH PHỦ
_________

Ký bởi: CÔNG BÁO
Cơ quan: VĂN PHÒNG
Ngày ký: 2026-05-15 16:43:06 +07:00

CÔNG BÁO/Số 277/Ngày 16-05-2026
53

TT
1
2
Nội dung
"""
    assert flags(read(text)) == [("CHÍNH PHỦ", ""), ("TT", ""), ("1", ""), ("2", ""), ("Nội dung", "")]


def test_numbers_alone_that_count_up_from_page_to_page_are_page_numbers() -> None:
    assert texts(read("Một\n\n2\n\nHai\n\n- 3 -\n\nBa\n\n2026\n\nHết")) == ["Một", "Hai", "Ba", "2026", "Hết"]


def test_numbers_in_the_middle_of_their_pages_that_count_up_are_page_numbers() -> None:
    page = "Các trường tổ chức ít nhất 02 buổi học bằng tiếng\n{}2\nAnh trong mỗi năm học, báo cáo kết quả.\n{}3\nPhòng Tài vụ cân đối kinh phí thực hiện."
    told = ["Các trường tổ chức ít nhất 02 buổi học bằng tiếng", "Anh trong mỗi năm học, báo cáo kết quả."]
    last = "Phòng Tài vụ cân đối kinh phí thực hiện."
    assert texts(read(page.format(" " * 30, " " * 30))) == [*told, last]
    assert texts(read(page.format("", ""))) == [told[0], "2", told[1], "3", last]


def test_a_lone_number_about_where_its_page_begins_is_a_page_number() -> None:
    page = "Súc rửa bể nước của các trường học và bệnh viện.\n" * 40
    assert "\n2\n" not in read(f"{page}2\n4. Thay van.").text
    assert "\n9\n" in read(f"{page}9\n4. Thay van.").text
    assert "\n2\n" in read(f"{page}1\nThay van.\n2\nSúc bể.").text


def test_a_bar_left_of_a_table_is_no_text() -> None:
    assert texts(read("|\nSố: 1/KH-UBND\n|\n| |\nHết")) == ["Số: 1/KH-UBND", "Hết"]


def test_a_number_at_a_page_break_is_a_page_number() -> None:
    assert flags(read("Một\n7\n\fHai")) == [("Một", ""), ("7", ""), ("Hai", "")]
    assert flags(read("Một\n\n7\n\fHai")) == [("Một", ""), ("Hai", "")]


def test_a_pipe_table_is_a_table() -> None:
    text = "Phụ lục\n| TT | **Nội dung** |\n|:---|---:|\n| 1 | Tập huấn<br>kiểm tra |\n| 2 | |\nHết."
    assert texts(read(text)) == [
        "Phụ lục",
        [[["TT"], ["Nội dung"]], [["1"], ["Tập huấn", "kiểm tra"]], [["2"], []]],
        "Hết.",
    ]


def test_lines_cut_at_a_print_width_are_told_from_paragraphs() -> None:
    paragraph = "Sở Giáo dục và Đào tạo chủ trì, phối hợp với Sở Y tế tổ chức diễn tập tại các trường học. "
    wrapped = "\n".join(
        ["Các đơn vị tổ chức thực hiện kế hoạch này theo chức", "năng được giao và gửi báo cáo về cơ"] * 4
    )
    assert read(wrapped).wrapped is True
    assert read(f"{paragraph * 3}\n\n{paragraph * 5}").wrapped is False
    assert read("KẾ HOẠCH\nI. MỤC ĐÍCH\n1. Tập huấn cho cán bộ.\n2. Kiểm tra các trường học.").wrapped is False


@given(st.text())
def test_cleaning_leaves_single_blanks_and_changes_nothing_the_second_time(text: str) -> None:
    cleaned = clean(text)
    assert "  " not in cleaned
    assert cleaned == cleaned.strip()
    assert clean(cleaned) == cleaned


@given(st.lists(st.text(alphabet="aăâbđéố 1.-*_|#~\\\n"), max_size=8))
def test_every_span_lies_on_its_own_line_of_the_text(pieces: list[str]) -> None:
    text = "x\n" + "\n".join(pieces)
    source = read(text)
    spans = [line.span for line in source.lines()]
    assert "\n".join(source.text[slice(*span)] for span in spans) == source.text


def test_windows_1258_reads_as_composed_vietnamese() -> None:
    text = "KẾ HOẠCH\nĐường ấp “Bờ Hữu” – dưỡng lộ, tỉa nhánh; 30 m²"
    assert load(windows_1258(text), name="ke-hoach.txt").text == text


@pytest.mark.parametrize(
    "data",
    [
        "Plan d’été : façade à réparer".encode("cp1252"),
        "Straße über Köln, größer, schön".encode("cp1252"),
        b"\xe0",
        bytes(range(160, 256)),
        bytes(range(128, 160)),
    ],
    ids=["french", "german", "one letter", "every letter", "undefined bytes"],
)
def test_a_text_in_another_old_encoding_is_refused_by_its_name(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        load(data, name="ke-hoach.txt")
    assert caught.value.template == errors.OLD_ENCODING


def test_links_tags_notes_and_fences_of_markdown_leave_their_text() -> None:
    text = (
        '> **Phòng** [cháy](https://dondoc.invalid/x_(1) "t") ![ảnh](a.png)năm&nbsp;2026[^1]\\\n'
        "1\\. Mục <u>đích</u> <!-- ghi --> chung<br/>riêng\n```text\nsố *mã*\n```\n<https://dondoc.invalid>, 5 < 6 & [x]\n"
    )
    assert texts(read(text)) == [
        "Phòng cháy năm 2026",
        "1. Mục đích chung riêng",
        "số mã",
        "https://dondoc.invalid, 5 < 6 & [x]",
    ]


def test_a_note_of_markdown_is_a_note() -> None:
    assert flags(read("Theo Luật[^a].\n\n[^a]: Luật số 55/2024/QH15.")) == [
        ("Theo Luật.", ""),
        ("Luật số 55/2024/QH15.", "gap note"),
    ]


def test_pipes_may_be_escaped_and_the_divider_short() -> None:
    assert texts(read("| a \\| b | c |\n|-|:-:|\n| x<br>y | **z** |\nHết | rồi\n|---|")) == [
        [[["a | b"], ["c"]], [["x", "y"], ["z"]], [["Hết"], ["rồi"]], [["---"]]]
    ]


def test_a_pipe_table_without_its_line_of_dashes_is_a_table() -> None:
    text = "Danh mục:\n| TT | Việc | Hạn |\n| 1 | Tập huấn | Quý II |\n| 2 | Sơ kết | |\nHết | rồi"
    assert texts(read(text)) == [
        "Danh mục:",
        [[["TT"], ["Việc"], ["Hạn"]], [["1"], ["Tập huấn"], ["Quý II"]], [["2"], ["Sơ kết"], []], [["Hết"], ["rồi"]]],
    ]
    assert texts(read("A | b | c\nD | e | f")) == ["A | b | c", "D | e | f"]


def test_a_number_alone_amid_a_sentence_is_a_page_s() -> None:
    assert read("xử lý đúng quy trình\n\n            2\n\nkỹ thuật, ưu tiên nhà trọ.").text == (
        "xử lý đúng quy trình\nkỹ thuật, ưu tiên nhà trọ."
    )
    assert read("Số lượng:\n\n2\n\nlớp").text == "Số lượng:\n2\nlớp"


def test_an_html_table_in_a_text_is_a_table() -> None:
    text = "Trên\n<table><tr><td rowspan=2>TT</td>\n<td>Nội\ndung</td></tr>\n<tr><td>a</td></tr>\n</table>\nDưới\n<table>\nx"
    assert texts(read(text)) == ["Trên", [[["TT"], ["Nội dung"]], [["a"]]], "Dưới", "<table>", "x"]


def test_a_table_of_contents_is_passed_over() -> None:
    contents = "MỤC LỤC\n\nI. MỤC ĐÍCH ........ 1\nII. NỘI DUNG . . . . . 2\nIII. TỔ CHỨC……5\n"
    assert texts(read(contents + "I. MỤC ĐÍCH")) == ["I. MỤC ĐÍCH"]
    assert texts(read("Số: ........ 1\nNgày ........ 2")) == ["Số: ........ 1", "Ngày ........ 2"]


def test_a_long_row_of_a_table_stays_one_row() -> None:
    row = "| 1 | " + "Tập huấn cho cán bộ xã; - Kiểm tra. " * 60 + " |"
    (found,) = texts(read(f"| TT | Việc |\n|---|---|\n{row}"))
    assert len(found) == 2


_SENTENCES = "- Tuyên truyền, phổ biến pháp luật về phòng cháy cho nhân dân trên địa bàn xã trong mùa khô.\n" * 9


@pytest.mark.parametrize(
    "turns",
    [
        ("2\n", "3\n"),
        ("\n- 2 -\n", "\n- 3 -\n"),
        ("Trang 2/5\n", "Trang 3/5\n"),
        ("\nKế hoạch phòng cháy xã Suối Mẫu\n\n", "\nKế hoạch phòng cháy xã Suối Mẫu\n\n"),
    ],
)
def test_what_a_page_turn_prints_inside_a_sentence_is_dropped(turns: tuple[str, str]) -> None:
    sentences = ("- Kiểm tra các chợ, trường học\n{}và khu dân cư.\n", "- Tập huấn cho các thôn\n{}còn lại.\n")
    text = "".join(_SENTENCES + one.format(turn) for one, turn in zip(sentences, turns, strict=True))
    source = load(text.encode(), name="plan.txt")
    assert source.text == "".join(_SENTENCES + one.format("") for one in sentences).rstrip()


def test_a_line_repeated_in_the_heads_of_tables_stays() -> None:
    head = "Nội dung\nCơ quan chủ\ntrì\n"
    source = load((head + _SENTENCES + head).encode(), name="plan.txt")
    assert source.text == (head + _SENTENCES + head).rstrip()
