"""Dues in rounds: looking back at a plan, months and rounds of one list. The clauses are invented."""

from __future__ import annotations

import pytest

from dondoc.reader.clauses import Context, read_deadlines

YEAR = Context(year=2031, date="2031-01-20")


def dues(text: str) -> list[str | None]:
    return [one.due for one in read_deadlines(text, YEAR)]


def test_looking_back_is_due_in_the_year_that_opens_its_clause() -> None:
    found = read_deadlines("Sở Nội vụ theo dõi, năm 2032 tổ chức sơ kết, năm 2034 tổng kết.", YEAR)
    assert [(one.text, one.due) for one in found] == [
        ("năm 2032 tổ chức sơ kết", "2032-12-31"),
        ("năm 2034 tổng kết", "2034-12-31"),
    ]
    assert dues("Tháng 7/2031: sơ kết; quý IV/2031 tổng kết") == ["2031-07-31", "2031-12-31"]
    assert dues("Năm 2031 tổng kết cho thấy nhiều bến hỏng") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tổ chức hội nghị vào tháng 3/2031 và tháng 8/2031", ["2031-03-31", "2031-08-31"]),
        ("Tuần tra trong quý II/2031 và quý IV/2031", ["2031-06-30", "2031-12-31"]),
        ("Tập bơi trong tháng 6/2031 và tháng 7/2031", ["2031-07-31"]),
        ("Vớt rong 02 đợt (đợt 1 tháng 4/2031, đợt 2 tháng 10/2031)", ["2031-04-30", "2031-10-31"]),
        ("Vớt rong 02 lần (lần 1 tháng 4/2031; lần 2 tháng 10/2031)", ["2031-04-30", "2031-10-31"]),
        ("Kết quả vớt rong đợt 1 tháng 4/2031 đạt 80%", []),
    ],
)
def test_each_round_of_a_list_is_due_by_itself(text: str, expected: list[str]) -> None:
    assert dues(text) == expected


def test_the_words_of_a_due_date_take_in_its_rhythm_and_its_bracket() -> None:
    texts = ("Rà soát phao (xong trước ngày 15/6/2031)", "Báo cáo năm trước ngày 10/12 hằng năm")
    assert [one.text for text in texts for one in read_deadlines(text, YEAR)] == list(texts)
