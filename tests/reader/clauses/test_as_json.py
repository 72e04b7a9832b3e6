"""Readings as plain data."""

import pytest

from dondoc.reader.clauses import Context, clauses_json

YEAR = Context(year=2031)


def test_a_deadline_has_its_optional_keys_only_where_the_clause_has_them():
    text = "gửi Sở Y tế trước 16 giờ ngày 05 tháng cuối quý"
    assert clauses_json("deadlines", text, YEAR) == [
        {
            "text": text,
            "kind": "other",
            "due": "---05",
            "every": "quarter",
            "who": None,
            "to": "Sở Y tế",
            "via": None,
            "span": [0, 47],
            "time": "16:00",
            "month": 3,
        }
    ]


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("10 ngày làm việc kể từ ngày ký", {"from": "signing", "days": 10, "working": True}),
        ("24 giờ kể từ khi nhận được tin", {"from": "receipt", "hours": 24}),
        ("02 tháng kể từ ngày kết thúc", {"from": "end", "months": 2}),
    ],
)
def test_a_period_names_one_measure_and_where_it_starts(words, after):
    (row,) = clauses_json("deadlines", f"trả kết quả trong vòng {words}", YEAR)
    assert (row["due"], row["every"], row["after"]) == (None, None, after)


def test_a_target_has_upper_per_and_of_only_where_the_clause_has_them():
    text = "mỗi xã trồng 10 - 12 km hàng rào xanh"
    assert clauses_json("targets", text, YEAR) == [
        {
            "text": text,
            "subject": "hàng rào xanh",
            "comparator": ">=",
            "value": 10,
            "unit": "km",
            "every": None,
            "by": None,
            "span": [0, 37],
            "upper": 12,
            "per": "xã",
        }
    ]


def test_openings_and_citations_are_lists_too():
    assert clauses_json("openings", "Phối hợp với Sở Y tế khám mắt.", YEAR) == [
        {"role": "coordinate", "partners": ["Sở Y tế"]}
    ]
    assert clauses_json("openings", "II. MỤC TIÊU", YEAR) == []
    assert clauses_json("citations", "Công văn số 7/SYT", YEAR) == [
        {"kind": "Công văn", "number": "7/SYT", "date": None, "span": [0, 17]}
    ]


def test_an_unknown_kind_is_refused_with_the_kinds_there_are():
    with pytest.raises(ValueError, match=r"“words”.*deadlines, targets, openings, citations"):
        clauses_json("words", "", YEAR)
