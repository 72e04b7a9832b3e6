"""The next round as it would open: the date of each level, by the gaps kept with the duty."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from dondoc.core.periods import ANNOUNCED, Calendar
from dondoc.plans.dues import Clash
from dondoc.reporting.rules.planning import planned


class Duty(NamedTuple):
    text: str
    due: str
    every: str


class Plan(NamedTuple):
    period_start: date | None
    period_end: date | None


DUTY = Duty("báo cáo 6 tháng", "--06-16", "year")
PLAN = Plan(date(2026, 1, 1), date(2026, 12, 31))
DAY = date(2026, 6, 1)


def test_each_level_is_due_by_its_gap_before_the_one_above() -> None:
    found = planned(DUTY, PLAN, levels=[1, 2, 4], gaps={4: 2}, day=DAY, calendar=ANNOUNCED)
    assert found.round.name == "Báo cáo 6 tháng đầu năm 2026"
    assert found.dues == {1: date(2026, 6, 16), 2: date(2026, 6, 15), 4: date(2026, 6, 11)}
    assert [(each.clash, each.level) for each in found.conflicts] == [(Clash.WITHIN_WINDOW, 4)]


def test_the_dates_go_by_the_calendar_in_force() -> None:
    calendar = Calendar(days_off=frozenset({date(2026, 6, 15)}))
    found = planned(DUTY, PLAN, levels=[1, 2], gaps={}, day=DAY, calendar=calendar)
    assert found.dues == {1: date(2026, 6, 16), 2: date(2026, 6, 12)}


def test_a_duty_that_nobody_owes_has_a_round_without_dates() -> None:
    found = planned(DUTY, PLAN, levels=[], gaps={}, day=DAY, calendar=ANNOUNCED)
    assert (found.round.due, found.dues, found.conflicts) == (date(2026, 6, 16), {}, [])
