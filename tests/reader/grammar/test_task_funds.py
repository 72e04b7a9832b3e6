"""Money named for a task, in prose and in the columns of a table. All plans are invented."""

from __future__ import annotations

from dondoc.reader import Plan, read_source
from reader.table_sources import HEAD, Printed, source_of

Row = list[Printed]
HEADING = "II. TỔ CHỨC THỰC HIỆN"


def _funds(plan: Plan) -> list[tuple[str, int | None, str | None]]:
    tasks = [task for one in plan.assignments for task in one.tasks]
    return [(one.text, one.amount, one.source) for task in tasks for one in task.funds]


def test_a_task_in_prose_has_the_money_that_it_names() -> None:
    plan = read_source(
        source_of(
            *HEAD,
            HEADING,
            "1. Sở Y tế",
            "- Tập huấn cho trạm y tế; kinh phí thực hiện 120 triệu đồng từ ngân sách tỉnh.",
            "- Kiểm tra nguồn nước.",
        )
    )
    assert _funds(plan) == [
        ("kinh phí thực hiện 120 triệu đồng từ ngân sách tỉnh", 120_000_000, "ngân sách tỉnh"),
    ]


def test_a_column_of_money_is_read_in_its_unit() -> None:
    rows: list[Row] = [
        ["TT", "Nhiệm vụ", "Chủ trì", "Kinh phí (triệu đồng)", "Nguồn kinh phí"],
        ["1", "Sửa trạm bơm", "Sở Xây dựng", "1.500,5", "Ngân sách tỉnh"],
        ["2", "Tập huấn", "Sở Y tế", "", ""],
    ]
    assert _funds(read_source(source_of(*HEAD, HEADING, rows))) == [("1.500,5", 1_500_500_000, "Ngân sách tỉnh")]


def test_columns_of_sources_below_one_heading_each_name_their_own() -> None:
    rows: list[Row] = [
        [("TT", 2, 1), ("Nhiệm vụ", 2, 1), ("Chủ trì", 2, 1), ("Kinh phí (đồng)", 1, 3), None, None],
        [None, None, None, "Tổng số", "Ngân sách tỉnh", "Xã hội hóa"],
        ["1", "Sửa trạm bơm", "Sở Xây dựng", "90.000.000", "60.000.000", "30.000.000"],
    ]
    assert _funds(read_source(source_of(*HEAD, HEADING, rows))) == [
        ("90.000.000", 90_000_000, None),
        ("60.000.000", 60_000_000, "Ngân sách tỉnh"),
        ("30.000.000", 30_000_000, "Xã hội hóa"),
    ]


def test_a_unit_printed_above_the_table_counts() -> None:
    rows: list[Row] = [["TT", "Nhiệm vụ", "Chủ trì", "Dự toán"], ["1", "Sửa trạm bơm", "Sở Xây dựng", "45"]]
    plan = read_source(source_of(*HEAD, HEADING, "Đơn vị tính: triệu đồng", rows))
    assert _funds(plan) == [("45", 45_000_000, None)]
    one = plan.assignments[0].tasks[0].funds[0]
    assert plan.source.text[slice(*one.span)] == "45"
