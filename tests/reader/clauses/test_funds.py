"""Money that a clause sets aside. The clauses are invented."""

from __future__ import annotations

import pytest

from dondoc.reader.clauses.funds import read_funds, read_funds_cell, source_in, unit_in

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("text", "funds"),
    [
        ("Kinh phí: 250 triệu đồng.", [("Kinh phí: 250 triệu đồng", 250 * MILLION, None)]),
        (
            "Sở Y tế chủ trì tập huấn; kinh phí thực hiện 1,5 tỷ đồng từ ngân sách tỉnh.",
            [("kinh phí thực hiện 1,5 tỷ đồng từ ngân sách tỉnh", 1500 * MILLION, "ngân sách tỉnh")],
        ),
        (
            "Tổng kinh phí là 2.350.000.000 đồng (ngân sách tỉnh 2.000.000.000 đồng, xã hội hóa 350.000.000 đồng).",
            [
                ("Tổng kinh phí là 2.350.000.000 đồng", 2350 * MILLION, None),
                ("ngân sách tỉnh 2.000.000.000 đồng", 2000 * MILLION, "ngân sách tỉnh"),
                ("xã hội hóa 350.000.000 đồng", 350 * MILLION, "xã hội hóa"),
            ],
        ),
        (
            "Với kinh phí dự kiến khoảng 50 triệu đồng, từ nguồn ngân sách xã để mua sắm.",
            [("kinh phí dự kiến khoảng 50 triệu đồng, từ nguồn ngân sách xã", 50 * MILLION, "ngân sách xã")],
        ),
        (
            "Bố trí 300 triệu đồng từ ngân sách tỉnh để mua máy bơm.",
            [("300 triệu đồng từ ngân sách tỉnh", 300 * MILLION, "ngân sách tỉnh")],
        ),
        (
            "Dự toán 1 tỷ 250 triệu đồng do ngân sách trung ương hỗ trợ.",
            [("Dự toán 1 tỷ 250 triệu đồng do ngân sách trung ương", 1250 * MILLION, "ngân sách trung ương")],
        ),
        ("Ngân sách tỉnh hỗ trợ 3 tỷ đồng.", [("Ngân sách tỉnh hỗ trợ 3 tỷ đồng", 3000 * MILLION, "Ngân sách tỉnh")]),
        (
            "Kinh phí thực hiện: từ nguồn ngân sách nhà nước năm 2026.",
            [("Kinh phí thực hiện: từ nguồn ngân sách nhà nước năm 2026", None, "ngân sách nhà nước năm 2026")],
        ),
        ("Kinh phí 1.250,5 triệu đồng.", [("Kinh phí 1.250,5 triệu đồng", 1_250_500_000, None)]),
    ],
)
def test_sum_and_source_are_read(text: str, funds: list[tuple[str, int | None, str | None]]) -> None:
    read = read_funds(text)
    assert [(one.text, one.amount, one.source) for one in read] == funds
    assert [text[slice(*one.span)] for one in read] == [one.text for one in read]


@pytest.mark.parametrize(
    "text",
    [
        "Phấn đấu thu ngân sách đạt 5.000 tỷ đồng.",
        "Xử phạt 25 triệu đồng.",
        "Thu nhập bình quân đạt 65 triệu đồng/người/năm.",
        "Lập dự toán kinh phí gửi Sở Tài chính trước ngày 15/7.",
        "Hỗ trợ mỗi hộ 5 triệu đồng.",
        "Năm 2025 đã bố trí 3 tỷ đồng kinh phí từ ngân sách tỉnh.",
        "Trồng 12 triệu cây xanh.",
        "",
    ],
)
def test_fines_incomes_and_past_sums_are_none(text: str) -> None:
    assert read_funds(text) == ()


@pytest.mark.parametrize(
    ("cell", "unit", "read"),
    [
        ("250", MILLION, (250 * MILLION, None)),
        ("1.500,5", MILLION, (1_500_500_000, None)),
        ("250.000.000", None, (250 * MILLION, None)),
        ("30", None, (None, None)),
        ("15 triệu đồng (xã hội hóa)", None, (15 * MILLION, "xã hội hóa")),
        ("Ngân sách tỉnh", MILLION, (None, "Ngân sách tỉnh")),
        ("0", MILLION, None),
        ("-", MILLION, None),
    ],
)
def test_a_cell_counts_in_the_unit_of_its_column(
    cell: str, unit: int | None, read: tuple[int | None, str | None] | None
) -> None:
    found = read_funds_cell(cell, unit, None)
    assert (found and (found.amount, found.source)) == read


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Kinh phí (triệu đồng)", MILLION),
        ("Dự toán (đồng)", 1),
        ("Kinh phí (Tr.đ)", MILLION),
        ("Kinh phí (ĐVT: 1.000 đồng)", 1000),
        ("Kinh phí", None),
    ],
)
def test_the_heading_names_the_unit(heading: str, unit: int | None) -> None:
    assert unit_in(heading) == unit


def test_the_heading_may_name_the_source() -> None:
    assert (source_in("Ngân sách tỉnh (triệu đồng)"), source_in("Kinh phí")) == ("Ngân sách tỉnh", None)
