"""Task tables under unlike heads, with merged cells and group rows. All tables are invented."""

from __future__ import annotations

import pytest

from dondoc.reader import Plan, read_source
from dondoc.reader.grammar.columns import Column, column_of, lay_out
from reader.table_sources import HEAD, Printed, source_of

Row = list[Printed]


def _plan(*rows: Row, heading: str = "II. TỔ CHỨC THỰC HIỆN") -> Plan:
    return read_source(source_of(*HEAD, heading, rows))


def _work(plan: Plan) -> list[tuple[str, str, str, list[str], str | None, str | None]]:
    return [
        (one.path, one.agency, task.text, [partner.text for partner in task.partners], task.time, task.product)
        for one in plan.assignments
        for task in one.tasks
    ]


WORK = "Sửa trạm bơm"
LEAD, PARTNER, TIME, PRODUCT = "Sở Xây dựng", "UBND các xã", "Quý II/2026", "Báo cáo"
HEADS = [
    ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm"],
    ["STT", "Nội dung công việc", "Đơn vị thực hiện", "Đơn vị phối hợp", "Thời hạn", "Kết quả"],
    ["Số TT", "Hoạt động", "Chủ trì", "Phối hợp", "Tiến độ", "Kết quả đầu ra"],
    ["TT.", "Công việc", "Đơn vị đầu mối", "Cơ quan, đơn vị phối hợp", "Thời điểm", "Sản phẩm dự kiến"],
    ["Số thứ tự", "Nội dung", "Trách nhiệm", "Phối hợp thực hiện", "Thời gian", "Kết quả cần đạt"],
    ["TT", "Tên nhiệm vụ", "Phân công", "Đơn vị phối hợp", "Thời hạn hoàn thành", "Sản phẩm, kết quả"],
    ["TT", "Nội dung, nhiệm vụ", "Cơ quan chịu trách nhiệm", "Cơ quan phối hợp", "Hạn hoàn thành", "Sản phẩm đầu ra"],
    ["TT", "Nội dung phối hợp", "Đơn vị chủ trì thực hiện", "Phối hợp", "Lộ trình thực hiện", "Kết quả/Ghi chú"],
    ["STT", "Nhiệm vụ, giải pháp", "Bộ phận thực hiện", "Bộ phận phối hợp", "Thời gian thực hiện", "Kết quả thực hiện"],
    ["TT", "Công việc cần hoàn thành", "Phòng, ban thực hiện", "Phối hợp", "Ngày hoàn thành", "Đầu ra"],
    ["#", "Hạng mục", "Cơ quan tham mưu", "Cơ quan phối hợp", "Thời gian", "Sản phẩm"],
    ["TT", "Tên hoạt động", "Đầu mối thực hiện", "Thành phần phối hợp", "Thời gian, địa điểm", "Sản phẩm"],
    ["TT", "Nhiệm vụ cụ thể", "Lực lượng thực hiện", "Lực lượng phối hợp", "Hoàn thành", "Kết quả dự kiến"],
    ["STT", "NỘI DUNG CÔNG VIỆC", "ĐƠN VỊ CHỦ TRÌ", "ĐƠN VỊ PHỐI HỢP", "THỜI GIAN HOÀN THÀNH", "SẢN PHẨM"],
    ["TT", "Đầu việc", "Ngành chủ trì", "Ngành phối hợp", "Hạn", "Sản phẩm"],
    ["TT", "Việc cần làm", "Đầu mối", "Cùng thực hiện", "Hạn xong", "Sản phẩm"],
    ["Số TT", "Nhiệm vụ", "Đơn vị phụ trách", "Đơn vị, cá nhân liên quan", "Tiến độ", "Yêu cầu sản phẩm"],
    ["STT", "Nội dung công việc", "Đơn vị thực hiện chính", "Đơn vị tham gia", "Hoàn thành", "Kết quả đầu ra"],
    ["TT", "Phần việc", "CQ chủ trì", "Đơn vị cùng làm", "Xong trước", "Sản phẩm"],
    ["TT", "Việc được giao", "Đơn vị được giao", "Tham gia", "Kỳ hạn", "Kết quả"],
    ["STT", "Những việc phải làm ngay", "Ai làm", "Cùng lo", "Khi nào xong", "Kết quả phải đạt"],
    ["TT", "Việc", "Chịu TN chính", "Hỗ trợ", "Làm xong trước ngày", "Sản phẩm"],
    ["TT", "Mục việc", "Giao cho", "Bộ phận cùng chịu trách nhiệm", "Xong", "Sản phẩm"],
    ["TT", "Nhiệm vụ", "ĐV thực hiện", "ĐV hỗ trợ", "Thời hạn", "Sản phẩm"],
]


@pytest.mark.parametrize("head", HEADS, ids=[" | ".join(head[:3]) for head in HEADS])
def test_a_task_table_is_read_under_any_head(head: list[str]) -> None:
    plan = _plan([*head], ["1", WORK, LEAD, PARTNER, TIME, PRODUCT])
    assert _work(plan) == [("II.1", LEAD, WORK, [PARTNER], TIME, PRODUCT)]


def test_columns_in_another_order_with_others_between_them_are_told_apart() -> None:
    plan = _plan(
        ["Thời gian", "Nhiệm vụ", "Đơn vị tính", "Số lượng", "Đối tượng thụ hưởng", "Sản phẩm", "Chủ trì", "Ghi chú"],
        [TIME, "1. " + WORK, "trạm", "2", "Hộ dân", PRODUCT, LEAD, "Gấp"],
    )
    assert _work(plan) == [("II.1", LEAD, WORK, [], TIME, PRODUCT)]


def test_a_head_of_two_rows_names_the_columns_below_a_common_word() -> None:
    plan = _plan(
        [("TT", 2, 1), ("Nội dung", 2, 1), ("Tổ chức thực hiện", 1, 2), None, ("Thời gian", 1, 2), None],
        [None, None, "Chủ trì", "Phối hợp", "Bắt đầu", "Kết thúc"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        ["1", WORK, LEAD, PARTNER, "Tháng 3/2026", "Tháng 6/2026"],
    )
    assert _work(plan) == [("II.1", LEAD, WORK, [PARTNER], "Tháng 6/2026", None)]
    assert plan.assignments[0].tasks[0].due == "2026-06-30"


@pytest.mark.parametrize(
    ("begin", "end"),
    [("Bắt đầu", "Kết thúc"), ("Ngày bắt đầu", "Ngày kết thúc"), ("Từ ngày", "Đến ngày"), ("Khởi công", "Hoàn thành"),
     ("Ghi chú", "Hạn chót")],
)  # fmt: skip
def test_of_a_column_of_beginnings_and_one_of_ends_the_end_is_the_time(begin: str, end: str) -> None:
    plan = _plan(["TT", "Việc", "Hạng mục", "Chủ trì", begin, end], ["1", "", WORK, LEAD, "02/3/2026", "15/7/2026"])
    assert [(task.time, task.due) for one in plan.assignments for task in one.tasks] == [("15/7/2026", "2026-07-15")]


def test_a_title_over_the_head_is_no_column() -> None:
    plan = _plan(
        [("DANH MỤC NHIỆM VỤ NĂM 2026", 1, 4), None, None, None],
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"],
        ["1", WORK, LEAD, TIME],
    )
    assert _work(plan) == [("II.1", LEAD, WORK, [], TIME, None)]


def test_of_two_columns_that_could_lead_the_one_that_says_so_does() -> None:
    plan = _plan(
        ["TT", "Nhóm nhiệm vụ", "Nhiệm vụ cụ thể", "Lãnh đạo phụ trách", "Đơn vị chủ trì", "Cơ quan theo dõi"],
        ["1", "Hạ tầng", WORK, "Giám đốc Sở", LEAD, "Văn phòng UBND tỉnh"],
    )
    assert _work(plan) == [("II.1", LEAD, WORK, [], None, None)]


def test_merged_cells_count_for_each_row_and_group_rows_for_those_below() -> None:
    plan = _plan(
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"],
        [("I. Hạ tầng", 1, 4), None, None, None],
        ["1", WORK, (LEAD, 2, 1), TIME],
        ["2", "Thay ống", None, TIME],
        [("Con người", 1, 4), None, None, None],
        ["3", "Tập huấn", "Sở Nội vụ", TIME],
        ["II", "Vận hành", "", ""],
        ["-", "Trực trạm", "UBND các xã", "Thường xuyên"],
        ["", "Cộng", "", ""],
    )
    assert [(path, agency, text) for path, agency, text, *_ in _work(plan)] == [
        ("II.I.1", LEAD, WORK),
        ("II.I.2", LEAD, "Thay ống"),
        ("II.I.3", "Sở Nội vụ", "Tập huấn"),
        ("II.II", "UBND các xã", "Trực trạm"),
    ]


def test_a_row_that_lacks_the_cell_of_its_partners_has_its_time_there() -> None:
    head = ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"]
    assert _work(_plan([*head], ["1", WORK, LEAD, TIME, ""])) == [("II.1", LEAD, WORK, [], TIME, None)]


@pytest.mark.parametrize(
    "cell",
    [
        "Chủ trì: Sở Xây dựng; phối hợp: Sở Tài chính, UBND các xã",
        "Cơ quan chủ trì: Sở Xây dựng\nCơ quan phối hợp: Sở Tài chính, UBND các xã",
        "Sở Xây dựng (chủ trì), Sở Tài chính, UBND các xã (phối hợp)",
        "Sở Xây dựng chủ trì, phối hợp với Sở Tài chính, UBND các xã",
        "Sở Xây dựng phối hợp với Sở Tài chính và UBND các xã",
    ],
)
def test_one_cell_may_name_who_leads_and_who_works_with_them(cell: str) -> None:
    plan = _plan(["TT", "Nội dung", "Cơ quan thực hiện"], ["1", WORK, cell])
    assert _work(plan) == [("II.1", LEAD, WORK, ["Sở Tài chính", "UBND các xã"], None, None)]


@pytest.mark.parametrize(
    "head",
    [
        ["TT", "Nội dung", "Đơn vị tính", "Số lượng"],
        ["TT", "Nội dung kiểm tra", "Đơn vị được kiểm tra", "Ngày"],
        ["TT", "Tên văn bản", "Cơ quan ban hành", "Ngày ban hành"],
        ["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026"],
        ["TT", "Tên chỉ tiêu", "Đơn vị", "Năm 2026"],
    ],
)
def test_a_table_that_names_nobody_in_charge_assigns_nothing(head: list[str]) -> None:
    assert _work(_plan([*head], ["1", WORK, LEAD, "2"])) == []


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Số TT", Column.NUMBER),
        ("Tên cơ quan chủ trì", Column.LEAD),
        ("Người phụ trách", Column.LEAD),
        ("Nơi thực hiện", Column.LEAD),
        ("Đơn vị tính", Column.UNIT),
        ("Nguồn vốn", Column.SOURCE),
        ("Dự toán kinh phí", Column.FUNDS),
        ("Công việc cần hoàn thành", Column.CONTENT),
        ("Năm", Column.TIME),
        ("Đối tượng tham gia", None),
        ("Cơ quan có thẩm quyền ban hành", None),
        ("", None),
    ],
)
def test_a_heading_tells_its_column(heading: str, column: Column | None) -> None:
    assert column_of(heading) is column


def test_each_kind_of_column_stands_once() -> None:
    assert lay_out(["Nội dung", "Cơ quan chủ trì", "Cơ quan thực hiện", "Thời gian bắt đầu", "Thời gian kết thúc"]) == (
        Column.CONTENT,
        Column.LEAD,
        None,
        None,
        Column.TIME,
    )


@pytest.mark.parametrize(
    "heading",
    ["Cùng kỳ năm 2025", "Cơ quan được giao vốn", "Đơn vị được kiểm tra", "Số người tham gia", "Hỗ trợ (triệu đồng)",
     "Việt Nam", "Lãnh đạo chỉ đạo", "Đã làm"],
)  # fmt: skip
def test_a_heading_that_only_sounds_like_work_names_no_column(heading: str) -> None:
    assert column_of(heading) is None


@pytest.mark.parametrize("ditto", ["nt", "-nt-", "Như trên", "(như trên)", "”", "n.t."])
def test_a_cell_that_repeats_stands_for_the_one_above_it(ditto: str) -> None:
    plan = _plan(
        ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm"],
        ["1", WORK, LEAD, PARTNER, TIME, PRODUCT],
        ["2", "Sửa cống", ditto, ditto, ditto, PRODUCT],
        [("II", 1, 1), ("Kênh mương", 1, 5), None, None, None, None],
        ["1", "Nạo vét kênh", ditto, "Hội Nông dân", TIME, PRODUCT],
    )
    assert _work(plan) == [
        ("II.1", LEAD, WORK, [PARTNER], TIME, PRODUCT),
        ("II.2", LEAD, "Sửa cống", [PARTNER], TIME, PRODUCT),
        ("II.II.1", LEAD, "Nạo vét kênh", ["Hội Nông dân"], TIME, PRODUCT),
    ]


@pytest.mark.parametrize("cell", ["-", "", "Nhà trường", "Như trên địa bàn"])
def test_a_cell_that_is_empty_or_says_something_repeats_nothing(cell: str) -> None:
    plan = _plan(
        ["TT", "Nhiệm vụ", "Chủ trì", "Sản phẩm"], ["1", WORK, LEAD, PRODUCT], ["2", "Sửa cống", LEAD, cell]
    )  # fmt: skip
    assert [task.product for one in plan.assignments for task in one.tasks] == [PRODUCT, cell or None]
