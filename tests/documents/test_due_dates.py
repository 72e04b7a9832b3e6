from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.documents.dates import is_day, parse_day, parse_due, printed_due

KEPT = st.one_of(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31)).map(date.isoformat),
    st.dates(min_value=date(2024, 1, 1), max_value=date(2024, 12, 31)).map(lambda day: f"--{day:%m-%d}"),
    st.integers(1, 31).map("---{:02}".format),
    st.integers(1, 7).map("-W-{}".format),
)


@given(KEPT)
def test_what_is_printed_is_read_back_the_same(due: str) -> None:
    assert parse_due(printed_due(due)) == due


@given(KEPT)
def test_what_is_kept_may_be_typed_as_it_is(due: str) -> None:
    assert parse_due(due) == due
    assert is_day(due)


@given(st.text(max_size=20))
def test_any_text_is_a_possible_due_date_or_none(text: str) -> None:
    found = parse_due(text)
    assert found is None or is_day(found)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("15/11/2026", "2026-11-15"),
        (" 5/6/2026 ", "2026-06-05"),
        ("15-11-2026", "2026-11-15"),
        ("15.11.2026", "2026-11-15"),
        ("15/11", "--11-15"),
        ("29/2", "--02-29"),
        ("ngày 18", "---18"),
        ("Ngay 18", "---18"),
        ("18", "---18"),
        ("thứ sáu", "-W-5"),
        ("Thu 6", "-W-5"),
        ("chủ nhật", "-W-7"),
    ],
)
def test_people_type_due_dates_in_several_ways(typed: str, kept: str) -> None:
    assert parse_due(typed) == kept


@pytest.mark.parametrize("typed", ["", "31/2/2026", "29/02/2025", "32", "0", "15/13", "thứ tám", "cuối năm"])
def test_what_is_no_day_of_the_calendar_is_refused(typed: str) -> None:
    assert parse_due(typed) is None


def test_one_day_is_asked_where_none_may_recur() -> None:
    assert [parse_day("15/11/2026"), parse_day("15/11"), parse_day("ngày 18")] == ["2026-11-15", None, None]


def test_no_due_date_prints_as_nothing() -> None:
    assert [printed_due(None), printed_due("")] == ["", ""]
