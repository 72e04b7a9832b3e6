"""What is wrong with the due dates of a round."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.core.periods import ANNOUNCED, Calendar, cascade
from dondoc.plans.dues import Clash, Conflict, conflicts

TODAY, WINDOW_END, PLAN_END = date(2026, 6, 1), date(2026, 6, 14), date(2026, 12, 31)


def found(dues: dict[int, date], calendar: Calendar = ANNOUNCED, today: date = TODAY) -> list[Conflict]:
    return conflicts(dues, window_end=WINDOW_END, plan_end=PLAN_END, today=today, calendar=calendar)


def test_dates_a_working_day_apart_after_the_data_s_end_are_right() -> None:
    assert found({1: date(2026, 6, 18), 2: date(2026, 6, 17), 4: date(2026, 6, 15)}) == []
    assert found({}) == []


@pytest.mark.parametrize(
    ("dues", "clashes"),
    [
        ({1: date(2026, 6, 12)}, [Conflict(Clash.WITHIN_WINDOW, 1, date(2026, 6, 12), WINDOW_END)]),
        ({1: date(2026, 6, 20)}, [Conflict(Clash.DAY_OFF, 1, date(2026, 6, 20), date(2026, 6, 22))]),
        ({1: date(2027, 1, 15)}, [Conflict(Clash.AFTER_PLAN, 1, date(2027, 1, 15), PLAN_END)]),
        (
            {1: date(2026, 6, 18), 2: date(2026, 6, 18)},
            [Conflict(Clash.TOO_CLOSE, 2, date(2026, 6, 18), date(2026, 6, 18))],
        ),
        (
            {1: date(2026, 6, 18), 2: date(2026, 6, 19)},
            [Conflict(Clash.AFTER_ABOVE, 2, date(2026, 6, 19), date(2026, 6, 18))],
        ),
        (  # both may be sent until Monday
            {1: date(2026, 6, 22), 2: date(2026, 6, 20)},
            [
                Conflict(Clash.DAY_OFF, 2, date(2026, 6, 20), date(2026, 6, 22)),
                Conflict(Clash.TOO_CLOSE, 2, date(2026, 6, 20), date(2026, 6, 22)),
            ],
        ),
    ],
)
def test_each_conflict_names_the_level_its_date_and_the_day_it_clashes_with(
    dues: dict[int, date], clashes: list[Conflict]
) -> None:
    assert found(dues) == clashes


def test_a_date_that_is_past_is_told_and_one_of_today_is_not() -> None:
    assert found({1: date(2026, 6, 18)}, today=date(2026, 6, 19)) == [
        Conflict(Clash.PAST, 1, date(2026, 6, 18), date(2026, 6, 19))
    ]
    assert found({1: date(2026, 6, 18)}, today=date(2026, 6, 18)) == []


def test_a_day_that_was_set_off_by_hand_counts() -> None:
    calendar = Calendar(days_off=frozenset({date(2026, 6, 18)}))
    assert found({1: date(2026, 6, 18)}, calendar) == [Conflict(Clash.DAY_OFF, 1, date(2026, 6, 18), date(2026, 6, 19))]


@given(top=st.dates(date(2026, 7, 1), date(2026, 12, 31)), gaps=st.lists(st.integers(1, 5), max_size=4))
def test_a_cascade_never_clashes_between_its_levels(top: date, gaps: list[int]) -> None:
    dues = dict(enumerate(cascade(top, gaps, ANNOUNCED), start=1))
    clashes = conflicts(dues, window_end=date.min, plan_end=None, today=date.min, calendar=ANNOUNCED)
    assert {each.clash for each in clashes if each.level > 1} == set()
