"""Who owes what is due and to whom it goes: offices named short, reports sent on, what is told. The clauses are invented."""

from __future__ import annotations

import pytest

from dondoc.reader.clauses import Context, read_deadlines

YEAR = Context(year=2031, date="2031-01-20")


def parties(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(one.who, one.to, one.via) for one in read_deadlines(text, YEAR)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Các bến gửi báo cáo về VPĐP trước ngày 10/6/2031", ("Các bến", "VPĐP", None)),
        ("Lập báo cáo tháng gửi TANDTC trước ngày 10/6/2031", (None, "TANDTC", None)),
        ("Gửi TAND tỉnh (Văn phòng) báo cáo trước ngày 10/6/2031", (None, "TAND tỉnh", "Văn phòng")),
        ("Các khoa nộp minh chứng về P. Khảo thí trước ngày 10/6/2031", ("Các khoa", "P. Khảo thí", None)),
        ("Báo cáo Sở Y tế (qua CDC tỉnh) trước ngày 10/6/2031", (None, "Sở Y tế", "CDC tỉnh")),
        ("P.QLCL báo cáo Hiệu trưởng trước ngày 10/6/2031", ("P.QLCL", "Hiệu trưởng", None)),
        ("Gửi BCTC trước ngày 10/6/2031", (None, None, None)),
        ("Gửi dữ liệu về CSDL ngành trước ngày 10/6/2031", (None, None, None)),
        ("Cập nhật số liệu lên HEMIS trước ngày 10/6/2031", (None, None, None)),
    ],
)
def test_an_office_named_short_is_told_from_a_thing_named_short(text: str, expected: tuple[str | None, ...]) -> None:
    assert parties(text) == [expected]


def test_who_puts_reports_together_owes_what_is_sent_on() -> None:
    listed = "Các trạm báo cáo đợt 1 trước ngày 15/3/2031, đợt 2 trước ngày 10/6/2031 gửi Phòng Bơi tổng hợp, báo cáo Sở Nội vụ trước ngày 20/6/2031"
    sent = ("Các trạm", "Phòng Bơi", None)
    assert parties(listed) == [sent, sent, ("Phòng Bơi", "Sở Nội vụ", None)]
    purpose = "Các trạm báo cáo trước ngày 10/6/2031 về Phòng Bơi để tổng hợp, báo cáo Sở Nội vụ trước ngày 15/6/2031"
    assert parties(purpose) == [sent, ("Phòng Bơi", "Sở Nội vụ", None)]
    named = "Các cơ quan báo cáo trước ngày 10/6/2031 để Phòng Bơi tổng hợp, báo cáo Sở Nội vụ trước ngày 15/6/2031"
    assert parties(named) == [("Các cơ quan", "Phòng Bơi", None), ("Phòng Bơi", "Sở Nội vụ", None)]


def test_without_a_day_of_its_own_what_is_sent_on_is_only_a_purpose() -> None:
    assert parties("Các trạm báo cáo về Phòng Bơi để tổng hợp, báo cáo Sở Nội vụ trước ngày 15/6/2031") == [
        ("Các trạm", "Phòng Bơi", None)
    ]


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("Khi có thuyền chìm, báo về UBND xã chậm nhất 12 giờ kể từ khi phát hiện", "UBND xã"),
        ("Trình cấp thẩm quyền phân bổ kinh phí trong quý II/2031", "cấp thẩm quyền"),
        ("Hoàn thiện và gửi Trung tâm kiểm định trước ngày 30/6/2031", "Trung tâm kiểm định"),
    ],
)
def test_the_name_of_who_receives_ends_before_the_work(text: str, to: str) -> None:
    assert [one.to for one in read_deadlines(text, YEAR)] == [to]


def test_an_office_that_one_thing_goes_through_is_not_that_of_the_one_before() -> None:
    text = "Báo cáo ngày 20 hằng tháng; khi có thuyền chìm báo về UBND xã (qua Phòng Bơi) chậm nhất 12 giờ kể từ khi phát hiện"
    assert parties(text) == [(None, None, None), (None, "UBND xã", "Phòng Bơi")]


def test_a_draft_that_goes_out_is_no_report_yet() -> None:
    (found,) = read_deadlines("Các nhóm viết báo cáo, nộp bản thảo trước ngày 15/6/2031", YEAR)
    assert (found.kind.value, found.who) == ("other", "Các nhóm")
