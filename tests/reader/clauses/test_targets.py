"""Targets of single clauses. The clauses are invented."""

import pytest

from dondoc.reader.clauses import Context, read_targets
from dondoc.reader.plan import Target

YEAR = Context(year=2031, date="2031-01-20")


def target(text: str, clause: str, comparator: str, value: float, unit: str, subject: str | None, **said) -> Target:
    start = text.index(clause)
    span = (start, start + len(clause))
    return Target("", clause, span, comparator, value, unit, subject, **said)


WHOLE = [
    ("100% bể bơi có nhân viên cứu hộ", ">=", 100, "%", "bể bơi", {}),
    ("trên 70% số hộ dân dùng nước máy", ">", 70, "%", "hộ dân", {}),
    ("tỷ lệ thùng rác được sửa đạt từ 92,5% trở lên", ">=", 92.5, "%", "tỷ lệ thùng rác được sửa", {}),
    ("không quá 4% hồ sơ trễ hạn", "<=", 4, "%", "hồ sơ", {}),
    ("tỷ lệ thất thoát nước dưới 12%", "<", 12, "%", "tỷ lệ thất thoát nước", {}),
    ("không để quá 0,5% diện tích rau bị úng", "<=", 0.5, "%", "diện tích rau bị úng", {}),
    ("không để tỷ lệ bể bẩn vượt quá 3%", "<=", 3, "%", "tỷ lệ bể bẩn", {}),
    ("không để xảy ra quá 05 vụ đuối nước", "<=", 5, "vụ", "vụ đuối nước", {}),
    ("Khách trú đêm trên 9.000 lượt", ">", 9000, "lượt", "Khách trú đêm", {}),
    ("Điểm trung bình môn bơi tăng ít nhất 0,5 điểm", ">=", 0.5, "điểm", "Điểm trung bình môn bơi", {}),
    ("100% quầy nước không bày ống hút dùng một lần", ">=", 100, "%", "quầy nước", {}),
    ("giảm 15% số vụ đuối nước trẻ em", "<=", -15, "%", "vụ đuối nước trẻ em", {}),
    ("giảm trên 20% lượng túi ni lông", "<", -20, "%", "lượng túi ni lông", {}),
    ("số điểm ngập giảm xuống còn 06 điểm", "<=", 6, "điểm", "điểm ngập", {}),
    ("nâng tỷ lệ tiêm dại từ 60% lên 80%", ">=", 80, "%", "tỷ lệ tiêm dại", {}),
    ("tăng 5 - 7% số lượt đọc sách", ">=", 5, "%", "đọc sách", {"upper": 7}),
    ("trồng 12.500 cây bóng mát tại bờ kè", ">=", 12500, "cây", "cây bóng mát", {}),
    ("mỗi phường lập 02 điểm đổi pin cũ", ">=", 2, "điểm", "điểm đổi pin cũ", {"per": "phường"}),
    ("diễn tập thoát nạn tối thiểu 01 lần/quý", ">=", 1, "lần", "diễn tập thoát nạn", {"every": "quarter"}),
    ("đạt 14 giường bệnh/10.000 dân", ">=", 14, "giường", "giường bệnh", {"per": "10.000 dân"}),
    ("thu nhập đạt 80 triệu đồng/người/năm", ">=", 80, "triệu đồng", "thu nhập", {"per": "người", "every": "year"}),
    ("2/3 số thôn có tủ sách", ">=", 66.67, "%", "thôn", {}),
    ("9/11 trạm bơm vận hành tự động", ">=", 9, "trạm", "trạm bơm vận hành tự động", {"of": 11}),
    ("tổ chức ít nhất một buổi dọn kênh", ">=", 1, "buổi", "buổi dọn kênh", {}),
    ("thời gian chờ khám không quá 25 phút", "<=", 25, "phút", "thời gian chờ khám", {}),
    ("không có lớp học thiếu quạt", "=", 0, "lớp", "lớp", {}),
    ("lượt mượn sách gấp 3 lần năm trước", ">=", 3, "lần", "lượt mượn sách", {}),
    ("Thời gian lọc một bể bơi giảm 20%", "<=", -20, "%", "Thời gian lọc một bể bơi", {}),
    ("Thu nhập bình quân một hộ trồng hoa đạt 90 triệu đồng/năm", ">=", 90, "triệu đồng",
     "Thu nhập bình quân một hộ trồng hoa", {"every": "year"}),
    ("mức chi tiêu của khách tăng từ 6% đến 9%", ">=", 6, "%", "mức chi tiêu của khách", {"upper": 9}),
    ("Chi phí cho mỗi chuyến xe rác giảm ít nhất 4%", "<=", -4, "%", "Chi phí cho mỗi chuyến xe rác",
     {"per": "chuyến xe rác"}),
    ("Cấp nước máy cho trên 2.600 hộ", ">", 2600, "hộ", "hộ", {}),
    ("Thực đơn có từ 12 loại rau trở lên", ">=", 12, "loại", "loại rau", {}),
    ("mỗi tủ sách có từ 200 đầu sách trở lên", ">=", 200, "đầu sách", "đầu sách", {"per": "tủ sách"}),
    ("Bổ sung 03 nhân viên cứu hộ", ">=", 3, "nhân viên", "nhân viên cứu hộ", {}),
    ("100% bể bơi có từ 05 làn trở lên được lắp đồng hồ", ">=", 100, "%", "bể bơi có từ 05 làn trở lên", {}),
    ("Kiểm tra 100% chung cư có từ 9 tầng trở lên", ">=", 100, "%", "chung cư có từ 9 tầng trở lên", {}),
    ("90% quán nước bị nhắc nhở hoàn thành việc sửa chữa", ">=", 90, "%", "quán nước bị nhắc nhở", {}),
    ("95% nhân viên trung tâm kiểm soát bệnh tật được tập huấn", ">=", 95, "%",
     "nhân viên trung tâm kiểm soát bệnh tật", {}),
    ("số ca đuối nước được ghi nhận dưới 03 ca", "<", 3, "ca", "ca đuối nước", {}),
    ("tỷ lệ đuối nước giảm từ 9 ca xuống 6 ca/10.000 trẻ", "<=", 6, "ca", "tỷ lệ đuối nước", {"per": "10.000 trẻ"}),
    ("tăng từ 3 lớp học bơi lên 5 lớp", ">=", 5, "lớp", "lớp", {}),
    ("tổng tỷ suất lọc đạt 2,1 lần", ">=", 2.1, "lần", "tổng tỷ suất lọc", {}),
    ("Lượng vỏ chai được thu gom, tái chế đạt 90%", ">=", 90, "%", "Lượng vỏ chai được thu gom, tái chế", {}),
    ("tỷ lệ người từ 65 tuổi trở lên đạt 12%", ">=", 12, "%", "tỷ lệ người từ 65 tuổi trở lên", {}),
    ("áp dụng ít nhất một trong các biện pháp lọc", ">=", 1, "biện", "biện pháp lọc", {}),
    ("Điểm trung bình các bể bơi đạt từ 3,6 trở lên", ">=", 3.6, "Điểm", "Điểm trung bình các bể bơi", {}),
    ("chỉ số nước sạch đạt ít nhất 0,85", ">=", 0.85, "chỉ số", "chỉ số nước sạch", {}),
    ("tổ chức 01 Ngày hội bơi lội", ">=", 1, "Ngày hội", "Ngày hội bơi lội", {}),
    ("khánh thành 05 bể bơi", ">=", 5, "bể", "bể bơi", {}),
    ("Số người học bơi mới: 5.000 người", ">=", 5000, "người", "người", {}),
    ("Tiêm phòng cho đàn chó, mèo đạt trên 80% tổng đàn", ">", 80, "%", "tổng đàn", {}),
    ("Tối thiểu 6 triệu người dân có sổ bơi", ">=", 6, "triệu người", "người dân", {}),
    ("thu hút trên 3 nghìn hộ dân", ">", 3, "nghìn hộ", "hộ dân", {}),
    ("Dành tối thiểu 20% thời lượng phát sóng cho trẻ em", ">=", 20, "%", "thời lượng", {}),
    ("dành 20% quỹ đất làm bể bơi", ">=", 20, "%", "quỹ đất làm bể bơi", {}),
    ("từ 70% trở lên hồ sơ tái sử dụng dữ liệu cũ", ">=", 70, "%", "hồ sơ", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "comparator", "value", "unit", "subject", "said"), WHOLE)
def test_a_clause_gives_its_number_with_all_that_it_says(text, comparator, value, unit, subject, said):
    assert read_targets(text, YEAR) == (target(text, text, comparator, value, unit, subject, **said),)


BY = [
    ("đến năm 2034, 90% thôn có hố ủ phân", "2034-12-31", None),
    ("Đến hết quý III/2031: giải ngân 70% vốn sửa trường", "2031-09-30", None),
    ("trước năm 2033 lắp 40 trạm đo mưa", "2032-12-31", None),
    ("giai đoạn 2031 - 2035 xây 300 nhà vệ sinh trường học", "2035-12-31", None),
    ("tỷ lệ hộ có nước sạch đạt 96% vào năm 2033", "2033-12-31", None),
    ("Hằng năm, trồng 30 ha rừng ngập mặn", None, "year"),
    ("Định kỳ 6 tháng, 01 năm, tổ chức ít nhất 01 lần kiểm định thang máy", None, "6 months"),
    ("mỗi tháng thu gom 05 tấn vỏ chai", None, "month"),
    ("tăng 4% số hộ dùng bếp sạch so với năm 2030", None, None),
    ("100% điểm nguy hiểm (ao, hồ, sông) được rào chắn trước ngày 15/5/2031", "2031-05-15", None),
    ("90% biển báo (chữ, hình), thay xong trong quý III/2031", "2031-09-30", None),
    ("Số hóa 12.000 hồ sơ đất đai, hoàn thành trong quý III/2031", "2031-09-30", None),
    ("95% trẻ được tiêm chủng; thời gian hoàn thành: 30/11/2031", "2031-11-30", None),
    ("Cắt giảm 20% chi phí tuân thủ trước ngày 30/9/2031 (so với năm 2029)", "2031-09-30", None),
    ("Chỉnh lý 60% tài liệu (giai đoạn trước năm 1975) đến hết năm 2032", "2032-12-31", None),
]


@pytest.mark.parametrize(("text", "by", "every"), BY)
def test_the_date_and_the_rhythm_are_read_wherever_they_stand(text, by, every):
    assert [(item.by, item.every) for item in read_targets(text, YEAR)] == [(by, every)]


def test_a_stage_without_years_ends_with_the_plan():
    text = "đến hết giai đoạn, 85% chợ có bể nước chữa cháy"
    assert [item.by for item in read_targets(text, Context(period_end="2035-12-31"))] == ["2035-12-31"]
    assert [item.by for item in read_targets(text, Context())] == [None]


def test_numbers_that_share_a_sentence_each_take_their_own_words():
    text = "Hằng năm, có 80% tổ dân phố duy trì ít nhất 01 điểm tập thể dục, không có hộ đốt rác."
    assert read_targets(text, YEAR) == (
        target(text, "80% tổ dân phố duy trì ít nhất 01 điểm tập thể dục", ">=", 80, "%", "tổ dân phố", every="year"),
        target(text, "ít nhất 01 điểm tập thể dục", ">=", 1, "điểm", "điểm tập thể dục", every="year"),
        target(text, "không có hộ đốt rác", "=", 0, "hộ", "hộ", every="year"),
    )  # fmt: skip


def test_numbers_in_a_list_share_their_verb():
    text = "mở 02 lớp bơi, 03 buổi sơ cứu và sửa 04 phao tiêu"
    assert [(item.value, item.text, item.subject) for item in read_targets(text, YEAR)] == [
        (2, "mở 02 lớp bơi", "lớp bơi"),
        (3, "03 buổi sơ cứu", "buổi sơ cứu"),
        (4, "sửa 04 phao tiêu", "phao tiêu"),
    ]


def test_the_day_that_ends_a_sentence_holds_for_every_number_in_it():
    text = "Lắp 120 biển báo (ao, kênh) và 60 bộ phao, nâng cấp 03 bến, hoàn thành trước ngày 15/5/2031."
    assert [(item.value, item.by) for item in read_targets(text, YEAR)] == [
        (120, "2031-05-15"),
        (60, "2031-05-15"),
        (3, "2031-05-15"),
    ]


def test_a_date_behind_another_number_of_the_clause_is_still_the_target_s():
    text = "Tổ chức ít nhất 12 lớp bơi cho 600 học sinh trước ngày 31/8/2031"
    assert [(item.value, item.by) for item in read_targets(text, YEAR)] == [(12, "2031-08-31")]


COUNTS = [
    ("Thêm 03 trường đạt chuẩn", 3, "trường"),
    ("Kết nạp 120 hội viên mới", 120, "hội viên mới"),
    ("Bê tông hóa 12 km đường ngõ", 12, "đường ngõ"),
    ("Phủ xanh 30 ha đất trống", 30, "đất trống"),
    ("Duy trì 12 câu lạc bộ bơi", 12, "câu lạc bộ bơi"),
    ("Sản xuất 24 chương trình phát thanh", 24, "chương trình phát thanh"),
    ("Hằng tháng: Giám sát muỗi tại 24 điểm cố định", 24, "điểm cố định"),
    ("tối thiểu 80% (phấn đấu 85%) hộ dân dùng nước sạch", 80, "hộ dân"),
    ("phản ánh của người dân được trả lời trong 24 giờ đạt ít nhất 95%", 95, "phản ánh của người dân"),
]


@pytest.mark.parametrize(("text", "value", "subject"), COUNTS)
def test_a_count_is_a_goal_whatever_work_makes_it(text, value, subject):
    first = read_targets(text, YEAR)[0]
    assert (first.value, first.subject) == (value, subject)


def test_a_part_of_a_goal_is_a_goal_and_what_is_done_so_often_is_counted():
    text = "Đón 1,25 triệu lượt khách, trong đó có 400.000 lượt khách lưu trú"
    assert [item.value for item in read_targets(text, YEAR)] == [1.25, 400000]
    text = "100% xe đưa đón học sinh được kiểm tra kỹ thuật ít nhất 02 lần/năm"
    assert read_targets(text, YEAR) == (
        target(text, text, ">=", 100, "%", "xe đưa đón học sinh", every="year"),
        target(text, "kiểm tra kỹ thuật ít nhất 02 lần/năm", ">=", 2, "lần", "kiểm tra kỹ thuật", every="year"),
    )


def test_a_change_keeps_the_subject_told_before_it():
    text = "số vụ đuối nước giảm 5%, số vụ cháy rừng giảm 7% so với cùng kỳ"
    assert [(item.value, item.subject) for item in read_targets(text, YEAR)] == [
        (-5, "vụ đuối nước"),
        (-7, "vụ cháy rừng"),
    ]


def test_two_levels_of_one_share_keep_its_subject():
    text = "tỷ lệ hộ phân loại rác đạt 60% năm 2031 và 75% năm 2033"
    assert [(item.value, item.by, item.subject) for item in read_targets(text, YEAR)] == [
        (60, "2031-12-31", "tỷ lệ hộ phân loại rác"),
        (75, "2033-12-31", "tỷ lệ hộ phân loại rác"),
    ]


INNER = [
    ("80% chợ có nước sạch, tối thiểu 60 lít/quầy", ["80% chợ có nước sạch", "tối thiểu 60 lít/quầy"]),
    ("100% xã, phường lập đội cứu hộ từ 15 người trở lên",
     ["100% xã, phường lập đội cứu hộ từ 15 người trở lên", "từ 15 người trở lên"]),
    ("Bảo đảm 100% trạm có từ 02 bác sĩ trở lên", ["Bảo đảm 100% trạm có từ 02 bác sĩ trở lên", "từ 02 bác sĩ trở lên"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "clauses"), INNER)
def test_a_number_inside_a_share_begins_behind_the_noun_of_the_share(text, clauses):
    assert [one.text for one in read_targets(text, YEAR)] == clauses


def test_words_of_comparison_are_no_subject():
    text = "Suất tiêu hao điện giảm 3% so với thực hiện năm 2030, tương ứng không quá 0,3 kWh/m3"
    assert [one.subject for one in read_targets(text, YEAR)] == ["Suất tiêu hao điện"] * 2


NONE = [
    "tổ trực gồm tối thiểu 04 thành viên",
    "Đến nay, toàn xã có 14 bể bơi đã lắp phao",
    "năm 2030 đạt 88% kế hoạch",
    "trong 6 tháng đầu năm xảy ra 3 vụ cháy, giảm 2 vụ",
    "hỗ trợ 50% kinh phí mua xe ép rác",
    "phạt tiền từ 1 triệu đồng đến 2 triệu đồng",
    "dự toán kinh phí 900 triệu đồng",
    "tổ giúp việc gồm 05 thành viên",
    "Bố trí tối thiểu 15% tổng kinh phí hằng năm cho an toàn bể bơi",
    "Dành ít nhất 1% chi ngân sách cho thư viện",
    "trích 5% doanh thu bán vé để bảo tồn hồ",
    "lập thành 03 bản, gửi 01 bản về phòng",
    "trẻ từ 6 đến 15 tuổi",
    "nhà cao từ 7 tầng trở lên phải có thang thoát nạn",
    "khoản 3 Điều 12 Nghị định số 9/2031/NĐ-CP ngày 05/5/2031",
    "theo phương châm “4 tại chỗ”",
    "tuyên truyền trên 04 loại hình báo chí",
    "gọi số 112 khi gặp nạn",
    "không để xảy ra đuối nước tại bể bơi trường học",
    "cơ bản hoàn thành việc đánh số nhà",
    "bảo đảm một đầu mối xử lý phản ánh",
    "Ngày hội đọc sách (21/4) hằng năm",
    "",
]


@pytest.mark.parametrize("text", NONE)
def test_results_costs_members_ages_and_names_are_no_targets(text):
    assert read_targets(text, YEAR) == ()


def said(text: str) -> list[tuple]:
    return [(one.comparator, one.value, one.unit, one.subject, one.by) for one in read_targets(text, YEAR)]


def test_each_of_two_milestones_has_its_own_day_and_both_have_the_noun():
    text = "Đến năm 2032 đạt 55% và đến năm 2035 đạt 85% số thôn có bể lọc nước"
    assert said(text) == [(">=", 55, "%", "thôn", "2032-12-31"), (">=", 85, "%", "thôn", "2035-12-31")]
    first, second = read_targets("Đến năm 2032 có 40% bể bơi, đến năm 2035 có 75% bể bơi được lắp máy lọc", YEAR)
    assert (first.text, second.by) == ("40% bể bơi", "2035-12-31")


def test_a_part_of_what_is_counted_has_its_noun_before_its_number():
    text = "Đón 120.000 lượt khách, trong đó khách nội tỉnh trên 30.000 lượt"
    assert said(text) == [(">=", 120000, "lượt", "khách", None), (">", 30000, "lượt", "khách nội tỉnh", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Hồ sơ giải quyết quá 5 ngày phải có thư xin lỗi",
        "Xe bồn trên 10 tấn không được vào bến",
        "Bát nhựa dùng một lần",
    ],
)
def test_what_tells_which_things_are_meant_is_no_target(text):
    assert said(text) == []


def test_a_change_since_one_year_behind_a_semicolon_is_not_of_each_quarter():
    text = "Mỗi quý kiểm tra ít nhất 20 bể bơi; tỷ lệ bể bẩn giảm 10% so với năm 2030"
    assert [one.every for one in read_targets(text, YEAR)] == ["quarter", None]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Không để xảy ra ùn ứ kéo dài trên 30 phút tại bến phà.", []),
        ("15 bản ra khỏi diện thiếu nước; 12 xã hoàn thành cấp nước.", [15, 12]),
        ("In 200 bản tài liệu.", []),
        ("Mỗi xã làm ít nhất 01 bể bơi giảm nghèo. 100% cán bộ giảm nghèo được học bơi.", [1, 100]),
        ("Giảm 20% số vụ cháy so với bình quân 3 năm 2028 - 2030.", [-20]),
        ("Nâng cao chất lượng nước, phấn đấu 90% mẫu đạt chuẩn.", [90]),
        ("Lượng rác tái chế đạt trên 40%, trong đó riêng vỏ chai là 95%.", [40, 95]),
        ("60% trẻ được phát hiện được tiếp cận ít nhất một trong các lớp bơi.", [60, 1]),
    ],
)
def test_which_numbers_of_a_sentence_are_goals(text: str, values: list[int]) -> None:
    assert [item.value for item in read_targets(text, YEAR)] == values


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Mở 45 phiên chợ, gồm 30 phiên định kỳ và 15 phiên lưu động",
         ["Mở 45 phiên chợ", "30 phiên định kỳ", "15 phiên lưu động"]),
        ("Xây 03 bể bơi, bao gồm 01 bể tại xã", ["Xây 03 bể bơi", "01 bể tại xã"]),
        ("Thành lập 01 tổ gồm 07 người", ["Thành lập 01 tổ"]),
        ("Biên soạn 01 bộ tài liệu gồm 05 chuyên đề", ["Biên soạn 01 bộ tài liệu"]),
    ],
)  # fmt: skip
def test_what_makes_up_a_count_is_a_goal_where_it_counts_the_same(text: str, clauses: list[str]) -> None:
    assert [item.text for item in read_targets(text, YEAR)] == clauses


def test_each_change_of_a_list_has_its_own_clause_and_the_subject_told_ahead() -> None:
    text = "Sản lượng cây trồng tăng so với năm 2030, cụ thể: lúa tăng 3%, ngô tăng trên 5%, rau màu giảm 1%"
    assert [(item.text, item.comparator, item.value, item.subject) for item in read_targets(text, YEAR)] == [
        ("lúa tăng 3%", ">=", 3, "Sản lượng cây trồng"),
        ("ngô tăng trên 5%", ">", 5, "Sản lượng cây trồng"),
        ("rau màu giảm 1%", "<=", -1, "Sản lượng cây trồng"),
    ]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("giảm thất thoát nước xuống còn dưới 4% năm 2032 và không quá 3% vào năm 2034", ["<", "<="]),
        ("giảm ít nhất 5% số vụ cháy năm 2032 và trên 10% vào năm 2034", ["<=", "<"]),
        ("hộ dùng nước máy đạt trên 80% năm 2032 và đạt 90% vào năm 2034", [">", ">"]),
    ],
)
def test_a_second_level_has_its_own_comparison_where_words_say_so(text: str, signs: list[str]) -> None:
    assert [item.comparator for item in read_targets(text, YEAR)] == signs


@pytest.mark.parametrize(
    ("text", "rhythms"),
    [
        ("tiết kiệm ít nhất 5% điện mỗi năm; 50% công sở lắp pin mặt trời", ["year", None]),
        ("Hằng năm, 90% hộ dùng nước máy; 80% chợ có bể rác", ["year", "year"]),
        ("Mỗi quý kiểm tra 02 bể bơi; mở 03 lớp cứu hộ", ["quarter", "quarter"]),
    ],
)
def test_a_rhythm_holds_behind_a_semicolon_where_it_stands_ahead_of_its_number(text: str, rhythms: list) -> None:
    assert [item.every for item in read_targets(text, YEAR)] == rhythms


def test_a_rhythm_of_one_sentence_is_not_that_of_the_number_that_begins_the_next():
    text = "Mỗi xã làm 01 bể. 100% cứu hộ được học bơi ít nhất 01 lần/năm."
    assert [item.every for item in read_targets(text, YEAR)] == [None, "year", "year"]


def test_a_level_behind_another_begins_with_its_verb_and_a_programme_s_year_dates_nothing():
    text = "tỷ lệ hộ dùng nước máy đạt trên 87%, sử dụng bể lọc hợp vệ sinh đạt 65%"
    assert [item.text for item in read_targets(text, YEAR)][1] == "sử dụng bể lọc hợp vệ sinh đạt 65%"
    text = "100% bể thuộc Chương trình cải tạo năm 2031 được thay van; không còn bể nợ đọng chuyển sang năm 2032"
    assert [item.by for item in read_targets(text, YEAR)] == [None, None]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "Có thêm 05 bể bơi đạt chuẩn, nâng tổng số bể đạt chuẩn lên 62 bể.",
            ["thêm 05 bể bơi đạt chuẩn", "nâng tổng số bể đạt chuẩn lên 62 bể"],
        ),
        (
            "Tổ chức 02 đợt ra quân, mỗi đợt không dưới 200 người tham gia.",
            ["Tổ chức 02 đợt ra quân", "mỗi đợt không dưới 200 người tham gia"],
        ),
        ("Mức độ hài lòng đạt trên 90%, phấn đấu đạt 95%.", ["Mức độ hài lòng đạt trên 90%", "đạt 95%"]),
        ("90% hồ sơ tại tỉnh và 80% tại xã được số hóa.", ["90% hồ sơ tại tỉnh", "80% tại xã được số hóa"]),
    ],
)
def test_what_goes_on_behind_a_comma_is_a_clause_of_its_own(text: str, clauses: list[str]) -> None:
    assert [item.text for item in read_targets(text, YEAR)] == clauses
