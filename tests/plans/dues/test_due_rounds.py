"""Which day follows a round, and from which day on a round is asked for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.core.periods import ANNOUNCED
from dondoc.plans.dues import AHEAD, Due, Weekly, following, gone_by, left, opens_on, parse, recurs
from plans.dues.any_due import DUES

END = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("stored", "coming", "opens"),
    [
        ("---18", date(2026, 4, 18), date(2026, 4, 1)),
        ("---05", date(2026, 4, 5), date(2026, 3, 22)),
        ("-E-month-w", date(2026, 4, 29), date(2026, 4, 1)),
        ("-Q3-18", date(2026, 6, 18), date(2026, 4, 1)),
        ("-Q1-05", date(2026, 7, 5), date(2026, 6, 21)),
        ("-E-quarter", date(2026, 9, 30), date(2026, 7, 1)),
        ("-H6-15", date(2026, 12, 15), date(2026, 7, 1)),
        ("--12-31", date(2026, 12, 31), date(2026, 1, 1)),
        ("--01-05", date(2027, 1, 5), date(2026, 12, 22)),
        ("-W-5", date(2026, 3, 13), date(2026, 3, 7)),
    ],
)
def test_a_round_is_asked_for_from_the_beginning_of_its_period_or_two_weeks_before(
    stored: str, coming: date, opens: date
) -> None:
    assert opens_on(parse(stored), coming) == opens


@pytest.mark.parametrize(
    ("stored", "after", "coming"),
    [
        ("---18", date(2026, 3, 18), date(2026, 4, 18)),
        ("---18", date(2026, 3, 25), date(2026, 4, 18)),  # was put off by a week
        ("---18", date(2026, 4, 2), date(2026, 5, 18)),  # April's was put forward: it is April's own
        ("-W-5", date(2026, 3, 6), date(2026, 3, 13)),
        ("-Q3-18", date(2026, 12, 18), None),  # the plan is over
        ("2026-03-18", date(2026, 3, 18), None),
        ("@signing:2026-01-12+10w", date(2026, 1, 26), None),
    ],
)
def test_the_round_after_one_lies_in_the_next_period_of_the_plan(stored: str, after: date, coming: date | None) -> None:
    assert following(parse(stored), after, END, ANNOUNCED) == coming


def test_rounds_that_have_gone_by_and_those_that_are_left() -> None:
    rule = parse("---18")
    assert gone_by(rule, date(2026, 3, 18), date(2026, 6, 18), ANNOUNCED) == [
        date(2026, 4, 18),
        date(2026, 5, 18),
        date(2026, 6, 18),
    ]
    assert gone_by(parse("2026-03-18"), date(2026, 3, 18), END, ANNOUNCED) == []
    assert left(rule, date(2026, 4, 18), END, ANNOUNCED) == 9


@given(DUES.filter(recurs), st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_rounds_follow_each_other_and_open_one_after_the_other(rule: Due, after: date) -> None:
    first = following(rule, after, None, ANNOUNCED)
    assert first is not None
    second = following(rule, first, None, ANNOUNCED)
    assert second is not None
    assert after < first < opens_on(rule, second) <= second
    assert isinstance(rule, Weekly) or second - opens_on(rule, second) >= AHEAD
    assert second - first <= timedelta(days=366 + 31)
