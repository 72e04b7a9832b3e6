"""Which headings set the day for the aims below them, and where outside such parts aims are stated. The plans are invented."""

from __future__ import annotations

import pytest

from dondoc.reader import Plan
from reader.invented_plans import read


def _plan(body: str, title: str = "Chuyển đổi số năm 2026") -> Plan:
    return read(f"KẾ HOẠCH\n{title}\n\nXã Mẫu ban hành Kế hoạch như sau:\n\n{body}")


@pytest.mark.parametrize(
    ("heading", "by"),
    [
        ("2. Mục tiêu cụ thể đến hết năm 2026", "2026-12-31"),
        ("2. Mục tiêu cụ thể năm 2026", None),
        ("2. Riêng năm 2027", "2027-12-31"),
        ("2. Trước mắt, đến hết quý II/2026", "2026-06-30"),
        ("2. Mục tiêu cụ thể", None),
    ],
)
def test_a_heading_below_the_part_sets_its_time_unless_it_only_repeats_the_year_of_the_plan(
    heading: str, by: str | None
) -> None:
    plan = _plan(
        f"I. MỤC TIÊU\n1. Mục tiêu chung\nNâng cao chất lượng.\n{heading}\n- 95% hồ sơ được số hóa.\nII. KINH PHÍ\nTự lo."
    )
    assert [(one.value, one.by) for one in plan.targets] == [(95, by)]


def test_a_part_named_by_the_year_of_the_plan_sets_no_day() -> None:
    plan = _plan("I. CHỈ TIÊU NĂM 2026\n- 95% hồ sơ được số hóa.\nII. KINH PHÍ\nTự lo.")
    assert [(one.value, one.by) for one in plan.targets] == [(95, None)]


def test_ways_to_act_below_aims_state_none() -> None:
    plan = _plan(
        "I. MỤC TIÊU VÀ PHƯƠNG ÁN\n1. Mục tiêu\n- 95% bến có đèn.\n2. Phương án theo cấp độ\n"
        "- Lắp thêm 04 phao ở mỗi bến.\nII. KINH PHÍ\nTự lo."
    )
    assert [(one.path, one.value) for one in plan.targets] == [("I.1", 95)]


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        ("Triển khai phần mềm; đến 30/6/2026 có 80% bến dùng phần mềm.", [(80, "2026-06-30")]),
        ("Vận động người dân. Đến hết năm 2026, đạt trên 70% hộ tham gia.", [(70, "2026-12-31")]),
        ("Lấy ý kiến người dân (tỷ lệ hài lòng phải đạt từ 90% trở lên).", [(90, None)]),
        ("Rà soát 80% bến trong quý II.", []),
        ("Bến đông, từ năm 2024 đến năm 2025 có sửa chữa 12 bến.", []),
    ],
)
def test_outside_aims_a_share_to_be_had_by_a_day_is_one(work: str, expected: list[tuple[float, str | None]]) -> None:
    plan = _plan(f"I. NHIỆM VỤ\n1. {work}\nII. KINH PHÍ\nTự lo.")
    assert [(one.value, one.by) for one in plan.targets] == expected
