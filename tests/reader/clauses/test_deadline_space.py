"""The space of due dates: every way to say a day with every kind of work, every limit with every event.

A sentence is put together from its parts, and so is what is expected of it. The clauses are invented.
"""

from __future__ import annotations

from itertools import product

import pytest

from dondoc.reader.clauses import Context, read_deadlines

YEAR = Context(year=2031, date="2031-01-20")

DAYS = {
    "trước ngày 20/11/2031": ("2031-11-20", None),
    "trước 20/11": ("2031-11-20", None),
    "trước ngày 20 tháng 11": ("2031-11-20", None),
    "trễ nhất ngày 20/11": ("2031-11-20", None),
    "chậm nhất là ngày 20/11": ("2031-11-20", None),
    "không muộn hơn ngày 20/11": ("2031-11-20", None),
    "vào ngày 20/11": ("2031-11-20", None),
    "hạn cuối ngày 20/11": ("2031-11-20", None),
    "trước 17 giờ 30 ngày 20/11/2031": ("2031-11-20", None),
    "trước ngày 20/11 hằng năm": ("--11-20", "year"),
    "trước ngày 15/01 của năm sau": ("2032-01-15", None),
    "trước ngày 15/12 của năm trước": ("--12-15", "year"),
    "trước ngày 20 hằng tháng": ("---20", "month"),
    "trước ngày 20 của tháng": ("---20", "month"),
    "trước ngày 05 của tháng tiếp theo": ("---05", "month"),
    "trước ngày 25 của tháng trước": ("---25", "month"),
    "trước ngày 20 tháng cuối mỗi quý": ("---20", "quarter"),
    "trước ngày 05 của tháng đầu tiên quý kế tiếp": ("---05", "quarter"),
    "trước ngày 05 của tháng sau khi kết thúc quý": ("---05", "quarter"),
    "trong tháng 6": ("2031-06-30", None),
    "trước tháng 6/2031": ("2031-05-31", None),
    "trong quý II/2031": ("2031-06-30", None),
    "trong 6 tháng đầu năm": ("2031-06-30", None),
    "vào thứ Năm hằng tuần": ("-W-4", "week"),
}
WORK = (
    ("report", "Báo cáo kết quả thực hiện về Sở Đường thủy {}"),
    ("report", "Gửi báo cáo về Sở Đường thủy {} để tổng hợp"),
    ("report", "{}, các bến gửi báo cáo về Sở Đường thủy"),
    ("other", "Cung cấp số liệu cho Phòng Bến bãi {}"),
    ("other", "Hoàn thành việc rà soát danh mục {}"),
)
LIMITS = ("trong vòng", "trong thời hạn", "chậm nhất", "chậm nhất là", "không quá", "tối đa", "chậm nhất sau")
COUNTS = {"05 ngày": 5, "05 ngày làm việc": 5, "10 (mười) ngày": 10, "một tuần": 7, "hai ngày làm việc": 2}
EVENTS = {
    "kể từ ngày ký Kế hoạch": "signing",
    "kể từ ngày Kế hoạch này được ban hành": "signing",
    "từ ngày ký hợp đồng": "event",
    "sau khi kết thúc đợt kiểm tra": "end",
    "kể từ khi nhận được báo cáo": "receipt",
    "sau nghiệm thu": "event",
    "khi xảy ra sự cố": "event",
}


def due_of(text: str) -> list[tuple[str | None, str | None]]:
    return [(one.due, one.every) for one in read_deadlines(text, YEAR)]


@pytest.mark.parametrize(("kind", "words"), WORK, ids=[words for _, words in WORK])
def test_each_way_to_say_a_day_is_due_with_each_kind_of_work(kind: str, words: str) -> None:
    read = {day: [(one.kind, one.due, one.every) for one in read_deadlines(_said(words, day), YEAR)] for day in DAYS}
    assert read == {day: [(kind, *due)] for day, due in DAYS.items()}


def _said(words: str, day: str) -> str:
    text = words.format(day)
    return text[0].upper() + text[1:]


def test_each_limit_counts_from_each_event() -> None:
    cases = list(product(LIMITS, COUNTS.items(), EVENTS.items()))
    read = {}
    for limit, (count, _), (event, _) in cases:
        text = f"Báo cáo Sở Đường thủy {limit} {count} {event}"
        read[text] = [(one.after.days, one.after.start) for one in read_deadlines(text, YEAR) if one.after]
    assert list(read.values()) == [[(days, start)] for _, (_, days), (_, start) in cases]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nộp hồ sơ về Sở trước ngày 15/6 (đợt 1), 15/10 (đợt 2)", [("2031-06-15", None), ("2031-10-15", None)]),
        ("Trước ngày 10/6 (6 tháng) và ngày 10/12 (cả năm), các bến báo cáo Sở", [("2031-06-10", None), ("2031-12-10", None)]),
        (
            "Thực hiện báo cáo định kỳ: tháng (trước ngày 15), quý (trước ngày 15 tháng cuối quý), năm (trước ngày 15/12)",
            [("---15", "month"), ("---15", "quarter"), ("--12-15", "year")],
        ),
        ("Đêm hoa đăng: tối ngày 26/7/2031", [("2031-07-26", None)]),
        ("Lễ xuất bến: 06 giờ 30 phút ngày 27/7/2031 tại bến chính", [("2031-07-27", None)]),
        ("Tổ chức cuộc thi; công bố kết quả ngày 26/3/2031", [("2031-03-26", None)]),
        ("Công bố kết luận họp ngày 06/01/2031", []),
        ("Gửi báo cáo về Sở Đường thủy ngày 20/11", [("2031-11-20", None)]),
        ("Ngày 20/11, các bến gửi báo cáo về Sở Đường thủy", [("2031-11-20", None)]),
        ("Tổ chức hội nghị tổng kết ngày 15 tháng 12", [("2031-12-15", None)]),
        ("Tổ chức các hoạt động chào mừng ngày 20/11", []),
        ("Kiểm tra các bến trong quý I và quý III", [("2031-03-31", None), ("2031-09-30", None)]),
        ("Kiểm tra các bến trong các quý I, III/2032", [("2032-03-31", None), ("2032-09-30", None)]),
        ("Khai giảng lớp bơi ngày 05/9/2031; bế giảng trước ngày 18/01/2032", [("2031-09-05", None), ("2032-01-18", None)]),
        ("Trao đổi số liệu trước ngày 05 hằng tháng", [("---05", "month")]),
        ("Làm thẻ lên thuyền, đưa vào sử dụng trong quý IV/2031", [("2031-12-31", None)]),
        ("Chuyển toàn bộ sổ bến về Trung tâm dữ liệu trong năm 2031", [("2031-12-31", None)]),
        ("Vận động được 1,5 tỷ đồng trong năm 2031", []),
        ("Hoàn thành: Quý III/2031", [("2031-09-30", None)]),
        ("Thời gian: 02 ngày, 26 và 27/3/2031", [("2031-03-27", None)]),
        ("Thời gian: Từ 07h30 ngày 26/3/2031", [("2031-03-26", None)]),
    ],
)  # fmt: skip
def test_rounds_in_brackets_days_of_an_event_and_days_without_a_word(text: str, expected: list[object]) -> None:
    assert due_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kiểm tra các bến: lần 1: tháng 5/2031; lần 2: tháng 10/2031", [("2031-05-31", None), ("2031-10-31", None)]),
        ("Tập huấn cho thủy thủ: Quý III năm 2031", [("2031-09-30", None)]),
        ("Ngày cao điểm thu gom rác: thứ Bảy, ngày 07/6/2031", [("2031-06-07", None)]),
        ("Lễ hạ thủy: 07 giờ 30, ngày 01/6/2031 (Chủ nhật)", [("2031-06-01", None)]),
        ("02 bến khởi công trước ngày 19/8/2031", [("2031-08-19", None)]),
    ],
)
def test_days_that_stand_behind_a_colon_or_a_round(text: str, expected: list[object]) -> None:
    assert due_of(text) == expected


def test_a_list_of_reports_goes_on_with_a_review() -> None:
    text = "Báo cáo Sở Đường thủy: báo cáo đầu năm trước 25/2/2031, sơ kết 6 tháng trước 25/6/2031, tổng kết trước 05/12/2031"
    assert [one.kind for one in read_deadlines(text, YEAR)] == ["report"] * 3


def test_a_division_of_plans_makes_no_plan_due() -> None:
    (one,) = read_deadlines("Gửi số liệu về Phòng Kế hoạch - Tài chính trước ngày 15/6/2031", YEAR)
    assert one.kind != "plan"


def test_days_counted_back_from_each_event() -> None:
    (one,) = read_deadlines("Gửi danh sách thuyền trước mỗi đợt kiểm tra 05 ngày", YEAR)
    assert one.after is not None and (one.after.days, one.after.start) == (-5, "event")


def test_days_after_each_event_and_the_third_month_of_a_quarter() -> None:
    (one,) = read_deadlines("Tổng hợp số liệu sau mỗi đợt kiểm tra 05 ngày", YEAR)
    assert one.after is not None and (one.after.days, one.after.start) == (5, "event")
    assert due_of("Hằng quý báo cáo trước ngày 25 tháng thứ ba; đột xuất báo cáo khi có yêu cầu") == [
        ("---25", "quarter")
    ]
