"""Turns of phrase in aims that a number stands in: what it is told of, for each of what, out of how many points.

The clauses are invented.
"""

from __future__ import annotations

import pytest

from dondoc.reader.clauses import Context, read_targets

YEAR = Context(year=2031, date="2031-01-20")


def told(text: str) -> list[tuple[str, float, str | None]]:
    return [(one.text, one.value, one.subject) for one in read_targets(text, YEAR, aims=True)]


@pytest.mark.parametrize(
    ("text", "value", "subject"),
    [
        ("Số thuyền mất tín hiệu quá 10 ngày giảm ít nhất 50%", -50, "thuyền mất tín hiệu quá 10 ngày"),
        ("Số bến ngập trên 30 phút giảm 4 bến", -4, "bến ngập trên 30 phút"),
        ("Tỷ lệ phao hỏng quá 3 tháng còn dưới 1,5%", 1.5, "Tỷ lệ phao hỏng quá 3 tháng"),
    ],
)
def test_how_long_something_lasts_is_part_of_what_is_counted(text: str, value: float, subject: str) -> None:
    assert told(text) == [(text, value, subject)]


def test_a_limit_of_time_is_a_goal_where_no_other_number_follows_it() -> None:
    assert told("Thời gian chờ phà dưới 30 phút") == [("Thời gian chờ phà dưới 30 phút", 30, "Thời gian chờ phà")]


@pytest.mark.parametrize(
    "text",
    [
        "Thông báo chủ thuyền trước ít nhất 24 giờ",
        "Hai lần sơn phao cách nhau tối thiểu 7 ngày",
        "Neo bè, báo lịch cắt luồng trước tối thiểu 05 ngày làm việc",
    ],
)
def test_how_long_ahead_something_is_told_is_no_goal(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mở 06 buổi tập bơi (mỗi cụm thôn 02 buổi), phát 900 áo phao", [(6, None), (2, "cụm thôn"), (900, None)]),
        ("Mở 12 lớp lái đò (mỗi lớp không quá 35 người)", [(12, None), (35, "lớp")]),
        ("Trồng 3.000 cây chắn sóng (mỗi ấp 500 cây)", [(3000, None), (500, "ấp")]),
        (
            "Mỗi xã, phường có 02 bến; mỗi sở, ngành, đơn vị đỡ đầu 01 bến",
            [(2, "xã, phường"), (1, "sở, ngành, đơn vị")],
        ),
        ("Sửa 12 bến tại thôn 02", [(12, None)]),
    ],
)
def test_what_is_set_for_each_is_a_goal_beside_the_whole(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(one.value, one.per) for one in read_targets(text, YEAR, aims=True)] == expected


def test_the_words_of_a_number_in_a_bracket_stay_inside_it() -> None:
    assert [text for text, _, _ in told("Mở 06 buổi tập bơi (mỗi cụm thôn 02 buổi), phát 900 áo phao")] == [
        "Mở 06 buổi tập bơi",
        "mỗi cụm thôn 02 buổi",
        "phát 900 áo phao",
    ]
    assert told("50% số hộ ven sông có thuyền (tăng bình quân 8%/năm)")[1][0] == "tăng bình quân 8%/năm"


def test_points_out_of_the_most_that_can_be_had_are_no_share() -> None:
    read = read_targets("Điểm hài lòng bình quân đạt tối thiểu 4,0/5; ít nhất 4/5 thuyền có phao", YEAR, aims=True)
    assert [(one.value, one.of, one.unit) for one in read] == [(4, 5, "Điểm"), (80, None, "%")]


def test_a_rate_joined_to_a_share_is_a_goal_of_its_own() -> None:
    assert told("Trên 95% bến được hỏi ý kiến với tỷ lệ người đáp từ 75% trở lên, điểm đánh giá đạt 3,5/5") == [
        ("Trên 95% bến được hỏi ý kiến", 95, "bến"),
        ("tỷ lệ người đáp từ 75% trở lên", 75, "tỷ lệ người đáp"),
        ("điểm đánh giá đạt 3,5/5", 3.5, "điểm đánh giá"),
    ]


def test_a_day_with_a_name_is_counted_and_a_stretch_of_days_is_not() -> None:
    assert [value for _, value, _ in told("Sửa 30 thuyền; tổ chức 01 Ngày hội bơi; tổ chức 02 Tuần thuyền xanh")] == [
        30,
        1,
        2,
    ]
    assert told("Bến mở cửa 02 ngày mỗi tuần") == []


def test_what_there_is_already_tells_which_things_are_meant() -> None:
    assert told("Củng cố 05 bến hiện có, 15 tổ lái đò") == [
        ("Củng cố 05 bến hiện có", 5, "bến hiện có"),
        ("15 tổ lái đò", 15, "tổ lái đò"),
    ]
    assert told("Toàn xã hiện có 45 thuyền") == []


def test_the_years_of_a_yardstick_are_no_day_to_reach_anything_by() -> None:
    texts = (
        "Giúp 420 hộ thoát nghèo (theo chuẩn nghèo giai đoạn 2031 - 2035)",
        "60% bến đạt chuẩn theo Bộ tiêu chí bến xanh giai đoạn 2031 - 2035",
        "60% bến đạt chuẩn bến xanh giai đoạn 2031 - 2035",
    )
    assert [one.by for text in texts for one in read_targets(text, YEAR, aims=True)] == [None, None, "2035-12-31"]


def test_how_a_thing_is_made_is_no_number_to_reach() -> None:
    assert [value for _, value, _ in told("Mỗi bến có ít nhất 2 thùng rác 3 ngăn; mua 04 tủ 2 buồng")] == [2, 4]


def test_what_a_share_is_of_may_have_been_done_already() -> None:
    assert [value for _, value, _ in told("Tỷ lệ đạt 60% trên tổng số vụ đã xử lý, tăng 3% so với năm trước")] == [
        60,
        3,
    ]
    assert told("Tổ đã xử lý 60% số vụ") == []


def test_a_sum_is_a_goal_and_the_size_of_one_thing_is_not() -> None:
    assert [value for _, value, _ in told("Xây 02 trạm bơm, tổng công suất từ 1.000 m3/giờ trở lên")] == [2, 1000]
    assert [value for _, value, _ in told("Xây 02 trạm bơm công suất 500 m3/giờ")] == [2]


def test_a_share_that_counts_nothing_takes_no_noun_from_behind_a_semicolon() -> None:
    assert [subject for _, _, subject in told("Thu nợ đạt 60%; giảm 10% số vụ")] == [None, "vụ"]


def test_the_base_of_a_change_is_part_of_its_words() -> None:
    assert told("Trồng 45 ha lau, tăng 12 ha so với vụ trước")[1][0] == "tăng 12 ha so với vụ trước"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mỗi tháng 01 buổi tuần tra", [(1, "month")]),
        ("Mỗi quý 1 lần sơn phao; hằng tháng 02 phiên chợ nổi", [(1, "quarter"), (2, "month")]),
        ("Tháng 01 mở 02 lớp bơi", [(2, None)]),
    ],
)
def test_a_number_behind_each_month_or_quarter_counts_and_names_none(
    text: str, expected: list[tuple[float, str]]
) -> None:
    assert [(one.value, one.every) for one in read_targets(text, YEAR, aims=True)] == expected


def test_all_of_so_many_that_are_finished_is_no_day() -> None:
    read = read_targets("Trước ngày 30/6/2031 hoàn thành 12/12 bến; 100% thuyền có đèn", YEAR, aims=True)
    assert [(one.value, one.of, one.by) for one in read] == [(12, 12, "2031-06-30"), (100, None, "2031-06-30")]


def test_a_day_behind_all_of_so_many_is_theirs_alone() -> None:
    read = read_targets("22/22 bến có đèn trước ngày 30/6/2031; tỷ lệ thuyền có phao đạt 100%", YEAR, aims=True)
    assert [one.by for one in read] == ["2031-06-30", None]


def test_the_words_of_a_year_in_turn_end_before_the_next() -> None:
    texts = [text for text, _, _ in told("Năm 2031: 60%, năm 2032: 75%, năm 2033: 90% bến có đèn")]
    assert texts == ["60%", "75%", "90% bến có đèn"]
