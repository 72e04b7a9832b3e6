"""Labels at the start of a line. The lines are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reader.grammar.labels import Rank, read_label, roman_value


@pytest.mark.parametrize(
    ("text", "rank", "token", "rest"),
    [
        ("I. MỤC ĐÍCH", Rank.ROMAN, "I", "MỤC ĐÍCH"),
        ("I.MỤC ĐÍCH", Rank.ROMAN, "I", "MỤC ĐÍCH"),
        ("II/ NỘI DUNG", Rank.ROMAN, "II", "NỘI DUNG"),
        ("IV - TỔ CHỨC THỰC HIỆN", Rank.ROMAN, "IV", "TỔ CHỨC THỰC HIỆN"),
        ("II-NỘI DUNG", Rank.ROMAN, "II", "NỘI DUNG"),
        ("II.1. Nội dung", Rank.DECIMAL, "II.1", "Nội dung"),
        ("B- Nhiệm vụ", Rank.UPPER, "B", "Nhiệm vụ"),
        ("PHẦN B: NHIỆM VỤ", Rank.PART, "B", "NHIỆM VỤ"),
        ("1- Tuyên truyền", Rank.ARABIC, "1", "Tuyên truyền"),
        ("4- 100% chi bộ", Rank.ARABIC, "4", "100% chi bộ"),
        ("a/ Diễn tập", Rank.LETTER, "a", "Diễn tập"),
        ("a.1) Diễn tập", Rank.BRACKET, "a.1", "Diễn tập"),
        ("iii) Diễn tập", Rank.BRACKET, "iii", "Diễn tập"),
        ("B. NHIỆM VỤ", Rank.UPPER, "B", "NHIỆM VỤ"),
        ("3. Kiểm tra trường học", Rank.ARABIC, "3", "Kiểm tra trường học"),
        ("3.Kiểm tra trường học", Rank.ARABIC, "3", "Kiểm tra trường học"),
        ("1) Tuyên truyền", Rank.ARABIC, "1", "Tuyên truyền"),
        ("2. 100% trường học có bình chữa cháy", Rank.ARABIC, "2", "100% trường học có bình chữa cháy"),
        ("2.1. Sở Y tế", Rank.DECIMAL, "2.1", "Sở Y tế"),
        ("1.2.3 Lớp tập huấn", Rank.DECIMAL, "1.2.3", "Lớp tập huấn"),
        ("3.1- Sở Y tế", Rank.DECIMAL, "3.1", "Sở Y tế"),
        ("3.1/ Sở Y tế", Rank.DECIMAL, "3.1", "Sở Y tế"),
        ("1.2.3 – Lớp tập huấn", Rank.DECIMAL, "1.2.3", "Lớp tập huấn"),
        ("2.1: Lớp tập huấn", Rank.DECIMAL, "2.1", "Lớp tập huấn"),
        ("II.1- Nội dung", Rank.DECIMAL, "II.1", "Nội dung"),
        ("III, TỔ CHỨC THỰC HIỆN", Rank.ROMAN, "III", "TỔ CHỨC THỰC HIỆN"),
        ("đ) Diễn tập", Rank.LETTER, "đ", "Diễn tập"),
        ("a. Diễn tập", Rank.LETTER, "a", "Diễn tập"),
        ("(ii) rà soát hồ sơ", Rank.BRACKET, "ii", "rà soát hồ sơ"),
        ("Phần thứ hai", Rank.PART, "II", ""),
        ("Chương II. NHIỆM VỤ", Rank.CHAPTER, "II", "NHIỆM VỤ"),
        ("Điều 3. Tổ chức thực hiện", Rank.ARTICLE, "Điều 3", "Tổ chức thực hiện"),
        ("- Tuyên truyền", Rank.BULLET, "-", "Tuyên truyền"),
        ("-Tuyên truyền", Rank.BULLET, "-", "Tuyên truyền"),
        ("+ Tuyên truyền", Rank.BULLET, "+", "Tuyên truyền"),
    ],
)
def test_a_label_is_told_from_the_words_behind_it(text: str, rank: Rank, token: str, rest: str) -> None:
    label = read_label(text)
    assert label is not None
    assert (label.rank, label.token, text[label.end :]) == (rank, token, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "30/11 hằng năm",
        "15.000 lượt người",
        "2026 là năm",
        "Mục tiêu của kế hoạch",
        "Điều 5 của Luật",
        "V05, Bộ Công an",
        "V, X là số",
        "2.1-2.5 m",
        "12.4/KH-UBND",
        "3.5 - 4 tấn",
        "b/c",
    ],
)
def test_words_and_figures_are_no_labels(text: str) -> None:
    assert read_label(text) is None


def test_letters_count_in_the_order_of_the_vietnamese_alphabet() -> None:
    labels = [read_label(f"{letter}) Diễn tập") for letter in "cdđegh"]
    assert [label.order for label in labels if label] == [3, 4, 5, 6, 7, 8]


@given(st.integers(min_value=1, max_value=39))
def test_every_roman_number_has_the_value_it_was_written_for(value: int) -> None:
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    assert roman_value("X" * (value // 10) + ones[value % 10]) == value


@pytest.mark.parametrize("number", ["IIII", "VX", "IIX", "XIVI", "A"])
def test_an_ill_formed_roman_number_has_no_value(number: str) -> None:
    assert roman_value(number) == 0
