"""Plain text and Markdown."""

from __future__ import annotations

import codecs
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shown import flags, texts

from dondoc.reader import Unreadable, errors
from dondoc.reader.formats import load
from dondoc.reader.formats.writer import clean
from dondoc.reader.source import Source

TONES = "\u0300\u0301\u0303\u0309\u0323"


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


def windows_1258(text: str) -> bytes:
    """The bytes that older software writes: each tone as a sign of its own behind the vowel."""
    return b"".join(_windows_1258(char) for char in text)


def _windows_1258(char: str) -> bytes:
    letter, *marks = normalize("NFD", char)
    tones = "".join(mark for mark in marks if mark in TONES)
    shape = "".join(mark for mark in marks if mark not in TONES)
    return (normalize("NFC", letter + shape) + tones).encode("cp1258")


def test_windows_1258_reads_as_composed_vietnamese() -> None:
    text = "KẾ HOẠCH\nĐường ấp “Bờ Hữu” – dưỡng lộ, tỉa nhánh; 30 m²"
    assert load(windows_1258(text), name="ke-hoach.txt").text == text


@pytest.mark.parametrize(
    "data",
    [
        "Plan d’été : façade à réparer".encode("cp1252"),
        "KEÁ HOAÏCH phoøng chaùy".encode("cp1252"),
        b"K\xd5 ho\xb9ch ph\xdfng ch\xb8y",
        b"\xe0",
        bytes(range(160, 256)),
        bytes(range(128, 160)),
    ],
    ids=["french", "vni", "tcvn3", "one letter", "every letter", "undefined bytes"],
)
def test_a_text_in_another_old_encoding_is_refused_by_its_name(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        load(data, name="ke-hoach.txt")
    assert caught.value.template == errors.OLD_ENCODING
