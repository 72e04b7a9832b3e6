"""The time cell of a table row."""

import pytest

from dondoc.reader.clauses import Context, read_after, read_due
from dondoc.reader.plan import After

CASES = [
    ("tháng 5/2031", ("2031-05-31", None)),
    ("Xong trong Quý II/2031", ("2031-06-30", None)),
    ("quý IV năm 2031", ("2031-12-31", None)),
    ("Quý I, II/2032", ("2032-06-30", None)),
    ("Tháng 3 - tháng 4/2032", ("2032-04-30", None)),
    ("Từ 9/2031 đến 3/2032", ("2032-03-31", None)),
    ("Trước 9/2031", ("2031-08-31", None)),
    ("09-2031", ("2031-09-30", None)),
    ("Trước ngày 15/8", ("2031-08-15", None)),
    ("Trước tháng 9/2031", ("2031-08-31", None)),
    ("Năm 2031 - 2032", ("2032-12-31", None)),
    ("2031 - 2035", ("2035-12-31", None)),
    ("Trong năm 2031", ("2031-12-31", None)),
    ("6 tháng đầu năm 2032", ("2032-06-30", None)),
    ("Cả giai đoạn", ("2035-12-31", None)),
    ("Hằng năm", (None, "year")),
    ("hàng quý", (None, "quarter")),
    ("Mỗi tháng", (None, "month")),
    ("Định kỳ 6 tháng, năm", (None, "6 months")),
    ("15/11 hằng năm", ("--11-15", "year")),
    ("Thường xuyên, hằng năm", (None, "continuous")),
    ("Thứ Hai hằng tuần", (None, "week")),
    ("Hàng ngày", (None, "day")),
    ("Tuần 2 tháng 4/2032", ("2032-04-14", None)),
    ("Tuần thứ ba của tháng 9", ("2031-09-21", None)),
    ("Tuần cuối tháng 02/2031", ("2031-02-28", None)),
    ("Năm 2031 và các năm tiếp theo", (None, None)),
    ("Theo tiến độ dự án", (None, None)),
    ("", (None, None)),
]


@pytest.mark.parametrize(("cell", "expected"), CASES)
def test_a_time_cell_gives_the_last_day_it_allows_or_its_rhythm(cell, expected):
    assert read_due(cell, Context(year=2031, period_end="2035-12-31")) == expected


def test_a_day_without_a_year_stays_open_where_no_year_is_known():
    assert read_due("Trước ngày 15/8", Context()) == ("--08-15", None)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Trong 10 ngày kể từ ngày ban hành", After("signing", days=10)),
        ("Chậm nhất 05 ngày làm việc sau khi nhận được hồ sơ", After("receipt", days=5, working=True)),
        ("Trong tháng 10", None),
        ("10 ngày cuối tháng", None),
    ],
)
def test_a_time_cell_may_name_a_period_in_place_of_a_date(cell, expected):
    assert read_after(cell) == expected
