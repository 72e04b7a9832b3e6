"""The least that a task sets is a target of the plan; what it only counts is none."""

from __future__ import annotations

import pytest

from dondoc.reader import read_plan

PLAN = """ỦY BAN NHÂN DÂN XÃ SUỐI LAM
Số: 12/KH-UBND
Suối Lam, ngày 10 tháng 01 năm 2026
KẾ HOẠCH
Phòng chống đuối nước trẻ em năm 2026

I. NHIỆM VỤ, GIẢI PHÁP
1. Tuyên truyền
{}
II. TỔ CHỨC THỰC HIỆN
1. Trường Tiểu học Suối Lam
- Thực hiện kế hoạch này.
"""


def _targets(sentence: str) -> list[tuple[str, str, float, str | None, str]]:
    found = read_plan(PLAN.format(sentence).encode(), name="plan.txt").targets
    return [(each.text, each.comparator, each.value, each.every, each.basis.rule) for each in found]


@pytest.mark.parametrize(
    ("sentence", "text", "value", "every"),
    [
        ("- Mở ít nhất 10 lớp dạy bơi cho học sinh.", "Mở ít nhất 10 lớp dạy bơi cho học sinh", 10, None),
        ("- Rà soát ao hồ; mỗi thôn cắm tối thiểu 05 biển báo.", "mỗi thôn cắm tối thiểu 05 biển báo", 5, None),
        ("- Kiểm tra bể bơi ít nhất 02 lần/năm.", "Kiểm tra bể bơi ít nhất 02 lần/năm", 2, "year"),
        ("- Tổ chức ít nhất một cuộc thi bơi.", "Tổ chức ít nhất một cuộc thi bơi", 1, None),
    ],
)
def test_the_least_that_a_task_sets_is_a_likely_target(
    sentence: str, text: str, value: float, every: str | None
) -> None:
    assert _targets(sentence) == [(text, ">=", value, every, "target.task")]


@pytest.mark.parametrize(
    "sentence",
    [
        "- Mở 10 lớp dạy bơi cho học sinh.",
        "- Tuyên truyền trên 04 loại hình báo chí.",
        "- Thông báo lịch học trước ít nhất 03 buổi.",
        "- Bể bơi có chiều sâu tối thiểu 900 mm.",
        "- Bảo đảm vật tư dự phòng tối thiểu 15 ngày.",
        "- Báo cáo kết quả ít nhất 01 lần/tháng.",
        "- Hỗ trợ tối thiểu 50 triệu đồng cho mỗi bể bơi.",
    ],
)
def test_what_is_only_counted_measured_or_told_is_no_target(sentence: str) -> None:
    assert _targets(sentence) == []
