"""The years of a programme whose reviews are held, late or still to come."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.coordination.rules import DueReview, ReviewState, Term, reviews_of

HELD, LATE, COMING = ReviewState.HELD, ReviewState.LATE, ReviewState.COMING


def stand(term: Term, held: set[int], today: date) -> list[tuple[int, date, ReviewState]]:
    return [(each.year, each.due, each.state) for each in reviews_of(term, held, today)]


def test_each_year_is_held_late_or_the_next_to_come() -> None:
    term = Term(date(2023, 3, 1), None, 12, 15)
    assert stand(term, {2023}, date(2025, 6, 1)) == [
        (2025, date(2025, 12, 15), COMING),
        (2024, date(2024, 12, 15), LATE),
        (2023, date(2023, 12, 15), HELD),
    ]


def test_a_year_whose_review_is_held_makes_room_for_the_next() -> None:
    term = Term(date(2025, 1, 1), None, 12, 15)
    assert stand(term, {2025}, date(2025, 12, 10)) == [
        (2026, date(2026, 12, 15), COMING),
        (2025, date(2025, 12, 15), HELD),
    ]


def test_the_last_review_is_due_before_the_term_ends() -> None:
    term = Term(date(2024, 1, 1), date(2025, 6, 30), 12, 15)
    assert stand(term, {2024}, date(2025, 7, 5)) == [
        (2025, date(2025, 6, 30), LATE),
        (2024, date(2024, 12, 15), HELD),
    ]


def test_a_programme_that_begins_after_its_day_of_the_year_is_first_reviewed_the_year_after() -> None:
    assert stand(Term(date(2025, 12, 20), None, 12, 15), set(), date(2026, 1, 10)) == [
        (2026, date(2026, 12, 15), COMING)
    ]


@pytest.mark.parametrize(("year", "due"), [(2024, date(2024, 2, 29)), (2025, date(2025, 2, 28))])
def test_a_day_that_a_month_lacks_is_its_last(year: int, due: date) -> None:
    assert Term(date(2020, 1, 1), None, 2, 30).due_in(year) == due


def test_days_late_are_counted_from_the_day_after_the_due_date() -> None:
    today = date(2025, 12, 18)
    assert [DueReview(2025, date(2025, 12, 15), state).days_late(today) for state in (LATE, COMING)] == [3, 0]


@given(
    starts=st.dates(date(2015, 1, 1), date(2030, 12, 31)),
    length=st.none() | st.integers(0, 4000),
    month=st.integers(1, 12),
    day=st.integers(1, 31),
    today=st.dates(date(2015, 1, 1), date(2035, 12, 31)),
)
def test_no_year_of_the_term_is_passed_over(
    starts: date, length: int | None, month: int, day: int, today: date
) -> None:
    ends = None if length is None else starts + timedelta(days=length)
    found = reviews_of(Term(starts, ends, month, day), (), today)
    years = [each.year for each in found]
    assert years == sorted(set(years), reverse=True)
    assert all(starts <= each.due and (ends is None or each.due <= ends) for each in found)
    assert sum(each.state is COMING for each in found) <= 1 or starts > today
    assert years == list(range(years[0], years[-1] - 1, -1)) if years else True
