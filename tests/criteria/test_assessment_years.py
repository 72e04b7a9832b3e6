"""Assessment years that end on any day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.criteria.rules import window, year_of


@pytest.mark.parametrize(
    ("month", "day", "first", "last"),
    [
        (10, 31, date(2025, 11, 1), date(2026, 10, 31)),
        (12, 14, date(2025, 12, 15), date(2026, 12, 14)),
        (12, 31, date(2026, 1, 1), date(2026, 12, 31)),
        (2, 29, date(2025, 3, 1), date(2026, 2, 28)),
    ],
)
def test_a_year_ends_on_its_day_and_begins_after_the_one_before(month: int, day: int, first: date, last: date) -> None:
    assert window(2026, month, day) == (first, last)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 12), st.integers(1, 31))
def test_every_day_lies_in_the_year_that_it_is_said_to_and_no_day_is_left_out(on: date, month: int, day: int) -> None:
    year = year_of(on, month, day)
    start, end = window(year, month, day)
    assert start <= on <= end
    assert window(year + 1, month, day).start == end + timedelta(days=1)
