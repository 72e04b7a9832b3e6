"""On which days a due date is reminded of, around Tết 2026 as announced: offices are closed from 14/2 to 22/2."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.core.periods import ANNOUNCED, Calendar, is_working_day, last_day_to_send
from dondoc.reminders.rules.ladder import (
    DAILY,
    DEFAULT,
    LATE_FOR,
    Look,
    Rule,
    ladder,
    look,
    next_digest,
)

TET = date(2026, 2, 20)  # a Friday in the Tết holidays; the last day to send is Monday 23/2
QUIET = replace(DEFAULT, escalate_after=0)
RULES = st.builds(
    Rule,
    before=st.lists(st.integers(1, 30), max_size=4).map(tuple),
    on_day=st.booleans(),
    late_every=st.sampled_from(["day", "week"]),
    escalate_after=st.integers(0, 60),
    digest_on=st.none() | st.integers(0, 4),
)
DAYS = st.dates(date(2025, 7, 1), date(2026, 12, 31))


def days(*texts: str) -> tuple[date, ...]:
    return tuple(date(2026, int(text[3:]), int(text[:2])) for text in texts)


def test_a_due_date_in_the_tet_holidays_is_reminded_of_on_working_days_alone() -> None:
    rule = replace(DEFAULT, escalate_after=5)
    assert ladder(TET, rule, ANNOUNCED)[:8] == days(
        "05-02",  # 7 working days before 23/2
        "11-02",  # 3
        "13-02",  # 1
        "23-02",  # the day itself
        "24-02",  # the first day late, then every week
        "02-03",  # 5 days late is Saturday 28/2: the unit above hears on Monday
        "10-03",  # not on 3/3 as well, the day after
        "17-03",
    )


def test_what_holidays_put_off_to_the_eve_of_the_next_weeks_reminder_is_left_to_that() -> None:
    steps = ladder(date(2026, 12, 31), QUIET, ANNOUNCED)  # Tết 2027: 4/2 to 10/2; the week's day 5/2 would be 11/2
    late = [f"{step:%d/%m}" for step in steps if step.year == 2027]
    assert late[:7] == ["04/01", "08/01", "15/01", "22/01", "29/01", "12/02", "19/02"]


def test_daily_reminders_of_what_is_late_leave_out_days_off() -> None:
    rule = Rule(before=(), on_day=False, late_every=DAILY, escalate_after=0)
    late = ladder(date(2026, 4, 24), rule, ANNOUNCED)[:6]
    assert late == days("28-04", "29-04", "04-05", "05-05", "06-05", "07-05")  # 27/4, 30/4 and 1/5 are holidays


def test_a_day_set_off_by_an_administrator_moves_the_reminder() -> None:
    set_off = Calendar(days_off=frozenset({date(2026, 6, 16)}))
    assert ladder(date(2026, 6, 16), QUIET, ANNOUNCED)[3:5] == days("16-06", "17-06")
    assert ladder(date(2026, 6, 16), QUIET, set_off)[3:5] == days("17-06", "18-06")


@pytest.mark.parametrize(
    ("told_on", "day", "expected"),
    [
        (None, "04-06", Look(tell=False, escalate=False, again=date(2026, 6, 5))),
        (None, "05-06", Look(tell=True, escalate=False, again=date(2026, 6, 11))),
        (None, "09-06", Look(tell=True, escalate=False, again=date(2026, 6, 11))),  # first seen between two steps
        (date(2026, 6, 5), "10-06", Look(tell=False, escalate=False, again=date(2026, 6, 11))),
        (date(2026, 6, 5), "15-06", Look(tell=True, escalate=False, again=date(2026, 6, 16))),  # two steps in one
        (date(2026, 6, 17), "22-06", Look(tell=True, escalate=True, again=date(2026, 6, 24))),  # 21/6 is a Sunday
    ],
)
def test_one_look_at_a_report_due_on_16_june(told_on: date | None, day: str, expected: Look) -> None:
    (today,) = days(day)
    due = date(2026, 6, 16)
    assert look(due, told_on=told_on, escalated=False, day=today, rule=DEFAULT, calendar=ANNOUNCED) == expected


def test_what_the_unit_above_has_heard_it_does_not_hear_again() -> None:
    due, today = date(2026, 6, 16), date(2026, 6, 24)
    found = look(due, told_on=date(2026, 6, 22), escalated=True, day=today, rule=DEFAULT, calendar=ANNOUNCED)
    assert found == Look(tell=True, escalate=False, again=date(2026, 7, 1))


def test_after_ninety_days_nothing_more_is_said() -> None:
    due = date(2026, 6, 16)
    found = look(due, told_on=None, escalated=False, day=date(2026, 10, 1), rule=DEFAULT, calendar=ANNOUNCED)
    assert found == Look(tell=False, escalate=False, again=date(2026, 10, 31))


def test_a_rule_that_is_off_says_nothing_and_looks_again_the_next_working_day() -> None:
    due, friday = date(2026, 6, 16), date(2026, 6, 19)
    found = look(due, told_on=None, escalated=False, day=friday, rule=Rule(on=False), calendar=ANNOUNCED)
    assert found == Look(tell=False, escalate=False, again=date(2026, 6, 22))


@given(due=DAYS, rule=RULES)
def test_every_step_is_a_working_day_and_a_daily_look_tells_on_each_step_once(due: date, rule: Rule) -> None:
    steps = ladder(due, rule, ANNOUNCED)
    assert [step for step in steps if not is_working_day(step, ANNOUNCED)] == []
    told: list[date] = []
    escalated: list[date] = []
    day = min(steps, default=due)
    while day <= due + timedelta(days=120):
        if is_working_day(day, ANNOUNCED):
            found = look(
                due,
                told_on=told[-1] if told else None,
                escalated=bool(escalated),
                day=day,
                rule=rule,
                calendar=ANNOUNCED,
            )
            told += [day] * found.tell
            escalated += [day] * found.escalate
            assert found.again > day
        day += timedelta(days=1)
    last = last_day_to_send(due, ANNOUNCED)
    assert told == [step for step in steps if step - last <= LATE_FOR]
    assert len(escalated) == bool(rule.escalate_after)


@given(day=DAYS, weekday=st.integers(0, 4))
def test_a_weekly_list_comes_on_its_weekday_or_the_next_working_day(day: date, weekday: int) -> None:
    rule = Rule(digest_on=weekday)
    coming = next_digest(day, rule, ANNOUNCED)
    assert coming is not None
    assert coming > day
    assert is_working_day(coming, ANNOUNCED)
    between = [coming - timedelta(days=back) for back in range(12)]
    assert any(each.weekday() == weekday and last_day_to_send(each, ANNOUNCED) == coming for each in between)


def test_the_lists_of_february_2026_come_on_mondays_and_once_for_the_tet_holidays() -> None:
    found, day = list[date](), date(2026, 1, 31)
    while (coming := next_digest(day, DEFAULT, ANNOUNCED)) and coming < date(2026, 3, 3):
        found.append(coming)
        day = coming
    assert tuple(found) == days("02-02", "09-02", "23-02", "02-03")


def test_no_list_where_none_is_wanted() -> None:
    assert next_digest(date(2026, 6, 1), replace(DEFAULT, digest_on=None), ANNOUNCED) is None
    assert next_digest(date(2026, 6, 1), replace(DEFAULT, on=False), ANNOUNCED) is None
