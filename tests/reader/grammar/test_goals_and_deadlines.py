"""Where targets and deadlines are looked for, and what the words around them add. The plans are invented."""

from __future__ import annotations

from dondoc.reader import Plan
from reader.invented_plans import read


def _plan(body: str) -> Plan:
    return read(f"KẾ HOẠCH\nChuyển đổi số năm 2026\n\nXã Mẫu ban hành Kế hoạch như sau:\n\n{body}")


def test_targets_are_read_from_parts_on_aims_and_take_the_time_set_above_them() -> None:
    plan = _plan(
        "I. MỤC TIÊU\n1. Đến năm 2030\n- 100% hồ sơ được số hóa.\nII. NHIỆM VỤ\n- Số hóa 90% hồ sơ.\n"
        "- Tập huấn cán bộ. Phấn đấu mỗi năm tổ chức ít nhất 03 lớp tập huấn."
    )
    assert [(one.path, one.value, one.unit, one.every, one.by) for one in plan.targets] == [
        ("I.1", 100, "%", None, "2030-12-31"),
        ("II", 3, "lớp", "year", None),
    ]


def test_a_time_that_heads_a_sentence_dates_all_its_targets() -> None:
    plan = _plan(
        "I. MỤC TIÊU\n1. Năm 2027: 40% hồ sơ được số hóa; ít nhất 02 lớp tập huấn.\n"
        "2. Giai đoạn 2028 - 2030: 90% hồ sơ được số hóa.\nII. KINH PHÍ\nTự lo."
    )
    assert [(one.value, one.by) for one in plan.targets] == [(40, "2027-12-31"), (2, "2027-12-31"), (90, "2030-12-31")]


def test_headings_beside_general_aims_state_aims_of_a_time_or_of_a_matter() -> None:
    plan = _plan(
        "I. ĐỊNH HƯỚNG\n1. Mục tiêu chung\nNâng cao chất lượng.\n2. Đến năm 2030\n- 95% hồ sơ được số hóa.\n"
        "3. Về nhân lực\n- Mỗi thôn có 02 tuyên truyền viên.\n4. Nhiệm vụ\n- 80% cán bộ được tập huấn."
    )
    assert [(one.path, one.value, one.by) for one in plan.targets] == [("I.2", 95, "2030-12-31"), ("I.3", 2, None)]


def test_a_heading_that_runs_into_its_level_is_what_the_level_is_of() -> None:
    plan = _plan(
        "I. CHỈ TIÊU\n1. Tuổi thọ trung bình: 75 tuổi.\n2. Số bác sĩ/vạn dân: 12 bác sĩ.\nII. KINH PHÍ\nTự lo."
    )
    assert [(one.text, one.value) for one in plan.targets] == [
        ("Tuổi thọ trung bình: 75 tuổi", 75),
        ("Số bác sĩ/vạn dân: 12 bác sĩ", 12),
    ]


def test_a_bullet_below_a_year_is_no_end_of_a_range() -> None:
    plan = _plan("I. MỤC TIÊU\n1. Đến hết năm 2026\n- 75% hồ sơ được số hóa.\nII. KINH PHÍ\nTự lo.")
    assert [one.basis.doubt for one in plan.targets] == [None]


def test_a_deadline_is_owed_by_the_agency_charged_with_the_task() -> None:
    plan = _plan(
        "I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Ủy ban nhân dân xã\n- Báo cáo UBND tỉnh trước ngày 15/12/2026.\n"
        "2. Căn cứ Kế hoạch này, các thôn báo cáo kết quả về Văn phòng trước ngày 01/12/2026."
    )
    assert [(one.path, one.due, one.who) for one in plan.deadlines] == [
        ("I.1", "2026-12-15", "Văn phòng Ủy ban nhân dân xã"),
        ("I.2", "2026-12-01", "các thôn"),
    ]


def test_the_days_that_bound_the_plan_itself_are_no_deadline() -> None:
    plan = _plan("I. THỜI GIAN\n1. Thời gian thực hiện: Từ ngày 01/3/2026 đến ngày 31/5/2026.\nII. KINH PHÍ\nTự lo.")
    assert plan.head.period is not None
    assert (plan.head.period.start, plan.head.period.end) == ("2026-03-01", "2026-05-31")
    assert plan.deadlines == ()


def test_aims_go_on_behind_a_semicolon_as_long_as_levels_follow() -> None:
    plan = _plan(
        "I. NHIỆM VỤ\n1. Công an xã rà soát, cụ thể: Phấn đấu tỷ lệ hộ dùng nước máy đạt 80%; tỷ lệ thất thoát dưới 12%; "
        "giảm 5% số điểm ngập; 40% trường có bể lọc; lắp 07 đồng hồ tại chợ; 15% chi từ quỹ xã."
    )
    assert [(one.comparator, one.value) for one in plan.targets] == [(">=", 80), ("<", 12), ("<=", -5), (">=", 40)]


def test_the_heading_that_runs_in_tells_that_a_day_is_that_of_the_work() -> None:
    plan = _plan("I. HỘI NGHỊ\n1. Thời gian: 01 buổi, sáng thứ Sáu, ngày 10/7/2026.\n2. Địa điểm: Nhà văn hóa xã.")
    assert [(one.path, one.due, one.text) for one in plan.deadlines] == [
        ("I.1", "2026-07-10", "Thời gian: 01 buổi, sáng thứ Sáu, ngày 10/7/2026")
    ]


def test_a_heading_that_says_by_when_dates_the_work_below_it() -> None:
    plan = _plan(
        "I. NHIỆM VỤ\n1. Trước mùa mưa (xong trước ngày 30/4/2026)\nNạo vét 12 tuyến kênh.\n"
        "2. Đợt cuối (từ tháng 9)\nSửa cống.\n3. Tổ chức lễ (trước Tết)\nTreo cờ.\n"
        "II. MỤC TIÊU (hoàn thành trước ngày 30/11/2026)\n100% hồ sơ được số hóa.\n"
        "III. BÀN GIAO (chậm nhất 15/12/2026)\nCác thôn nhận hồ sơ."
    )
    assert [(one.path, one.text, one.due, one.who) for one in plan.deadlines] == [
        ("I.1", "Trước mùa mưa (xong trước ngày 30/4/2026)", "2026-04-30", None),
        ("III", "BÀN GIAO (chậm nhất 15/12/2026)", "2026-12-15", None),
    ]


def test_a_heading_that_names_each_of_many_tells_for_whom_its_numbers_are() -> None:
    plan = _plan(
        "I. CHỈ TIÊU\n1. Mỗi thôn bản: trồng 02 vườn thuốc; mở 01 lớp học.\n2. Toàn xã: sửa 5 cầu.\n"
        "3. Mỗi năm: mở 03 lớp học.\nII. KINH PHÍ\nTự lo."
    )
    assert [(one.value, one.per) for one in plan.targets] == [(2, "thôn bản"), (1, "thôn bản"), (5, None), (3, None)]
