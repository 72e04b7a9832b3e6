from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils.translation import override

from dondoc.documents.words import said_after, said_deadline, said_due, said_level, said_number, said_target, said_task
from readings import plan_json


@pytest.mark.parametrize(
    ("value", "said"),
    [(95, "95"), (66.67, "66,67"), (Decimal("12.5000"), "12,5"), (1250, "1.250"), (Decimal("100.0000"), "100")],
)
def test_figures_are_printed_the_vietnamese_way(value: float | Decimal, said: str) -> None:
    assert said_number(value) == said


def test_figures_follow_the_language_of_the_page() -> None:
    with override("en"):
        assert said_number(1250.5) == "1,250.5"


@pytest.mark.parametrize(
    ("comparator", "said"),
    [
        (">=", "từ 95% trở lên"),
        (">", "trên 95%"),
        ("<=", "tối đa 95%"),
        ("<", "dưới 95%"),
        ("=", "đúng 95%"),
    ],
)
def test_a_level_says_its_comparator(comparator: str, said: str) -> None:
    assert said_level(comparator, 95, "%") == said


@pytest.mark.parametrize(
    ("due", "every", "said"),
    [
        ("2026-11-15", None, "15/11/2026"),
        ("--11-15", "year", "15/11 hằng năm"),
        ("---18", "month", "ngày 18 hằng tháng"),
        ("-W-5", "week", "thứ sáu hằng tuần"),
        (None, "continuous", "thường xuyên"),
        (None, None, ""),
    ],
)
def test_due_dates_are_said_with_their_period(due: str | None, every: str | None, said: str) -> None:
    assert said_due(due, every) == said


def test_items_are_said_as_they_were_understood() -> None:
    plan = plan_json()
    said = [
        *(said_target(item) for item in plan["targets"]),
        said_task(plan["assignments"][0]["tasks"][0]),
        *(said_deadline(item) for item in plan["deadlines"]),
    ]
    assert said == [
        "từ 95% trở lên · trường học · chậm nhất 31/12/2026",
        "từ 12 lớp trở lên · lớp tập huấn · hằng năm",
        "Chủ trì · cùng: Sở GD&ĐT",
        "Báo cáo · hạn: 15/11/2026 · đơn vị gửi: UBND các xã, phường · gửi đến: Công an tỉnh",
        "Kế hoạch triển khai · hạn: 10 ngày kể từ ngày ký",
    ]


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ({"days": 5, "working": True, "from": "receipt"}, "5 ngày làm việc kể từ khi nhận được"),
        ({"hours": 24, "from": "event"}, "24 giờ kể từ sự kiện nêu trong văn bản"),
        ({"months": 3, "from": "end"}, "3 tháng kể từ khi kết thúc"),
        ({"days": -2, "working": False, "from": "event"}, "2 ngày trước sự kiện nêu trong văn bản"),
        (None, ""),
    ],
)
def test_a_period_in_place_of_a_date_is_said(after: dict[str, object] | None, said: str) -> None:
    assert said_after(after) == said
