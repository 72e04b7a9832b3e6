"""Targets beside numbers that name or date something, glued units, names in quotes. The clauses are invented."""

import pytest

from dondoc.reader.clauses import Context, read_targets

YEAR = Context(year=2031, date="2031-01-20")


def told(text: str) -> list[tuple]:
    return [(one.value, one.unit, one.subject) for one in read_targets(text, YEAR, aims=True)]


NAMES = [
    ("70% học sinh khối 8, 9 biết bơi", [(70, "%", "học sinh khối 8, 9")]),
    ("80% học sinh lớp 4, 5 và 6 được học bơi", [(80, "%", "học sinh lớp 4, 5 và 6")]),
    ("100% hộ ở các thôn 3, 5, 7 có nước sạch", [(100, "%", "hộ")]),
    ("sửa 04 bể bơi ở tổ 2 và 6", [(4, "bể", "bể bơi")]),
    ("khối 6, 85% học sinh biết bơi", [(85, "%", "học sinh")]),
    ("tập huấn ở tổ 4, 6 lớp bơi", [(6, "lớp", "lớp bơi")]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_a_list_of_numbered_names_counts_nothing_but_a_number_with_its_noun_does(text, expected):
    assert told(text) == expected


BASELINES = [
    ("70% hộ dùng nước máy (năm trước đạt 52%)", [70]),
    ("90% hộ có thùng rác (nhiệm kỳ trước: 70%)", [90]),
    ("95% trạm bơm đạt chuẩn (vụ liền trước đạt 80%)", [95]),
    ("giảm 5% số vụ đuối nước (cùng kỳ 21 vụ)", [-5]),
    ("90% hộ có thùng rác (hộ nghèo đạt 70%)", [90, 70]),
    ("(Kết quả dịp hè năm 2030: cứu 12 người, phạt 97 cơ sở).", []),
    ("Kết quả năm 2030: kiểm tra 120 bể bơi, phạt 7 bể bơi.", []),
    ("Kết quả cần đạt: kiểm tra 120 bể bơi; 90% bể bơi đạt chuẩn.", [120, 90]),
    ("(Kết quả năm 2033: 12 bể bơi đạt chuẩn)", [12]),
]


@pytest.mark.parametrize(("text", "values"), BASELINES)
def test_what_the_year_before_saw_is_no_target(text, values):
    assert [one.value for one in read_targets(text, YEAR, aims=True)] == values


GLUED = [
    ("bê tông hoá 25km đường thôn", [(25, "km", "đường thôn")]),
    ("trồng 15ha rừng, nạo vét 3,5km kênh", [(15, "ha", "rừng"), (3.5, "km", "kênh")]),
    ("đào 2.000m3 đất; cấp 500kg giống", [(2000, "m3", "đất"), (500, "kg", "giống")]),
    ("phủ sóng 5G tại 10 thôn", [(10, "thôn", "thôn")]),
    ("in 20x30 tờ", []),
]


@pytest.mark.parametrize(("text", "expected"), GLUED)
def test_a_measure_may_stand_right_at_its_number(text, expected):
    assert told(text) == expected


QUOTED = [
    ("xây mới không dưới 20 “Mái ấm Công đoàn”", [(20, "Mái ấm Công đoàn", "Mái ấm Công đoàn")]),
    ("trao 50 “Góc học tập” cho học sinh nghèo", [(50, "Góc học tập", "Góc học tập")]),
    ("thực hiện 6 “rõ”", []),
    ("thực hiện phong trào “3 sạch”", []),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_a_name_in_quotes_is_counted_and_a_watchword_is_not(text, expected):
    assert told(text) == expected


LATER_ON = [
    ("tỷ lệ cây sống sau 01 năm đạt tối thiểu 85%", [(85, "%", "tỷ lệ cây sống sau 01 năm")]),
    ("tỷ lệ cai thuốc sau 6 tháng đạt từ 60% trở lên", [(60, "%", "tỷ lệ cai thuốc sau 6 tháng")]),
    ("80% người học có việc sau hai tháng", [(80, "%", "người học")]),
    ("thời gian sửa bể không quá 02 ngày", [(2, "ngày", "thời gian sửa bể")]),
]


@pytest.mark.parametrize(("text", "expected"), LATER_ON)
def test_how_long_after_something_is_counted_is_no_target(text, expected):
    assert told(text) == expected


DAYS = [
    ("Độ che phủ đạt 48% vào cuối năm 2032; trồng rừng 50 ha; tỷ lệ cây sống đạt 85%", ["2032-12-31", None, None]),
    ("Đến năm 2033, tỷ lệ hộ nghèo còn 2%; trồng rừng 20 ha", ["2033-12-31", "2033-12-31"]),
    ("Trồng rừng 20 ha; đến năm 2032 đạt 60% hộ có nước sạch; xây 3 cầu", [None, "2032-12-31", "2032-12-31"]),
    ("100% thôn có điện trước ngày 30/6/2032; 90% hộ có nước sạch", ["2032-06-30", None]),
]


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_a_day_behind_a_number_is_its_own_and_one_ahead_holds_for_what_follows(text, days):
    assert [one.by for one in read_targets(text, YEAR, aims=True)] == days


SUBJECTS = [
    ("100% bể bơi hỏng sau kiểm tra được sửa", [(100, "%", "bể bơi hỏng sau kiểm tra")]),
    ("90% hồ sơ sau khi số hóa được lưu kho", [(90, "%", "hồ sơ")]),
    ("80% hộ tự phân loại rác", [(80, "%", "hộ")]),
    ("80% tổ tự quản được tập huấn", [(80, "%", "tổ tự quản")]),
    ("số tiêu chí mức 2 giảm còn tối đa 4 tiêu chí", [(4, "tiêu chí", "tiêu chí mức 2")]),
    ("Nhắc 100% hộ nợ phí trước ngày 15 hằng tháng", [(100, "%", "hộ nợ phí")]),
    ("điểm sạch của bể bơi đạt từ 3,6 điểm trở lên", [(3.6, "điểm", "điểm sạch của bể bơi")]),
    ("giảm ít nhất 30% thời gian cấp thẻ bơi và trên 25% chi phí vận hành bể",
     [(-30, "%", "thời gian cấp thẻ bơi"), (-25, "%", "chi phí vận hành bể")]),
    ("Kiểm tra từ 90 bể bơi trở lên, trong đó tuyến tỉnh ít nhất 12 bể, tuyến xã ít nhất 78 bể",
     [(90, "bể", "bể bơi"), (12, "bể", "bể"), (78, "bể", "bể")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_what_is_counted_ends_where_its_own_words_do(text, expected):
    assert told(text) == expected


EACH = [
    ("Mỗi sở, ngành, UBND cấp xã có ít nhất 02 sáng kiến", ["sở, ngành, UBND cấp xã"]),
    ("Mỗi trường, trạm y tế phải trồng 05 cây", ["trường, trạm y tế"]),
    ("Mỗi xã, theo điều kiện, có 02 bể bơi", ["xã"]),
    ("Mỗi thôn trồng 10 cây, xã có 02 bể bơi", ["thôn", None]),
]


@pytest.mark.parametrize(("text", "per"), EACH)
def test_a_number_for_each_of_several_kinds_names_them_all(text, per):
    assert [one.per for one in read_targets(text, YEAR, aims=True)] == per


def test_commas_without_end_behind_each_take_no_time_that_grows_faster_than_they() -> None:
    assert [one.value for one in read_targets("Mỗi xã" + ", thôn bản" * 400 + " có 02 bể bơi", YEAR, aims=True)] == [2]
