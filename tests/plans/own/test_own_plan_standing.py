"""Issued or not, in time or late: judged by the day that the plan bears, and only where both days are known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.core.periods import ANNOUNCED, Calendar
from dondoc.plans.own.standing import Counts, Judged, Standing, counted, judge

DUE = date(2026, 6, 15)  # a Monday
SATURDAY = date(2026, 6, 13)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("issued_on", "due", "day", "judged"),
    [
        (date(2026, 6, 15), DUE, date(2026, 6, 20), Judged(Standing.ON_TIME)),
        (date(2026, 6, 16), DUE, date(2026, 6, 20), Judged(Standing.ISSUED_LATE, 1)),
        (date(2026, 6, 15), SATURDAY, date(2026, 6, 20), Judged(Standing.ON_TIME)),
        (date(2026, 6, 17), SATURDAY, date(2026, 6, 20), Judged(Standing.ISSUED_LATE, 2)),
        (None, DUE, date(2026, 6, 20), Judged(Standing.ISSUED)),
        (date(2026, 6, 30), None, date(2026, 6, 20), Judged(Standing.ISSUED)),
    ],
)
def test_an_issued_plan_is_judged_by_its_own_day(
    issued_on: date | None, due: date | None, day: date, judged: Judged
) -> None:
    assert judge(is_issued=True, issued_on=issued_on, due=due, day=day, calendar=ANNOUNCED) == judged


@pytest.mark.parametrize(
    ("due", "day", "judged"),
    [
        (DUE, date(2026, 6, 15), Judged(Standing.NOT_YET_DUE)),
        (DUE, date(2026, 6, 16), Judged(Standing.LATE, 1)),
        (SATURDAY, date(2026, 6, 15), Judged(Standing.NOT_YET_DUE)),
        (None, date(2026, 6, 16), Judged(Standing.UNDATED)),
    ],
)
def test_without_a_plan_the_day_decides(due: date | None, day: date, judged: Judged) -> None:
    assert judge(is_issued=False, issued_on=None, due=due, day=day, calendar=ANNOUNCED) == judged


def test_a_day_that_was_set_as_off_moves_the_last_day() -> None:
    closed = Calendar(days_off=frozenset({DUE}))
    day = DUE + timedelta(days=1)
    assert judge(is_issued=False, issued_on=None, due=DUE, day=day, calendar=closed) == Judged(Standing.NOT_YET_DUE)


@given(issued_on=st.none() | DAYS, is_issued=st.booleans(), due=st.none() | DAYS, day=DAYS)
def test_days_of_delay_come_with_the_late_standings_alone(
    issued_on: date | None, is_issued: bool, due: date | None, day: date
) -> None:
    judged = judge(is_issued=is_issued, issued_on=issued_on, due=due, day=day, calendar=ANNOUNCED)
    assert (judged.days > 0) is (judged.standing in {Standing.LATE, Standing.ISSUED_LATE})


@given(st.lists(st.sampled_from(Standing)))
def test_the_parts_add_up_to_all_that_must_issue_one(standings: list[Standing]) -> None:
    counts = counted(standings)
    assert counts.owed == len(standings)
    assert list(counts.by_standing) == list(Standing)


def test_issued_are_all_that_have_a_plan_in_time_or_not() -> None:
    counts = counted([Standing.ON_TIME, Standing.ISSUED_LATE, Standing.ISSUED, Standing.LATE, Standing.UNDATED])
    assert (counts.issued, counts.owed) == (3, 5)
    assert counted([]) == Counts(dict.fromkeys(Standing, 0))
