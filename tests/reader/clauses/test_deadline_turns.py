"""Due dates whose work, addressee or event stands where another date's does not. The clauses are invented."""

import pytest

from dondoc.reader.clauses import Context, read_deadlines
from dondoc.reader.plan import After, DeadlineKind

YEAR = Context(year=2031, date="2031-01-20")
REPORT, PLAN, OTHER = DeadlineKind.REPORT, DeadlineKind.PLAN, DeadlineKind.OTHER


def told(text: str) -> list[tuple]:
    return [(one.kind, one.due, one.to) for one in read_deadlines(text, YEAR)]


IN_CASE = [
    ("Khi có ổ dịch tả lợn phải báo cáo Chi cục Thú y trong vòng 12 giờ.", REPORT, "Chi cục Thú y", 12),
    ("Trường hợp vỡ đập phải báo cáo Giám đốc ngay, chậm nhất sau 01 giờ.", REPORT, "Giám đốc", 1),
    ("Nếu phát hiện cá chết hàng loạt thì báo Trạm Khuyến nông, muộn nhất là 03 giờ.", OTHER, "Trạm Khuyến nông", 3),
    ("Trong trường hợp rò rỉ khí, các phân xưởng báo cáo Ban An toàn, không quá 02 giờ.", REPORT, "Ban An toàn", 2),
    ("Khi mất tín hiệu, báo cáo trong 04 giờ về Trung tâm Điều hành.", REPORT, "Trung tâm Điều hành", 4),
    ("Khi nhận đơn cần trả lời trong thời hạn 48 giờ.", OTHER, None, 48),
]


@pytest.mark.parametrize(("text", "kind", "to", "hours"), IN_CASE)
def test_what_is_to_be_told_when_something_happens_has_a_period_from_then_on(text, kind, to, hours):
    (one,) = read_deadlines(text, YEAR)
    start = "receipt" if "nhận đơn" in text else "event"
    assert (one.kind, one.due, one.to, one.after) == (kind, None, to, After(start, hours=hours))


@pytest.mark.parametrize(
    "text",
    [
        "Khi mất điện phải bảo đảm cấp nước tối thiểu trong 24 giờ.",
        "Trường hợp vượt thẩm quyền, báo cáo UBND tỉnh xem xét.",
        "Nếu mưa kéo dài 03 giờ thì dừng thi công.",
        "Khi trực ban phải có mặt đủ 24 giờ.",
    ],
)
def test_how_long_something_lasts_is_no_period_for_telling_of_it(text):
    assert read_deadlines(text, YEAR) == ()


TURNS = [
    ("Thứ Năm hằng tuần gửi báo cáo nhanh, báo cáo kết thúc đợt gửi trước ngày 16/8/2031 về Ban Dân vận",
     [(REPORT, "-W-4", "Ban Dân vận"), (REPORT, "2031-08-16", "Ban Dân vận")]),
    ("Trước ngày 15/6 các thôn gửi báo cáo sơ kết, báo cáo năm gửi trước ngày 15/12 về Sở Nội vụ",
     [(REPORT, "2031-06-15", "Sở Nội vụ"), (REPORT, "2031-12-15", "Sở Nội vụ")]),
    ("Trước ngày 20/5 nạo vét xong kênh, bàn giao mặt bằng trước ngày 30/5",
     [(OTHER, "2031-05-20", None), (OTHER, "2031-05-30", None)]),
    ("Trước ngày 20/5 và trước ngày 20/11, các trường gửi báo cáo về Sở Nội vụ",
     [(REPORT, "2031-05-20", "Sở Nội vụ"), (REPORT, "2031-11-20", "Sở Nội vụ")]),
    ("nộp danh sách về Phòng Y tế trong vòng 05 ngày kể từ ngày ký Kế hoạch này và định kỳ 6 tháng (trước ngày 08/6), "
     "năm (trước ngày 08/12) gửi báo cáo về Sở Y tế",
     [(OTHER, None, "Phòng Y tế"), (REPORT, "--06-08", "Sở Y tế"), (REPORT, "--12-08", "Sở Y tế")]),
    ("Các trạm nộp sổ trước ngày 20/3 và hằng quý (trước ngày 25 tháng cuối quý) báo cáo Sở Y tế",
     [(OTHER, "2031-03-20", None), (REPORT, "---25", "Sở Y tế")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TURNS)
def test_each_date_takes_the_work_that_leads_to_it_or_follows_it(text, expected):
    assert told(text) == expected


ADDRESSEES = [
    ("Rà soát hộ thiếu nước, báo UBND xã trước ngày 05/4", [(OTHER, "2031-04-05", "UBND xã")]),
    ("nắm số máy bơm hỏng, báo ngay nhà trường trước ngày 05/4", [(OTHER, "2031-04-05", "nhà trường")]),
    ("Báo Lâm Đồng đăng bài trước ngày 05/4", [(OTHER, "2031-04-05", None)]),
    ("báo cáo Sở Xây dựng 6 tháng trước ngày 12/6, báo cáo năm trước ngày 12/12",
     [(REPORT, "2031-06-12", "Sở Xây dựng"), (REPORT, "2031-12-12", "Sở Xây dựng")]),
    ("báo cáo Ban Giám đốc trước ngày 05 hằng tháng; báo cáo Sở Y tế quý I trước ngày 20/3, báo cáo năm trước ngày 12/12",
     [(REPORT, "---05", "Ban Giám đốc"), (REPORT, "2031-03-20", "Sở Y tế"), (REPORT, "2031-12-12", "Sở Y tế")]),
    ("gửi kế hoạch trước ngày 15/4, báo cáo kết quả trước ngày 10/6 về Liên đoàn Lao động tỉnh",
     [(PLAN, "2031-04-15", "Liên đoàn Lao động tỉnh"), (REPORT, "2031-06-10", "Liên đoàn Lao động tỉnh")]),
    ("xây dựng kế hoạch trước ngày 15/4, báo cáo kết quả trước ngày 10/6 về Sở Y tế",
     [(PLAN, "2031-04-15", None), (REPORT, "2031-06-10", "Sở Y tế")]),
    ("báo cáo Tổng Liên đoàn trước ngày 15/6", [(REPORT, "2031-06-15", "Tổng Liên đoàn")]),
    ("gửi tài liệu cho thành viên Hội đồng trước ngày 15/6", [(OTHER, "2031-06-15", "thành viên Hội đồng")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ADDRESSEES)
def test_who_receives_is_named_without_which_report_it_is_and_holds_for_the_next_report(text, expected):
    assert told(text) == expected


KINDS = [
    ("cụ thể hóa thành kế hoạch của chi bộ, gửi về Văn phòng Đảng ủy trước ngày 05/12", PLAN),
    ("cụ thể hoá Chỉ thị bằng chương trình, kế hoạch của ngành trước ngày 20/3", PLAN),
    ("cụ thể hóa Kế hoạch này trước ngày 20/3", OTHER),
    ("cụ thể hóa thành tiêu chí thi đua trước ngày 20/3", OTHER),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_a_paper_put_into_a_plan_of_ones_own_is_a_plan(text, kind):
    assert [one.kind for one in read_deadlines(text, YEAR)] == [kind]


AHEAD = [
    ("giải phóng mặt bằng 12 khu đất trước ngày 30/6/2032", ["2032-06-30"]),
    ("nhà xây trên đất trước ngày 30/6/2031 được hỗ trợ", []),
    ("thi công đúng tiến độ đã cam kết, hoàn thành các cầu treo trong quý III/2031", ["2031-09-30"]),
    ("khắc phục các lỗi đã nêu, bàn giao trong tháng 5/2031", ["2031-05-31"]),
    ("thống kê các dự án đã giao vốn trong năm 2031", []),
    ("các cầu treo đã thi công, nghiệm thu trong tháng 01/2030", []),
]


@pytest.mark.parametrize(("text", "due"), AHEAD)
def test_work_still_to_be_completed_is_due_though_a_word_before_it_tells_what_was_done(text, due):
    assert [one.due for one in read_deadlines(text, YEAR)] == due
