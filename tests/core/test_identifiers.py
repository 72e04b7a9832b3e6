"""What the guard takes for a personal identifier, and what it lets pass. All names here are invented."""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.core.errors import Invalid, Problem
from dondoc.core.identifiers import identifier_problems, refuse_identifiers
from dondoc.identifiers import Found, Kind, find_identifiers, hide_identifiers, masked


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("CCCD 001080123456 đã cấp", Kind.CITIZEN_ID, "001080123456"),
        ("số 001.080.123.456", Kind.CITIZEN_ID, "001.080.123.456"),
        ("mã số thuế cá nhân 079099123456", Kind.CITIZEN_ID, "079099123456"),
        ("căn cước số 800080123456", Kind.CITIZEN_ID, "800080123456"),
        ("CMND: 012345678", Kind.OLD_ID, "012345678"),
        ("012345678 (CMND)", Kind.OLD_ID, "012345678"),
        ("chứng minh nhân dân số 212 345 678", Kind.OLD_ID, "212 345 678"),
        ("gọi 0912345678", Kind.PHONE, "0912345678"),
        ("gọi 0912.345.678 nhé", Kind.PHONE, "0912.345.678"),
        ("gọi 0912 34 56 78", Kind.PHONE, "0912 34 56 78"),
        ("gọi 09 1234 5678", Kind.PHONE, "09 1234 5678"),
        ("gọi +84 912 345 678", Kind.PHONE, "+84 912 345 678"),
        ("gọi (+84)912345678", Kind.PHONE, "(+84)912345678"),
        ("Zalo 84912345678", Kind.PHONE, "84912345678"),
        ("điện thoại: 912345678", Kind.PHONE, "912345678"),
        ("gửi về tran.b@gmail.com.", Kind.EMAIL, "tran.b@gmail.com"),
        ("tran_b@yahoo.com.vn", Kind.EMAIL, "tran_b@yahoo.com.vn"),
        ("Nguyễn Văn A, sinh ngày 01/02/1980", Kind.BIRTH_DATE, "01/02/1980"),
        ("Nguyễn Văn A sinh năm 1980", Kind.BIRTH_DATE, "1980"),
        ("Nguyễn Văn Nam sinh năm 1980", Kind.BIRTH_DATE, "1980"),
        ("bà Lò Thị B (SN 1990)", Kind.BIRTH_DATE, "1990"),
        ("ông A sinh năm 1975", Kind.BIRTH_DATE, "1975"),
        ("TRẦN THỊ B, sinh ngày 01 tháng 02 năm 1980", Kind.BIRTH_DATE, "01 tháng 02 năm 1980"),
        ("ngày, tháng, năm sinh: 1/2/80", Kind.BIRTH_DATE, "1/2/80"),
        ("Trần Thị B, năm sinh: 1980", Kind.BIRTH_DATE, "1980"),
    ],
)
def test_an_identifier_is_found_where_it_stands(text: str, kind: Kind, value: str) -> None:
    start = text.index(value)
    assert find_identifiers(text) == (Found(kind, value, (start, start + len(value))),)


@pytest.mark.parametrize(
    "text",
    [
        "kinh phí 1.250.000.000 đồng",
        "kinh phí 84.912.345.678 đồng, năm trước 84912345678",
        "tổng cộng 912345678 đồng",
        "0,912345678",
        "Quyết định số 2450/QĐ-UBND ngày 05/12/2025",
        "Hợp đồng số 0312345678/HĐ-UBND",
        "MST 0312345678, chi nhánh 0312345678-001",
        "mã số doanh nghiệp: 0312345678",
        "số tài khoản 060012345678 tại kho bạc; mã QHNS 1057586",
        "tài khoản 3714.0.1057586.00000",
        "điện thoại 0263 3822 123 hoặc 02633822123",
        "gọi 113, 114, 115 hoặc 1900 1234",
        "suoilam@songmay.gov.vn, thuky@truong.edu.vn",
        "từ ngày 01/01/2026 đến ngày 31/12/2026",
        "Lớp 03 10 20 30 40 em; các năm 2025 2026 2027",
        "đã cấp CCCD cho 123.456.789 người",
        "Kế hoạch tuyển sinh năm 2026",
        "KẾ HOẠCH TUYỂN SINH NĂM 2026",
        "Học sinh năm 2026, thí sinh năm 2026, phát sinh năm 2025",
        "Công tác An sinh năm 2026 và vệ sinh ngày 05/6/2026",
        "công dân nam sinh năm 2008; trẻ em Việt Nam sinh năm 2015",
        "số trẻ theo năm sinh: 2019: 20, 2020: 31",
        "Kỷ niệm Ngày sinh Chủ tịch Hồ Chí Minh 19/5/1890",
        "Chủ tịch Hồ Chí Minh sinh ngày 19/5/1890",
        "SN 1980 đường số 5",
        "",
    ],
)
def test_figures_dates_documents_and_offices_pass(text: str) -> None:
    assert find_identifiers(text) == ()


def test_several_identifiers_are_told_in_order() -> None:
    text = "ĐT: 0912345678/0987654321-0356789012; a@icloud.com"
    assert [(found.kind, found.value) for found in find_identifiers(text)] == [
        (Kind.PHONE, "0912345678"),
        (Kind.PHONE, "0987654321"),
        (Kind.PHONE, "0356789012"),
        (Kind.EMAIL, "a@icloud.com"),
    ]


@given(st.integers(0, 10**13))
def test_no_sum_written_with_points_is_an_identifier(amount: int) -> None:
    assert find_identifiers(f"Kinh phí: {amount:,} đồng".replace(",", ".")) == ()


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_no_pair_of_dates_is_an_identifier(first: date, second: date) -> None:
    text = f"từ {first:%d/%m/%Y} đến {second:%d.%m.%Y}, {first:%d-%m-%Y} {second:%d/%m/%Y}"
    assert find_identifiers(text) == ()


@given(
    st.sampled_from(["32", "39", "52", "59", "70", "79", "81", "89", "90", "99"]),
    st.text("0123456789", min_size=7, max_size=7),
    st.sampled_from([(4, 3, 3), (3, 3, 4), (4, 6), (10,)]),
    st.sampled_from([" ", ".", "-"]),
)
def test_every_mobile_number_is_found_however_it_is_grouped(
    prefix: str, rest: str, groups: tuple[int, ...], gap: str
) -> None:
    digits, parts = f"0{prefix}{rest}", []
    for size in groups:
        parts.append(digits[:size])
        digits = digits[size:]
    number = gap.join(parts)
    assert [found.value for found in find_identifiers(f"Gặp anh B, {number}.")] == [number]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("001080123456", "001••••••456"),
        ("0912 345 678", "09•• ••• •78"),
        ("1980", "1••0"),
        ("a@icloud.com", "a@i•••••.•om"),
    ],
)
def test_the_middle_of_a_value_is_masked(value: str, expected: str) -> None:
    assert masked(value) == expected


def test_the_refusal_says_what_was_found_and_in_which_field() -> None:
    with pytest.raises(Invalid) as refusal:
        refuse_identifiers({"Ghi chú": "gọi 0912345678", "Tên": "Sở Nội vụ", "Lý do": "CMND 012345678"})
    ask = "Hãy xóa đi rồi gửi lại: phần mềm không giữ thông tin của cá nhân."
    assert refusal.value.problems == (
        Problem("Ghi chú", f"Có số điện thoại cá nhân “09••••••78”. {ask}"),
        Problem("Lý do", f"Có số chứng minh nhân dân “01•••••78”. {ask}"),
    )


def test_fields_without_identifiers_are_let_through() -> None:
    assert refuse_identifiers({"Ghi chú": "Đã tập huấn 12 lớp", "Lý do": ""}) is None


def test_in_a_text_of_several_lines_the_refusal_names_the_line() -> None:
    (problem,) = identifier_problems({"Thuyết minh": "Đã tập huấn.\n\nGặp anh Thử, 0912345678\n"})
    assert problem == Problem(
        "Thuyết minh",
        "Có số điện thoại cá nhân “09••••••78” ở dòng 3. "
        "Hãy xóa đi rồi gửi lại: phần mềm không giữ thông tin của cá nhân.",
    )


def test_what_a_box_or_a_column_is_called_counts() -> None:
    assert find_identifiers("240123456") == ()
    assert find_identifiers("240123456", label="Số CMND") == (Found(Kind.OLD_ID, "240123456", (0, 9)),)
    assert find_identifiers("0901234567", label="Mã số") == ()
    assert find_identifiers("0901234567") == (Found(Kind.PHONE, "0901234567", (0, 10)),)


def test_an_identifier_is_placed_in_the_text_as_it_was_typed() -> None:
    text = unicodedata.normalize("NFD", "Điện thoại: 0912\u200b345\u200b678, bà Thử")
    (found,) = find_identifiers(text)
    assert (found.value, text[slice(*found.span)]) == ("0912\u200b345\u200b678", "0912\u200b345\u200b678")


def test_a_word_stands_in_place_of_what_a_log_may_not_hold() -> None:
    assert hide_identifiers("gọi 0912345678, CMND 240123456 nhé") == "gọi [phone], CMND [old_id] nhé"
    assert hide_identifiers("Kỳ báo cáo đã đóng.") == "Kỳ báo cáo đã đóng."


@given(st.text(alphabet="0123456789 .-/@(at)ạảnămsinhSTKÔbà\u0301\u200b", max_size=60))
def test_any_text_can_be_read_and_every_place_lies_in_it(text: str) -> None:
    places = [found.span for found in find_identifiers(text)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(one[1] <= two[0] for one, two in pairwise(places))
