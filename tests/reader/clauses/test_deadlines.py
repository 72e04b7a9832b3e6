"""Due dates of single clauses. The clauses are invented."""

import pytest

from dondoc.reader.clauses import Context, read_deadlines
from dondoc.reader.plan import After, Deadline, DeadlineKind

YEAR = Context(year=2031, date="2031-01-20")
REPORT, PLAN, OTHER = DeadlineKind.REPORT, DeadlineKind.PLAN, DeadlineKind.OTHER


def deadline(text: str, clause: str, kind: DeadlineKind, due: str | None, **said) -> Deadline:
    start = text.index(clause)
    return Deadline(path="", text=clause, span=(start, start + len(clause)), kind=kind, due=due, **said)


WHOLE = [
    ("Thực hiện chế độ báo cáo tháng (trước ngày 20 hằng tháng", REPORT, "---20", {"every": "month"}),
    ("nạo vét kênh trước ngày 15/5", OTHER, "2031-05-15", {}),
    ("Trạm Y tế phường gửi báo cáo tiêm chủng về Sở Y tế (qua Phòng Nghiệp vụ Y) trước ngày 04/8/2031", REPORT, "2031-08-04",
     {"who": "Trạm Y tế phường", "to": "Sở Y tế", "via": "Phòng Nghiệp vụ Y"}),
    ("Báo cáo chất lượng nước hằng năm gửi Sở Xây dựng trước ngày 20/10", REPORT, "--10-20", {"every": "year", "to": "Sở Xây dựng"}),
    ("báo số ca ngộ độc về Trạm Y tế phường trước 9 giờ hằng ngày", OTHER, None,
     {"every": "day", "time": "09:00", "to": "Trạm Y tế phường"}),
    ("các trường báo cáo kết quả về cơ quan quản lý cấp trên trước ngày 02/6", REPORT, "2031-06-02",
     {"who": "các trường", "to": "cơ quan quản lý cấp trên"}),
    ("lùi thời hạn bàn giao bể bơi từ ngày 10/5/2031 sang ngày 25/6/2031", OTHER, "2031-06-25", {}),
    ("thay van xong trong tuần 3 tháng 8", OTHER, "2031-08-21", {}),
    ("chậm nhất ngày 07 hằng tháng nộp bảng kê rác thải", OTHER, "---07", {"every": "month"}),
    ("báo cáo quý gửi trước ngày 10 của tháng đầu quý sau", REPORT, "---10", {"every": "quarter", "month": 1, "next": True}),
    ("báo cáo mực nước hồ vào thứ Hai hằng tuần", REPORT, "-W-1", {"every": "week"}),
    ("báo cáo ca trực trước 7 giờ hằng ngày", REPORT, None, {"every": "day", "time": "07:00"}),
    ("hoàn thành lợp lại mái trường trong quý III", OTHER, "2031-09-30", {}),
    ("hoàn thành lợp lại mái trường trước quý III/2031", OTHER, "2031-06-30", {}),
    ("bàn giao xong bể bơi trong 6 tháng đầu năm", OTHER, "2031-06-30", {}),
    ("hoàn thành cầu treo trong giai đoạn 2031 - 2034", OTHER, "2034-12-31", {}),
    ("kết thúc năm học 2031 - 2032 phải thay xong bàn ghế hỏng", OTHER, "2032-05-31", {}),
    ("tập huấn sơ cứu từ ngày 03 đến ngày 05/6/2031", OTHER, "2031-06-05", {}),
    ("Thời gian hoàn thành: tháng 02/2032", OTHER, "2032-02-29", {}),
    ("nộp hồ sơ về Phòng Kinh tế trước 17 giờ 30 ngày 09/4/2031", OTHER, "2031-04-09", {"to": "Phòng Kinh tế", "time": "17:30"}),
    ("UBND các xã xây dựng kế hoạch gửi Sở Nội vụ trước ngày 28/02/2031", PLAN, "2031-02-28", {"who": "UBND các xã", "to": "Sở Nội vụ"}),
    ("tham mưu UBND tỉnh ban hành kế hoạch trước ngày 28/02/2031", OTHER, "2031-02-28", {}),
    ("gửi dự thảo báo cáo trước ngày 12/9", OTHER, "2031-09-12", {}),
    ("báo cáo năm gửi trước ngày 10/01 năm sau", REPORT, "2032-01-10", {"next": True}),
    ("báo cáo Sở Công Thương trong vòng 03 ngày làm việc kể từ ngày nhận được đơn", REPORT, None,
     {"to": "Sở Công Thương", "after": After("receipt", days=3, working=True)}),
    ("báo cáo UBND xã trong vòng 2 giờ kể từ khi phát hiện rò rỉ", REPORT, None, {"to": "UBND xã", "after": After("event", hours=2)}),
    ("trong thời hạn 02 tháng kể từ ngày ban hành Kế hoạch", OTHER, None, {"after": After("signing", months=2)}),
    ("Trước ngày 09 của tháng, báo cáo mực nước", REPORT, "---09", {"every": "month"}),
    ("định kỳ hằng tháng (trước ngày 22) báo cáo Sở Y tế", REPORT, "---22", {"every": "month", "to": "Sở Y tế"}),
    ("bàn giao hồ sơ cho Chi cục Thủy lợi trước ngày 05/6", OTHER, "2031-06-05", {"to": "Chi cục Thủy lợi"}),
    ("giao cho Chi cục Thủy lợi kiểm tra xong trước ngày 05/6", OTHER, "2031-06-05", {}),
    ("các trường hoàn thành kế hoạch dạy bơi trước ngày 31/5", OTHER, "2031-05-31", {"who": "các trường"}),
    ("hoàn thành kế hoạch triển khai của đơn vị trước ngày 30/3", PLAN, "2031-03-30", {}),
    ("thông báo lịch cắt nước cho các hộ trước 03 ngày", OTHER, None, {"to": "các hộ", "after": After("event", days=-3)}),
    ("Khách sạn đăng ký trước ít nhất 07 ngày", OTHER, None, {"who": "Khách sạn", "after": After("event", days=-7)}),
    ("hạn chót nộp tranh thi 30/9/2031", OTHER, "2031-09-30", {}),
    ("bố trí 9 bến phao, sẵn sàng hoạt động trước ngày 01/6/2031", OTHER, "2031-06-01", {}),
    ("sửa bể bơi, đưa vào sử dụng trước ngày 20/5", OTHER, "2031-05-20", {}),
    ("xây dựng kế hoạch bơi của nhà trường, trình phê duyệt trước ngày 10/4/2031", PLAN, "2031-04-10", {}),
    ("lập danh sách cứu hộ gửi các thôn trước ngày 05/4/2031", OTHER, "2031-04-05", {"to": "các thôn"}),
    ("trình Trưởng ban dự toán năm sau trước ngày 15/8/2031", OTHER, "2031-08-15", {"to": "Trưởng ban"}),
    ("gửi danh sách về Ban Tổ chức trước 03 ngày diễn ra hội bơi", OTHER, None,
     {"to": "Ban Tổ chức", "after": After("event", days=-3)}),
    ("gửi tài liệu cho các khoa trước ngày họp 02 ngày", OTHER, None, {"to": "các khoa", "after": After("event", days=-2)}),
    ("Báo cáo nhanh khi có cháy: ngay sau khi nhận tin, chậm nhất 02 giờ", REPORT, None, {"after": After("receipt", hours=2)}),
    ("Khi vỡ đê, báo cáo về UBND xã, không quá 01 giờ", REPORT, None, {"to": "UBND xã", "after": After("event", hours=1)}),
    ("Thời gian: 1/2 ngày (buổi sáng), thứ Ba, ngày 10/6/2031", OTHER, "2031-06-10", {}),
    ("Thời gian: chiều thứ Tư, ngày 11/6/2031", OTHER, "2031-06-11", {}),
    ("xây dựng, phê duyệt kế hoạch chống úng của địa phương, gửi về Sở Xây dựng trước ngày 05/4", PLAN, "2031-04-05",
     {"to": "Sở Xây dựng"}),
    ("báo cáo Ban Chỉ đạo liên ngành về vệ sinh bể bơi tỉnh trước ngày 24/5", REPORT, "2031-05-24",
     {"to": "Ban Chỉ đạo liên ngành về vệ sinh bể bơi tỉnh"}),
    ("báo cáo Ban Chỉ đạo về kết quả vớt bèo trước ngày 24/5", REPORT, "2031-05-24", {"to": "Ban Chỉ đạo"}),
    ("nối thiết bị giám sát hành trình của xe rác với Công an tỉnh trong quý II", OTHER, "2031-06-30", {}),
    ("Hằng tháng, trước ngày 05 thông báo kết quả bơm về Phòng Kinh tế", OTHER, "---05", {"every": "month", "to": "Phòng Kinh tế"}),
    ("“Ngày nước sạch” lần thứ hai: ngày 19/3/2031", OTHER, "2031-03-19", {}),
    ("hoàn thành xét kết quả bơm cuối năm 2031 trước ngày 15/11/2031", OTHER, "2031-11-15", {}),
    ("Báo cáo tháng trước ngày 20", REPORT, "---20", {"every": "month"}),
    ("gửi báo cáo về Sở Y tế, địa chỉ: số 2 phố Mẫu, trước ngày 20/11/2031", REPORT, "2031-11-20", {"to": "Sở Y tế"}),
    ("báo cáo Lãnh đạo Sở trước ngày 20/02/2031", REPORT, "2031-02-20", {"to": "Lãnh đạo Sở"}),
    ("kiểm tra bến đò trong tháng 6/2031 và tháng 7/2031", OTHER, "2031-07-31", {}),
    ("báo cáo ngay trong vòng 24 giờ về Sở Y tế (qua Trung tâm Kiểm soát bệnh tật tỉnh) khi phát hiện ổ dịch", REPORT, None,
     {"to": "Sở Y tế", "via": "Trung tâm Kiểm soát bệnh tật tỉnh", "after": After("event", hours=24)}),
    ("tổng hợp kết quả gửi Sở Y tế trước ngày 25/9", REPORT, "2031-09-25", {"to": "Sở Y tế"}),
    ("nộp tiền trước ngày 31/6", OTHER, "2031-06-30", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "due", "said"), WHOLE)
def test_a_clause_gives_its_due_date_with_all_that_it_says(text, kind, due, said):
    assert read_deadlines(text, YEAR) == (deadline(text, text, kind, due, **said),)


LEADING = [
    ("Trước ngày 01/3/2031, các trường gửi danh mục bàn ghế hỏng về Sở Tài chính", OTHER, "2031-03-01",
     {"who": "các trường", "to": "Sở Tài chính"}),
    ("Không quá 05 ngày sau khi kết thúc lớp bơi, Đoàn Thanh niên báo cáo UBND xã", REPORT, None,
     {"who": "Đoàn Thanh niên", "to": "UBND xã", "after": After("end", days=5)}),
    ("Chậm nhất 10 ngày trước ngày khai mạc, đơn vị tổ chức gửi thư mời", OTHER, None,
     {"who": "đơn vị tổ chức", "after": After("event", days=-10)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "due", "said"), LEADING)
def test_a_date_in_front_takes_the_work_behind_it(text, kind, due, said):
    assert read_deadlines(text, YEAR) == (deadline(text, text, kind, due, **said),)


def short(text: str, context: Context = YEAR) -> list[tuple[DeadlineKind, str | None, str | None]]:
    return [(item.kind, item.due, item.every) for item in read_deadlines(text, context)]


SEVERAL = [
    ("báo cáo sơ kết trước ngày 20/6, báo cáo tổng kết trước ngày 20/12/2031", [(REPORT, "2031-06-20", None), (REPORT, "2031-12-20", None)]),
    ("gửi kế hoạch trước ngày 05/3; báo cáo kết quả trước ngày 05/11", [(PLAN, "2031-03-05", None), (REPORT, "2031-11-05", None)]),
    ("báo cáo trước các ngày 10/4, 10/7 và 10/10 hằng năm", [(REPORT, "--04-10", "year"), (REPORT, "--07-10", "year"), (REPORT, "--10-10", "year")]),
    ("trước ngày 05/6 và ngày 05/12 hằng năm, báo cáo Sở Tư pháp", [(REPORT, "--06-05", "year"), (REPORT, "--12-05", "year")]),
    ("báo cáo vụ trong vòng 07 ngày sau khi kết thúc vụ và báo cáo năm trước ngày 20/12 hằng năm", [(REPORT, None, None), (REPORT, "--12-20", "year")]),
    ("đợt 1 gửi báo cáo trước ngày 02/5, đợt 2 gửi trước ngày 02/10", [(REPORT, "2031-05-02", None), (REPORT, "2031-10-02", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_each_date_is_a_due_date_of_its_own(text, expected):
    assert short(text) == expected


NONE = [
    "Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2029",
    "thực hiện Kế hoạch số 9/KH-UBND ngày 02/02/2031 của tỉnh",
    "tính đến ngày 31/12/2030 toàn xã có 14 bể bơi",
    "số liệu lấy từ ngày 15/12/2030 đến ngày 14/6/2031",
    "Đến ngày 30/6/2031, các thôn đã dọn 40 điểm rác",
    "Quyết định có hiệu lực từ ngày 01/7/2031",
    "định kỳ hằng quý họp rút kinh nghiệm",
    "mở chợ phiên vào thứ Năm của tuần thứ hai và tuần thứ tư hằng tháng",
    "dọn kênh vào thứ Bảy tuần cuối hằng tháng",
    "gửi báo cáo ca trực trước 17 giờ",
    "hoàn thành trước mùa khô",
    "quy hoạch đến năm 2040, tầm nhìn đến năm 2060",
    "nhà ở trên đất trước ngày 01/7/2014 được hỗ trợ di dời",
    "nhiệm kỳ 2031 - 2036",
    "đến hết năm 2033, 90% hộ dân có nước sạch",
    "độ dốc của đường cho xe lăn không quá 1/12",
    "",
]


@pytest.mark.parametrize("text", NONE)
def test_dates_of_documents_data_and_past_acts_are_no_due_dates(text):
    assert read_deadlines(text, YEAR) == ()


YEARS = [
    ("nộp trước ngày 05/9", Context(), "--09-05"),
    ("nộp trước ngày 05/9", Context(year=2033), "2033-09-05"),
    ("nộp báo cáo năm 2032 trước ngày 05/9", Context(year=2033), "2032-09-05"),
    ("nộp từ ngày 01/9 đến ngày 05/9/2034", Context(year=2033), "2034-09-05"),
]


@pytest.mark.parametrize(("text", "context", "due"), YEARS)
def test_a_day_takes_the_nearest_year_that_is_printed_or_known(text, context, due):
    assert [item.due for item in read_deadlines(text, context)] == [due]


def test_what_follows_for_the_compiling_office_is_not_the_addressee():
    text = "gửi báo cáo về Sở Nội vụ trước ngày 15/11/2031 để tổng hợp, báo cáo UBND tỉnh"
    (item,) = read_deadlines(text, YEAR)
    assert (item.kind, item.to, item.text) == (REPORT, "Sở Nội vụ", "gửi báo cáo về Sở Nội vụ trước ngày 15/11/2031")


def test_recurrence_carries_on_to_later_parts_of_its_sentence_alone():
    text = "Hằng năm, trước ngày 15/6 báo cáo sơ kết; trước ngày 15/12 báo cáo tổng kết. Nộp sổ trước ngày 20/12."
    assert short(text) == [(REPORT, "--06-15", "year"), (REPORT, "--12-15", "year"), (OTHER, "2031-12-20", None)]


SHARED = [
    ("báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/12, gửi về Sở Y tế (qua Phòng Nghiệp vụ Y)",
     [(None, "Sở Y tế", "Phòng Nghiệp vụ Y"), (None, "Sở Y tế", "Phòng Nghiệp vụ Y")]),
    ("gửi về Sở Y tế (qua Phòng Nghiệp vụ Y) báo cáo 6 tháng trước ngày 15/6 và báo cáo năm trước ngày 15/12",
     [(None, "Sở Y tế", "Phòng Nghiệp vụ Y"), (None, "Sở Y tế", "Phòng Nghiệp vụ Y")]),
    ("báo cáo 6 tháng trước ngày 15/6; báo cáo năm trước ngày 15/12, các trạm gửi về Sở Y tế",
     [("các trạm", "Sở Y tế", None), ("các trạm", "Sở Y tế", None)]),
    ("Trước ngày 15/6 báo cáo sơ kết; trước ngày 15/12 báo cáo tổng kết, gửi về Sở Y tế",
     [(None, "Sở Y tế", None), (None, "Sở Y tế", None)]),
    ("Trạm Y tế báo cáo Sở Y tế trước ngày 15/6, báo cáo năm trước ngày 15/12, gửi về Sở Nội vụ",
     [("Trạm Y tế", "Sở Y tế", None), ("Trạm Y tế", "Sở Nội vụ", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parties"), SHARED)
def test_due_dates_of_one_sentence_share_the_parties_named_once(text, parties):
    assert [(item.who, item.to, item.via) for item in read_deadlines(text, YEAR)] == parties


OWN_PARTIES = [
    ("sửa xong bể bơi trước ngày 15/5, báo cáo năm trước ngày 15/12, gửi về Sở Xây dựng", [None, "Sở Xây dựng"]),
    ("báo cáo năm trước ngày 15/12; các trường báo cáo trước ngày 15/6, gửi về Sở Nội vụ", [None, "Sở Nội vụ"]),
    ("Trước ngày 15/6, báo cáo sơ kết; trước ngày 15/12, gửi báo cáo tổng kết về Sở Y tế", [None, "Sở Y tế"]),
]


@pytest.mark.parametrize(("text", "to"), OWN_PARTIES)
def test_the_addressee_of_one_report_is_not_that_of_other_work_or_of_another_agency(text, to):
    assert [item.to for item in read_deadlines(text, YEAR)] == to


def texts(text: str) -> list[str]:
    return [item.text for item in read_deadlines(text, YEAR)]


@pytest.mark.parametrize(
    "text",
    [
        "Chủ trì nạo vét kênh, cống thoát nước; hoàn thành trước ngày 30/9/2031",
        "Sửa mái trường. Hoàn thành trước ngày 30/9/2031",
        "Sửa mái trường; trước ngày 30/9/2031 phải hoàn thành",
        "Sửa mái trường. Thời gian hoàn thành: quý III năm 2031",
    ],
)
def test_a_date_with_a_verb_of_completion_alone_takes_the_work_told_before_it(text):
    assert texts(f"Lập danh mục; rà soát số liệu. {text}.") == [text]


def test_work_with_a_date_of_its_own_is_not_taken_for_the_next_date():
    assert texts("Lợp mái trường trước ngày 05/8; hoàn thành trước ngày 30/9; sơn cổng xong trong quý IV") == [
        "Lợp mái trường trước ngày 05/8",
        "hoàn thành trước ngày 30/9",
        "sơn cổng xong trong quý IV",
    ]


def test_a_completion_with_nothing_before_it_stands_alone():
    assert texts("Hoàn thành trước ngày 30/9/2031.") == ["Hoàn thành trước ngày 30/9/2031"]


@pytest.mark.parametrize(
    "who",
    [
        "Các sở, ban, ngành có tên tại Mục IV, UBND các xã, phường",
        "Các đơn vị được nêu tại điểm a khoản 2 Mục III Kế hoạch này",
        "Các trường có tên trong danh sách kèm theo",
    ],
)
def test_the_place_where_agencies_are_listed_is_part_of_their_name(who):
    (item,) = read_deadlines(f"{who} báo cáo kết quả thực hiện trước ngày 15/6/2031", YEAR)
    assert item.who == who


def test_a_bracket_that_nothing_opened_is_no_part_of_who_reports():
    (deadline,) = read_deadlines("Công an xã) báo cáo trước ngày 15/6/2031.", YEAR)
    assert (deadline.due, deadline.who) == ("2031-06-15", "Công an xã")


def dues(text: str) -> list[tuple]:
    return [(one.due, one.every, one.who, one.via) for one in read_deadlines(text, YEAR)]


def test_every_report_of_a_periodic_list_recurs():
    text = "Định kỳ hằng quý (trước ngày 18 của tháng cuối quý), 6 tháng (trước ngày 12/6) và năm (trước ngày 12/12) báo cáo Sở Y tế"
    assert [one[:2] for one in dues(text)] == [("---18", "quarter"), ("--06-12", "year"), ("--12-12", "year")]


def test_a_periodic_list_whose_last_day_names_its_year_is_of_that_year():
    text = "Báo cáo định kỳ quý, 6 tháng, năm về Sở Y tế lần lượt trước các ngày 05/3, 05/6 và 20/11/2031"
    assert [one[:2] for one in dues(text)] == [("2031-03-05", None), ("2031-06-05", None), ("2031-11-20", None)]


def test_a_periodic_report_is_of_the_year_that_the_last_of_its_days_names():
    listed = "Định kỳ báo cáo: báo cáo quý I trước ngày 05/3, báo cáo 6 tháng trước ngày 05/6"
    year = "và báo cáo năm trước ngày 20/11/2031"
    assert [due for _, due, _ in short(f"{listed} {year}")] == ["2031-03-05", "2031-06-05", "2031-11-20"]
    assert [due for _, due, _ in short(listed)] == ["--03-05", "--06-05"]


def test_who_does_the_work_before_a_semicolon_sends_what_follows_it():
    text = "Các tổ nghề tổng hợp số lượt vớt rác; nộp về Trạm Y tế phường trước ngày 25/3/2031"
    assert dues(text) == [("2031-03-25", None, "Các tổ nghề", None)]


def test_an_office_in_brackets_behind_the_last_date_passes_on_both_reports():
    text = "Báo cáo 6 tháng trước ngày 10/6/2031, báo cáo năm trước ngày 10/12/2031 (qua Sở Y tế)"
    assert dues(text) == [("2031-06-10", None, None, "Sở Y tế"), ("2031-12-10", None, None, "Sở Y tế")]


def test_what_opened_before_the_plan_or_marks_who_is_covered_is_not_due() -> None:
    for text in (
        "rà soát bể bơi đưa vào sử dụng trước ngày 04/10/2021",
        "bể bơi hoạt động trước ngày 01/7/2031 phải lắp rào",
    ):
        assert read_deadlines(text, YEAR) == ()


def test_who_receives_what_follows_a_date_does_not_receive_what_is_done_by_it() -> None:
    (found,) = read_deadlines("Kiểm tra xong các bể bơi trước ngày 20/5/2031 và gửi danh sách về Sở Xây dựng.", YEAR)
    assert (found.due, found.to) == ("2031-05-20", None)


def test_each_of_two_rounds_keeps_its_own_words() -> None:
    found = read_deadlines("lần 1 xong trước ngày 15/3/2031, lần 2 xong trước ngày 15/9/2031", YEAR)
    assert [one.text for one in found] == ["lần 1 xong trước ngày 15/3/2031", "lần 2 xong trước ngày 15/9/2031"]


@pytest.mark.parametrize(
    "text",
    [
        "Giám sát việc bầu Trưởng thôn (từ 04/02/2031 đến 08/02/2031).",
        "Hưởng ứng Ngày Nước thế giới: ngày 22/3.",
        "Trả lời đúng thời hạn luật định (dừng nhận đơn trước ngày họp 10 ngày).",
        "Hội nghị tổ chức trong 1/2 ngày với các nội dung chính:",
        "Nhiệm vụ thực hiện trong năm học 2031 - 2032 cụ thể như sau:",
        "Hưởng ứng Tuần lễ nước sạch (từ ngày 22/3 đến ngày 28/3 hằng năm).",
        "Sơ kết các đề án về cấp nước giai đoạn đến năm 2035.",
    ],
)
def test_half_days_lists_to_come_and_days_of_yearly_occasions_are_not_due(text: str) -> None:
    assert read_deadlines(text, YEAR) == ()


def test_no_due_date_of_an_endless_list_reaches_back_to_its_beginning() -> None:
    text = "ngay sau khi nhận tin, chậm nhất 02 giờ, " * 300
    assert max(len(deadline.text) for deadline in read_deadlines(text, YEAR)) < len(text) / 4
