"""On which days something falls due; and a written year of a plan's dates with Tết Bính Ngọ."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.core.periods import ANNOUNCED, Calendar, cascade, is_working_day, last_day_to_send
from dondoc.plans.dues import Due, occurrences, only_day, parse, recurs, upcoming
from plans.dues.any_due import DUES

START, END = date(2026, 1, 1), date(2026, 12, 31)


def days(stored: str, start: date = START, until: date = END, calendar: Calendar = ANNOUNCED) -> list[str]:
    return [f"{day:%d/%m}" for day in occurrences(parse(stored), start, until, calendar)]


@pytest.mark.parametrize(
    ("stored", "found"),
    [
        ("2026-06-30", ["30/06"]),
        ("2027-06-30", []),
        ("--06-15", ["15/06"]),
        ("--02-29", ["28/02"]),
        ("-H6-15", ["15/06", "15/12"]),
        ("-H1-05", ["05/01", "05/07"]),
        ("-Q1-05", ["05/01", "05/04", "05/07", "05/10"]),
        ("-Q3-31", ["31/03", "30/06", "30/09", "31/12"]),
        ("---31", ["31/01", "28/02", "31/03", "30/04", "31/05", "30/06", "31/07", "31/08", "30/09", "31/10", "30/11",
                   "31/12"]),
        ("-E-quarter", ["31/03", "30/06", "30/09", "31/12"]),
        ("-E-month-w", ["30/01", "27/02", "31/03", "29/04", "29/05", "30/06", "31/07", "28/08", "30/09", "30/10",
                        "30/11", "31/12"]),
        ("@signing:2026-01-12+10w", ["26/01"]),
        ("@signing:2026-02-12+5w", ["26/02"]),
        ("@event:2026-02-25-5w", ["11/02"]),
        ("@signing:2026-01-31+1m", ["28/02"]),
        ("@event:2026-03-01+24h", ["02/03"]),
        ("@event:2026-03-01-25h", ["27/02"]),
        ("@end:2026-03-01+10d", ["11/03"]),
        ("@end+10d", []),
    ],
)  # fmt: skip
def test_each_kind_falls_due_on_its_days_of_the_year(stored: str, found: list[str]) -> None:
    assert days(stored) == found


def test_a_weekly_date_falls_due_each_week_from_the_first_that_comes() -> None:
    assert days("-W-5", date(2026, 3, 7), date(2026, 3, 27)) == ["13/03", "20/03", "27/03"]
    assert days("-W-5", date(2026, 3, 6), date(2026, 3, 6)) == ["06/03"]


def test_working_days_and_the_last_working_day_go_by_the_calendar_in_force() -> None:
    calendar = Calendar(days_off=frozenset({date(2026, 1, 30)}), days_worked=frozenset({date(2026, 1, 31)}))
    off = Calendar(days_off=frozenset({date(2026, 1, 13), date(2026, 1, 14)}))
    assert days("-E-month-w", until=date(2026, 2, 1), calendar=calendar) == ["31/01"]
    assert days("@signing:2026-01-12+10w", calendar=off) == ["28/01"]


@given(due=DUES, start=st.dates(date(2020, 1, 1), date(2030, 12, 31)), length=st.integers(0, 900))
def test_days_come_in_order_once_each_and_within_the_time_asked_for(due: Due, start: date, length: int) -> None:
    until = start + timedelta(days=length)
    found = list(occurrences(due, start, until, ANNOUNCED))
    assert found == sorted(set(found))
    assert all(start <= day <= until for day in found)


@given(due=DUES.filter(recurs), day=st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_what_recurs_always_has_five_more_days_and_no_only_one(due: Due, day: date) -> None:
    assert len(upcoming(due, day, ANNOUNCED, 5)) == 5
    assert only_day(due, ANNOUNCED) is None


def test_a_written_year_of_a_plan_with_tet_binh_ngo() -> None:
    """A plan of 2026: what is due, until when one may send, and the date of the level below with a gap of two days."""
    rules = {
        "kế hoạch, sau ngày ký 12/02": "@signing:2026-02-12+5w",
        "tháng": "---18",
        "quý": "-Q3-18",
        "6 tháng": "-H6-15",
        "năm": "--11-15",
        "cuối quý": "-E-quarter-w",
    }
    due = {name: list(occurrences(parse(stored), START, END, ANNOUNCED)) for name, stored in rules.items()}
    written = [
        (f"{day:%d/%m}", name, f"{last_day_to_send(day, ANNOUNCED):%d/%m}", f"{cascade(day, [2], ANNOUNCED)[1]:%d/%m}")
        for day, name in sorted((day, name) for name, found in due.items() for day in found)
    ]
    assert written == [
        ("18/01", "tháng", "19/01", "15/01"),
        ("18/02", "tháng", "23/02", "12/02"),
        ("26/02", "kế hoạch, sau ngày ký 12/02", "26/02", "24/02"),
        ("18/03", "quý", "18/03", "16/03"),
        ("18/03", "tháng", "18/03", "16/03"),
        ("31/03", "cuối quý", "31/03", "27/03"),
        ("18/04", "tháng", "20/04", "16/04"),
        ("18/05", "tháng", "18/05", "14/05"),
        ("15/06", "6 tháng", "15/06", "11/06"),
        ("18/06", "quý", "18/06", "16/06"),
        ("18/06", "tháng", "18/06", "16/06"),
        ("30/06", "cuối quý", "30/06", "26/06"),
        ("18/07", "tháng", "20/07", "16/07"),
        ("18/08", "tháng", "18/08", "14/08"),
        ("18/09", "quý", "18/09", "16/09"),
        ("18/09", "tháng", "18/09", "16/09"),
        ("30/09", "cuối quý", "30/09", "28/09"),
        ("18/10", "tháng", "19/10", "15/10"),
        ("15/11", "năm", "16/11", "12/11"),
        ("18/11", "tháng", "18/11", "16/11"),
        ("15/12", "6 tháng", "15/12", "11/12"),
        ("18/12", "quý", "18/12", "16/12"),
        ("18/12", "tháng", "18/12", "16/12"),
        ("31/12", "cuối quý", "31/12", "29/12"),
    ]


def test_the_year_of_tet_binh_ngo_moves_with_a_day_that_is_set_by_hand() -> None:
    calendar = Calendar(days_off=frozenset({date(2026, 2, 23)}))
    day = date(2026, 2, 18)
    assert not is_working_day(day, calendar)
    assert last_day_to_send(day, calendar) == date(2026, 2, 24)
