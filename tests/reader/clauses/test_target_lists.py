"""Many numbers in one sentence of aims: years in turn, parts of a sum, places, shares that restate, what a rate is of.

The clauses are invented.
"""

from __future__ import annotations

import pytest

from dondoc.reader.clauses import Context, read_targets

YEAR = Context(year=2031, date="2031-01-20")


def told(text: str, *, aims: bool = True) -> list[tuple[str, float, str | None]]:
    return [(one.comparator, one.value, one.by) for one in read_targets(text, YEAR, aims=aims)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Năm 2031, 2032, 2033 lần lượt đạt 60%, 70%, 80% số bến", [(60, "2031-12-31"), (70, "2032-12-31"), (80, "2033-12-31")]),
        ("Tỷ lệ bến đạt 60% (năm 2031), 70% (năm 2032)", [(60, "2031-12-31"), (70, "2032-12-31")]),
        ("Hoàn thành 14.500 mét kè; cụ thể từng năm: năm 2031: 1.200 mét; năm 2032: 2.300 mét", [(14500, None), (1200, "2031-12-31"), (2300, "2032-12-31")]),
        ("Tỷ lệ bến có đèn (năm 2031: 60%, năm 2032: 70%)", [(60, "2031-12-31"), (70, "2032-12-31")]),
        ("Tỷ lệ bến có đèn tăng dần từng năm: 2031: 60%; 2032: 70%", [(60, "2031-12-31"), (70, "2032-12-31")]),
        ("Năm 2031, 60% bến có đèn; năm 2032, 70%", [(60, "2031-12-31"), (70, "2032-12-31")]),
        ("Số thuyền được sửa: 350 thuyền (trong đó: năm 2031: 150 thuyền, năm 2032: 200 thuyền)", [(350, None), (150, "2031-12-31"), (200, "2032-12-31")]),
        ("Tỷ lệ bến có đèn đạt 60% (năm 2030: 55%)", [(60, None)]),
        ("Năm 2031 ghép 20 bè, đến năm 2032 ghép 50 bè và đến năm 2033 ghép 90 bè nổi", [(20, "2031-12-31"), (50, "2032-12-31"), (90, "2033-12-31")]),
        ("Quý I/2031 đạt 20%; 6 tháng đạt 50%; cả năm đạt 100% kế hoạch", [(20, "2031-03-31"), (50, "2031-06-30"), (100, "2031-12-31")]),
        ("6 tháng đầu năm đạt 50%, cả năm đạt 100% kế hoạch", [(50, "2031-06-30"), (100, "2031-12-31")]),
    ],
)  # fmt: skip
def test_each_number_of_a_list_has_its_own_year(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(value, by) for _, value, by in told(text)] == expected


def test_what_is_to_be_reached_by_a_day_has_no_rhythm_of_what_goes_before() -> None:
    read = read_targets("Mỗi năm tăng 5%, đến năm 2034 đạt 80%", YEAR, aims=True)
    assert [(one.value, one.every, one.by) for one in read] == [(5, "year", None), (80, None, "2034-12-31")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sản lượng cá 12.500 tấn (cá nuôi 9.000 tấn, cá biển 3.500 tấn)", [12500, 9000, 3500]),
        ("Đàn vịt 15.000 con; tổng số lao động 1.200 người", [15000, 1200]),
        ("Kết quả bơi: Tốt 25% (253 người), Khá 45%, Đạt 30%", [25, 45, 30]),
        ("Dữ liệu về thuyền đã được số hóa tối thiểu 80%", [80]),
        ("Phấn đấu dữ liệu về bến đã được cấp mã đạt 95%", [95]),
        ("Tuổi thọ bình quân đạt 76 tuổi", [76]),
        ("Chiều cao phao đạt 168,5 cm; áp suất nước tối thiểu 1,5 bar", [168.5, 1.5]),
        ("Giá trị cá trên 01 ha đầm đạt 120 triệu đồng", [120]),
        ("Trung bình 25 áo phao/bến", [25]),
        ("Tổng kinh phí 42 tỷ đồng", []),
        ("Lương bình quân: 11,5 triệu đồng/người/tháng; nộp ngân sách: 14 tỷ đồng", [11.5, 14]),
        ("Tai nạn chết người: 0 vụ; tai nạn nhẹ: dưới 3 vụ", [0, 3]),
        ("Doanh thu: 186,5 tỷ đồng, bằng 108% thực hiện năm trước", [186.5]),
        (
            "Diện tích mặt nước bình quân đạt 8 m2/người (hiện nay 5,6 m2/người), mỗi bến có tối thiểu một vườn hoa",
            [8, 1],
        ),
        ("Không còn thuyền hỏng nặng, thu nhập của thủy thủ tăng gấp 2 lần so với năm trước", [0, 2]),
        ("Giám đốc Sở tiếp dân định kỳ 01 ngày/tháng", [1]),
        ("Số thủ tục bị cắt giảm đạt một phần ba", [33.33]),
        ("2- 90% trở lên số bến hoàn thành tốt nhiệm vụ", [90]),
        ("Hạ 5% số bến hỏng; hạ tỷ lệ thuyền hỏng xuống 7%", [-5, 7]),
        ("Hạ bình quân 2% tỷ lệ thuyền hỏng", [-2]),
        ("Số vụ va chạm giảm từ 3 vụ đến 5 vụ", [-3]),
        ("Giảm số vụ va chạm từ 8 vụ năm 2030 xuống 5 vụ năm 2034", [5]),
        ("Số phao cứu sinh trên một vạn dân đạt 45 chiếc", [45]),
        ("Tỷ suất đuối nước còn 550/100.000 trẻ em vào năm 2032 và 450/100.000 trẻ em vào năm 2034", [550, 450]),
        ("60% hộ dân tại 03 bến điểm phân loại rác", [60]),
        ("Xây dựng 15 vùng neo đậu an toàn", [15]),
        ("Thu ngân sách xã đạt 12,5 tỷ đồng", [12.5]),
        ("Xếp hạng bến trong top 15 toàn quốc", []),
        ("Tuổi thọ trung bình của thủy thủ đạt 75,5 tuổi", [75.5]),
        ("100% thuyền được kiểm tra ít nhất 4 lần trong 3 mùa lũ", [100, 4]),
        ("Cấp nước cho 95% hộ ven sông với tiêu chuẩn 120 lít/người/ngày", [95]),
        ("Hạ thủy 12 thuyền; ghép 05 bè; neo 1.200 phao", [12, 5, 1200]),
        ("Cả sông 12 bến", []),
        ("Phong trào 5 không 3 sạch được 90% hộ tham gia; mô hình 3 giảm 3 tăng trên 70% bè cá", [90, 70]),
        ("Thực hiện Đề án trồng 1 tỷ cây xanh; trồng 2 triệu cây ven sông", [2]),
        ("Giải thể dứt điểm 09 bến ngừng hoạt động", [9]),
    ],
)
def test_the_numbers_of_a_list_of_aims(text: str, expected: list[float]) -> None:
    assert [value for _, value, _ in told(text)] == expected


def test_a_share_in_a_bracket_restates_what_was_counted() -> None:
    assert told("Phấn đấu nạo vét 152 km luồng (đạt 85% kế hoạch)") == [(">=", 152, None)]


def test_of_which_things_a_rate_is_no_goal_of_its_own() -> None:
    assert told("Tỷ lệ bến đón từ 02 đoàn kiểm tra trở lên trong năm bằng 0%") == [("=", 0, None)]


def test_a_rhythm_inside_a_clause_does_not_hold_behind_a_semicolon() -> None:
    text = "Kiểm tra chuyên đề bến thuyền mỗi năm ít nhất 02 cuộc; không để quá 5% số cuộc phải lùi"
    assert [one.every for one in read_targets(text, YEAR, aims=True)] == ["year", None]


def test_a_number_ahead_of_its_noun_is_a_goal_in_aims_alone() -> None:
    assert told("- 05 bến kiểu mẫu") == [(">=", 5, None)]
    assert told("- 05 bến kiểu mẫu", aims=False) == []


def test_the_words_of_a_level_end_at_the_comma_behind_it() -> None:
    (one,) = read_targets("Tỷ lệ bến có đèn đạt 95%, góp phần giữ vững trật tự đường thủy", YEAR, aims=True)
    assert one.text == "Tỷ lệ bến có đèn đạt 95%"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mỗi tháng mở 01 phiên chợ nổi; 90% tiểu thương ký cam kết", ["month", None]),
        ("Mỗi tháng mở 01 phiên chợ nổi; tổ chức 02 chuyến tuần tra", ["month", "month"]),
        ("Mỗi tháng, mở 01 phiên chợ nổi; 90% tiểu thương ký cam kết", ["month", "month"]),
        ("Hằng năm giảm 5% số bến hỏng; đến năm 2034 không còn bến hỏng", ["year", None]),
        ("Số vụ va chạm hằng năm giảm 5 vụ, đến năm 2034 còn dưới 2 vụ", ["year", None]),
    ],
)
def test_a_rhythm_holds_behind_a_semicolon_for_what_is_alike(text: str, expected: list[str | None]) -> None:
    assert [one.every for one in read_targets(text, YEAR, aims=True)] == expected


def test_a_day_behind_a_comma_inside_a_noun_is_that_of_the_number() -> None:
    assert told("100% bến có phòng chờ, phòng sơ cứu trước năm 2034") == [(">=", 100, "2033-12-31")]
    assert told("100% bến được kiểm tra, báo cáo kết quả về Sở trước ngày 15/6/2031") == [(">=", 100, None)]


def test_a_limit_for_each_of_two_places_in_brackets() -> None:
    text = "Thời gian cứu hộ tối đa 02 giờ (gần bờ), 04 giờ (xa bờ)"
    assert told(text) == [("<=", 2, None), ("<=", 4, None)]
