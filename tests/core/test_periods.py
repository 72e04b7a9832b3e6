"""Working days, due dates by level, and the cut-off windows of Nghị định 09/2019/NĐ-CP."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.core.periods import (
    ANNOUNCED,
    Calendar,
    Period,
    Window,
    add_working_days,
    cascade,
    days_late,
    first_not_late,
    holiday,
    is_working_day,
    last_day_to_send,
    last_year_announced,
    window,
    working_days_between,
)

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 3, 2), True),  # a Monday
        (date(2026, 3, 7), False),  # a Saturday
        (date(2026, 2, 17), False),  # Tết
        (date(2026, 4, 27), False),  # a Monday in lieu of the Hùng Kings' day, a Sunday
        (date(2025, 4, 26), True),  # a Saturday worked for 2 May 2025
        (date(2025, 5, 2), False),
    ],
)
def test_the_announced_calendar_knows_weekends_holidays_and_swap_days(day: date, worked: bool) -> None:
    assert is_working_day(day, ANNOUNCED) is worked


def test_an_administrator_adds_days_off_and_days_worked() -> None:
    calendar = Calendar(
        days_off=frozenset({date(2026, 3, 2), date(2026, 3, 3)}),
        days_worked=frozenset({date(2026, 3, 7), date(2026, 3, 3)}),
    )
    week = [date(2026, 3, 2) + timedelta(days=n) for n in range(7)]
    assert [is_working_day(day, calendar) for day in week] == [False, True, True, True, True, True, False]


def test_working_days_are_added_over_tet() -> None:
    assert add_working_days(date(2026, 2, 13), 1, ANNOUNCED) == date(2026, 2, 23)
    assert add_working_days(date(2026, 2, 23), -1, ANNOUNCED) == date(2026, 2, 13)
    assert add_working_days(date(2026, 2, 21), -1, ANNOUNCED) == date(2026, 2, 13)


def test_no_working_days_added_is_the_day_itself_even_when_offices_are_closed() -> None:
    assert add_working_days(date(2026, 3, 7), 0, ANNOUNCED) == date(2026, 3, 7)


@given(day=DAYS, n=st.integers(-40, 40))
def test_adding_and_counting_working_days_agree(day: date, n: int) -> None:
    assert working_days_between(day, add_working_days(day, n, ANNOUNCED), ANNOUNCED) == n


@given(day=DAYS, n=st.integers(-40, 40).filter(bool))
def test_adding_working_days_always_lands_on_one(day: date, n: int) -> None:
    assert is_working_day(add_working_days(day, n, ANNOUNCED), ANNOUNCED)


@pytest.mark.parametrize(
    ("due", "sent", "late"),
    [
        (date(2026, 3, 6), date(2026, 3, 6), 0),
        (date(2026, 3, 6), date(2026, 3, 7), 1),
        (date(2026, 3, 7), date(2026, 3, 9), 0),  # a Saturday moves to Monday
        (date(2026, 3, 7), date(2026, 3, 10), 1),
        (date(2026, 2, 16), date(2026, 2, 24), 1),  # Tết moves to 23 February
        (date(2026, 3, 6), date(2026, 1, 1), 0),
    ],
)
def test_lateness_counts_calendar_days_after_the_last_day_to_send(due: date, sent: date, late: int) -> None:
    assert days_late(due, sent, ANNOUNCED) == late


@given(due=DAYS)
def test_the_last_day_to_send_is_worked_and_never_before_the_due_date(due: date) -> None:
    last = last_day_to_send(due, ANNOUNCED)
    assert is_working_day(last, ANNOUNCED)
    assert working_days_between(due, last, ANNOUNCED) == (0 if last == due else 1)


def test_each_level_below_is_due_one_working_day_earlier_or_as_many_as_its_gap_says() -> None:
    top = date(2026, 3, 10)
    assert cascade(top, [1, 1, 1], ANNOUNCED) == [top, date(2026, 3, 9), date(2026, 3, 6), date(2026, 3, 5)]
    assert cascade(top, [3, 2], ANNOUNCED) == [top, date(2026, 3, 5), date(2026, 3, 3)]
    assert cascade(top, [], ANNOUNCED) == [top]


def test_the_levels_below_step_over_days_that_an_administrator_set_off() -> None:
    calendar = Calendar(days_off=frozenset({date(2026, 3, 9)}), days_worked=frozenset({date(2026, 3, 7)}))
    assert cascade(date(2026, 3, 10), [1, 1], calendar) == [date(2026, 3, 10), date(2026, 3, 7), date(2026, 3, 6)]


def test_a_top_date_on_a_day_off_stays_as_the_plan_says() -> None:
    assert cascade(date(2026, 3, 8), [1], ANNOUNCED) == [date(2026, 3, 8), date(2026, 3, 6)]


def test_a_level_is_never_due_with_the_one_above() -> None:
    with pytest.raises(ValueError, match="at least one working day"):
        cascade(date(2026, 3, 10), [1, 0], ANNOUNCED)


def test_holidays_have_their_vietnamese_names() -> None:
    days = (date(2026, 2, 17), date(2026, 8, 31), date(2026, 3, 7))
    assert [holiday(day) for day in days] == ["Tết Nguyên Đán", "Ngày nghỉ (thay cho ngày 22/08/2026)", ""]


def test_swapped_days_are_known_to_a_year_that_has_some() -> None:
    year = last_year_announced()
    first = date(year, 1, 1)
    days = [first + timedelta(days=n) for n in range(366)]
    assert any("thay cho ngày" in holiday(day) for day in days if day.year == year)


@pytest.mark.parametrize(
    ("kind", "index", "expected"),
    [
        (Period.MONTH, 1, Window(date(2025, 12, 15), date(2026, 1, 14))),
        (Period.MONTH, 12, Window(date(2026, 11, 15), date(2026, 12, 14))),
        (Period.QUARTER, 1, Window(date(2025, 12, 15), date(2026, 3, 14))),
        (Period.QUARTER, 3, Window(date(2026, 6, 15), date(2026, 9, 14))),
        (Period.SIX_MONTHS, 1, Window(date(2025, 12, 15), date(2026, 6, 14))),
        (Period.SIX_MONTHS, 2, Window(date(2026, 6, 15), date(2026, 12, 14))),
        (Period.NINE_MONTHS, 1, Window(date(2025, 12, 15), date(2026, 9, 14))),
        (Period.YEAR, 1, Window(date(2025, 12, 15), date(2026, 12, 14))),
    ],
)
def test_the_cut_off_windows_follow_the_decree(kind: Period, index: int, expected: Window) -> None:
    assert window(kind, 2026, index) == expected


@pytest.mark.parametrize("kind", [Period.MONTH, Period.QUARTER, Period.SIX_MONTHS])
def test_the_windows_of_a_year_follow_each_other_without_a_gap(kind: Period) -> None:
    count = {Period.MONTH: 12, Period.QUARTER: 4, Period.SIX_MONTHS: 2}[kind]
    windows = [window(kind, 2026, index) for index in range(1, count + 1)]
    assert [one.end + timedelta(days=1) for one in windows[:-1]] == [one.start for one in windows[1:]]
    assert (windows[0].start, windows[-1].end) == window(Period.YEAR, 2026)


@pytest.mark.parametrize(
    ("kind", "index"), [(Period.MONTH, 13), (Period.QUARTER, 5), (Period.NINE_MONTHS, 2), (Period.YEAR, 0)]
)
def test_a_period_that_the_year_does_not_have_is_refused(kind: Period, index: int) -> None:
    with pytest.raises(ValueError, match="a year has no"):
        window(kind, 2026, index)


@given(day=DAYS, offset=st.integers(-40, 10))
def test_late_is_what_was_due_before_the_first_date_that_is_not(day: date, offset: int) -> None:
    due = day + timedelta(days=offset)
    assert (due < first_not_late(day, ANNOUNCED)) == (days_late(due, day, ANNOUNCED) > 0)
