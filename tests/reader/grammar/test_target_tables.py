"""Targets in tables with a column for each year. All tables are invented."""

from __future__ import annotations

from dondoc.reader import Plan, read_source
from dondoc.reader.source import collapse
from reader.table_sources import HEAD, Printed, source_of

Row = list[Printed]
AIMS = "II. MỤC TIÊU, CHỈ TIÊU"
WATER = "Tỷ lệ hộ dân dùng nước sạch"


def _plan(*rows: Row, heading: str = AIMS) -> Plan:
    return read_source(source_of(*HEAD, heading, rows))


def _targets(plan: Plan) -> list[tuple[str, str, str, float, str, str | None]]:
    return [(one.path, one.text, one.comparator, one.value, one.unit, one.by) for one in plan.targets]


def test_each_year_of_a_row_is_a_target() -> None:
    plan = _plan(
        ["TT", "Chỉ tiêu", "ĐVT", "2026", "Năm 2027", "Đến 2030"],
        ["1", WATER, "%", "90", "92,5", "≥ 98"],
        ["2", "Số trạm cấp nước xây mới", "trạm", "2", "", "-"],
    )
    assert _targets(plan) == [
        ("II", WATER, ">=", 90, "%", "2026-12-31"),
        ("II", WATER, ">=", 92.5, "%", "2027-12-31"),
        ("II", WATER, ">=", 98, "%", "2030-12-31"),
        ("II", "Số trạm cấp nước xây mới", ">=", 2, "trạm", "2026-12-31"),
    ]
    assert [one.subject for one in plan.targets] == [WATER, WATER, WATER, "trạm cấp nước xây mới"]


def test_what_is_reached_already_is_no_target() -> None:
    plan = _plan(
        ["TT", "Nội dung", "Đơn vị tính", "Thực hiện năm 2025", "Hiện trạng 2026", "2024", "Chỉ tiêu năm 2026"],
        ["1", WATER, "%", "85", "86", "80", "90"],
    )
    assert _targets(plan) == [("II", WATER, ">=", 90, "%", "2026-12-31")]


def test_a_head_of_two_rows_and_group_rows_are_looked_through() -> None:
    plan = _plan(
        [("TT", 2, 1), ("Chỉ tiêu", 2, 1), ("Đơn vị", 2, 1), ("Lộ trình thực hiện", 1, 2), None],
        [None, None, None, "2026", "2030"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [("I. Cấp nước", 1, 5), None, None, None, None],
        ["1", WATER, "%", "90", "98"],
    )
    assert _targets(plan) == [
        ("II", WATER, ">=", 90, "%", "2026-12-31"),
        ("II", WATER, ">=", 98, "%", "2030-12-31"),
    ]


def test_signs_ranges_and_units_are_read_from_cell_and_label() -> None:
    plan = _plan(
        ["Chỉ tiêu", "Năm 2026"],
        ["- Tỷ lệ thất thoát nước không quá (%)", "15"],
        ["- Giảm tỷ lệ hộ thiếu nước (%/năm)", "1,5"],
        ["- Mức cấp nước", "80 - 100"],
        ["- Thời gian sửa chữa", "< 24"],
        ["- Số công trình được kiểm định", "1.250"],
        ["- Tỷ lệ mẫu đạt chuẩn", "từ 95% trở lên"],
    )
    assert [(t.text, t.comparator, t.value, t.upper, t.unit, t.every) for t in plan.targets] == [
        ("Tỷ lệ thất thoát nước không quá (%)", "<=", 15, None, "%", None),
        ("Giảm tỷ lệ hộ thiếu nước (%/năm)", "<=", -1.5, None, "%", "year"),
        ("Mức cấp nước", ">=", 80, 100, "mức", None),
        ("Thời gian sửa chữa", "<", 24, None, "thời", None),
        ("Số công trình được kiểm định", ">=", 1250, None, "công", None),
        ("Tỷ lệ mẫu đạt chuẩn", ">=", 95, None, "%", None),
    ]


def test_a_limit_at_the_end_of_a_label_compares_and_one_inside_it_tells_who_is_counted() -> None:
    labels = {
        "Trẻ dưới 3 tuổi được uống nước đun sôi": ">=",
        "Hộ cách trạm cấp nước không quá 2 km": ">=",
        "Công trình dưới lòng hồ được kiểm định": ">=",
        "Tỷ lệ mẫu nước đục dưới": "<=",
        "Thời gian sửa chữa tối đa": "<=",
        "Số điểm còn rò rỉ": "<=",
    }
    plan = _plan(["Chỉ tiêu", "ĐVT", "2026"], *([label, "%", "9"] for label in labels))
    assert {one.text: one.comparator for one in plan.targets} == labels


def test_an_appendix_of_targets_is_read_under_its_own_path() -> None:
    rows = [["TT", "Chỉ tiêu", "ĐVT", "2026", "2027"], ["1", "Thu nhập bình quân", "triệu đồng/người/năm", "65", "70"]]
    close = ("Nơi nhận:", "- Lưu: VT.", "Phụ lục II", "HỆ THỐNG CHỈ TIÊU GIAI ĐOẠN 2026 - 2030")
    plan = read_source(source_of(*HEAD, "II. NỘI DUNG", "Theo phụ lục.", *close, rows))
    assert [(t.path, t.value, t.unit, t.per, t.every, t.by) for t in plan.targets] == [
        ("PL.II.1", 65, "triệu đồng", "người", "year", "2026-12-31"),
        ("PL.II.1", 70, "triệu đồng", "người", "year", "2027-12-31"),
    ]


def test_a_table_that_a_page_cuts_goes_on_under_the_columns_above() -> None:
    head = ["TT", "Chỉ tiêu", "ĐVT", "2026"]
    plan = read_source(source_of(*HEAD, AIMS, [head, ["1", WATER, "%", "90"]], [["2", "Số trạm", "trạm", "3"]]))
    assert [(one.text, one.value) for one in plan.targets] == [(WATER, 90), ("Số trạm", 3)]


def test_years_in_a_part_on_work_or_on_money_are_no_targets() -> None:
    rows: list[Row] = [["TT", "Nội dung", "ĐVT", "2026", "2027"], ["1", "Chi thường xuyên", "triệu đồng", "90", "92"]]
    assert _targets(_plan(*rows, heading="II. KINH PHÍ THỰC HIỆN")) == []


def test_a_label_leads_back_to_its_words() -> None:
    plan = _plan(["TT", "Chỉ tiêu", "2026"], ["1", "1. " + WATER + " (%)", "90"])
    assert [collapse(plan.source.text[slice(*one.span)]) for one in plan.targets] == [WATER + " (%)"]


def test_the_quarters_of_one_year_are_days_of_their_own() -> None:
    plan = _plan(
        ["TT", "Nội dung", "Đơn vị", "Cả năm 2026", "Quý I/2026", "Quý II/2026", "Quý III/2026", "Quý IV/2026"],
        ["1", "Bến thuyền được sửa", "bến", "12", "2", "-", "6", "4"],
    )
    assert [(one.value, one.by) for one in plan.targets] == [
        (12, "2026-12-31"),
        (2, "2026-03-31"),
        (6, "2026-09-30"),
        (4, "2026-12-31"),
    ]
    assert plan.assignments == ()


def test_a_table_without_years_has_one_column_of_goals_and_rows_that_set_the_day() -> None:
    plan = _plan(
        ["TT", "Chỉ tiêu", "Đơn vị", "Kết quả", "Cơ quan theo dõi"],
        ["I", "Đến năm 2030", "", "", ""],
        ["1", "Xếp hạng bến thuyền an toàn", "Thứ bậc", "≤ 3 trong vùng; ≤ 50 cả nước", "Sở Xây dựng"],
        ["2", WATER, "%", "100%", "Sở Xây dựng"],
        ["3", "Số ca đuối nước", "ca", "0", "Sở Y tế"],
        ["4", "Chất lượng bến", "", "Đạt mức tiên tiến", "Sở Xây dựng"],
    )
    assert [(one.comparator, one.value, one.by) for one in plan.targets] == [
        ("<=", 3, "2030-12-31"),
        ("<=", 50, "2030-12-31"),
        (">=", 100, "2030-12-31"),
        ("=", 0, "2030-12-31"),
    ]


def test_cells_that_tell_their_number_in_words_and_a_column_of_times() -> None:
    told = _plan(
        ["TT", "Chỉ tiêu", "Mục tiêu đến năm 2028", "Mục tiêu đến năm 2030"],
        ["1", WATER, "Đạt trên 95%", "Đạt từ 98% trở lên"],
        ["2", "Tỷ lệ thất thoát nước", "Giảm còn 19%", "Dưới 15%"],
        ["3", "Điểm ngập", "Giảm 5% so với năm 2025", "Không có"],
    )
    assert [(value, sign, by) for _, _, sign, value, _, by in _targets(told)] == [
        (95, ">", "2028-12-31"),
        (98, ">=", "2030-12-31"),
        (19, "<=", "2028-12-31"),
        (15, "<", "2030-12-31"),
        (-5, "<=", "2028-12-31"),
        (0, "=", "2030-12-31"),
    ]
    timed = _plan(
        ["TT", "Chỉ tiêu", "Kế hoạch", "Thời gian hoàn thành"],
        ["1", "Số lớp tập huấn", "05 lớp", "Tháng 6/2026"],
        ["2", "Thời gian nối lại nước", "≤ 30 phút", "31/12/2026"],
    )
    assert [row[2:] for row in _targets(timed)] == [(">=", 5, "lớp", "2026-06-30"), ("<=", 30, "phút", "2026-12-31")]
