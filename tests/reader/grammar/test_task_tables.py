"""Tables that assign work. The tables are invented."""

from __future__ import annotations

import pytest

from dondoc.reader import Plan
from dondoc.reader.grammar.columns import Column, column_of
from dondoc.reader.json import plan_from_json, plan_json
from dondoc.reader.plan import After
from reader.invented_plans import read


def _plan(table: str, heading: str = "Phụ lục") -> Plan:
    return read(
        "KẾ HOẠCH\nChuyển đổi số trường học\n\nTrường Mẫu ban hành Kế hoạch như sau:\n\n"
        f"I. MỤC ĐÍCH\nDạy tốt.\n\nNơi nhận:\n- Lưu: VT.\n\n{heading}\n\n{table}"
    )


def _rows(plan: Plan) -> list[tuple[str, str, str, list[str], str | None]]:
    return [
        (one.path, one.agency, task.text, [partner.text for partner in task.partners], task.due)
        for one in plan.assignments
        for task in one.tasks
    ]


HEAD = "| TT | Nội dung | Chủ trì | Phối hợp | Thời gian |\n|---|---|---|---|---|\n"


def test_each_row_and_leading_agency_is_an_entry() -> None:
    table = HEAD + (
        "| | (1) | (2) | (3) | (4) |\n"
        "| 1 | Mua máy tính. | Sở Tài chính; Sở Y tế | Các trường và UBND xã | Tháng 5/2026 |\n"
        "| 2 | Tập huấn. | Các trường | | Quý II năm 2026 |\n"
    )
    assert _rows(_plan(table)) == [
        ("PL.1", "Sở Tài chính", "Mua máy tính.", ["Các trường", "UBND xã"], "2026-05-31"),
        ("PL.1", "Sở Y tế", "Mua máy tính.", ["Các trường", "UBND xã"], "2026-05-31"),
        ("PL.2", "Các trường", "Tập huấn.", [], "2026-06-30"),
    ]


def test_group_rows_lend_their_label_and_rows_without_number_take_the_row_above() -> None:
    table = HEAD + (
        "| I | Hạ tầng | | | |\n"
        "| 1 | Mua sắm | | | |\n"
        "| - | Máy tính | Sở Tài chính | | |\n"
        "| 2 | Nối mạng | Sở Xây dựng | | |\n"
        "| II | Con người | | | |\n"
        "| 1 | Tập huấn | Sở Nội vụ | | |\n"
    )
    assert [(path, agency) for path, agency, *_ in _rows(_plan(table, "Phụ lục II"))] == [
        ("PL.II.I.1", "Sở Tài chính"),
        ("PL.II.I.2", "Sở Xây dựng"),
        ("PL.II.II.1", "Sở Nội vụ"),
    ]


def test_a_period_in_the_time_cell_is_kept_and_is_no_date() -> None:
    plan = _plan(HEAD + "| 1 | Mua máy tính | Sở Tài chính | | Trong 10 ngày kể từ ngày ban hành |\n")
    task = plan.assignments[0].tasks[0]
    assert (task.due, task.every, task.after) == (None, None, After("signing", days=10))
    assert plan_from_json(plan_json(plan), plan.source) == plan


def test_names_of_firms_in_one_cell_are_parted() -> None:
    plan = _plan(HEAD + "| 1 | Nối mạng | VNPT Suối Mẫu, Viettel Suối Mẫu | | Hằng tuần |\n")
    assert [(one.agency, one.tasks[0].every) for one in plan.assignments] == [
        ("VNPT Suối Mẫu", "week"),
        ("Viettel Suối Mẫu", "week"),
    ]


def test_the_title_of_a_sheet_gives_the_year_in_a_plan_for_several() -> None:
    plan = read(
        "KẾ HOẠCH\nChuyển đổi số trường học giai đoạn 2026 - 2030\n\nTrường Mẫu ban hành Kế hoạch như sau:\n\n"
        "I. MỤC ĐÍCH\nDạy tốt.\n\nNơi nhận:\n- Lưu: VT.\n\nPhụ lục I\nNHIỆM VỤ NĂM 2027\n\n"
        f"{HEAD}| 1 | Mua máy tính | Sở Tài chính | | Quý IV |\n\nPhụ lục II\nNHIỆM VỤ GIAI ĐOẠN 2026 - 2030\n\n"
        f"{HEAD}| 1 | Mua máy chiếu | Sở Tài chính | | Quý IV |\n"
    )
    assert [due for *_, due in _rows(plan)] == ["2027-12-31", "--12-31"]


def test_a_table_without_a_leading_column_assigns_nothing() -> None:
    table = "| TT | Nội dung | Số lượng |\n|---|---|---|\n| 1 | Máy tính | 20 |\n"
    assert _rows(_plan(table)) == []


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("STT", Column.NUMBER),
        ("Nội dung, nhiệm vụ", Column.CONTENT),
        ("Nội dung thực hiện", Column.CONTENT),
        ("Cơ quan chủ trì thực hiện", Column.LEAD),
        ("Đơn vị thực hiện", Column.LEAD),
        ("Đơn vị phối hợp thực hiện", Column.COORDINATE),
        ("Thời gian thực hiện", Column.TIME),
        ("Thời hạn hoàn thành", Column.TIME),
        ("Sản phẩm, kết quả", Column.PRODUCT),
        ("Ghi chú", Column.NOTE),
        ("Kinh phí (triệu đồng)", Column.FUNDS),
        ("Nguồn kinh phí", Column.SOURCE),
    ],
)
def test_a_column_is_known_by_its_heading(heading: str, column: Column | None) -> None:
    assert column_of(heading) is column


@pytest.mark.parametrize(
    ("time", "charged"), [("8h00 - 8h10", []), ("14 giờ 30", []), ("8h00 ngày 05/6/2026", ["Trạm Y tế"] * 2)]
)
def test_the_points_of_one_meeting_charge_nobody(time: str, charged: list[str]) -> None:
    rows = "".join(f"| {time} | {point} | Trạm Y tế |\n" for point in ("Khai mạc", "Thảo luận"))
    plan = _plan("| Thời gian | Nội dung | Thực hiện |\n|---|---|---|\n" + rows)
    assert [one.agency for one in plan.assignments] == charged
