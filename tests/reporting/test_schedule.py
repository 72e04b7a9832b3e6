"""The next round of a duty: name, window, due date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.core.periods import ANNOUNCED, Calendar, Period
from dondoc.reporting.rules.schedule import Round, kind_of, suggest

DAY = date(2026, 1, 5)


@dataclass(frozen=True)
class Duty:
    text: str
    due: str = ""
    every: str = ""


@dataclass(frozen=True)
class Plan:
    period_start: date | None = date(2026, 1, 1)
    period_end: date | None = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("duty", "kind"),
    [
        (Duty("báo cáo 6 tháng trước ngày 15/6", "--06-15", "year"), Period.SIX_MONTHS),
        (Duty("báo cáo sơ kết 06 tháng đầu năm"), Period.SIX_MONTHS),
        (Duty("báo cáo chín tháng trước ngày 15 tháng 9 năm 2026"), Period.NINE_MONTHS),
        (Duty("báo cáo quý trước ngày 20"), Period.QUARTER),
        (Duty("báo cáo hằng tháng trước ngày 18", "---18", "month"), Period.MONTH),
        (Duty("báo cáo năm", "---18"), Period.MONTH),
        (Duty("báo cáo năm", "-Q3-18"), Period.QUARTER),
        (Duty("báo cáo năm", "-E-quarter-w"), Period.QUARTER),
        (Duty("báo cáo năm", "-E-month"), Period.MONTH),
        (Duty("báo cáo năm", "-H6-15"), Period.SIX_MONTHS),
        (Duty("báo cáo năm gửi trước ngày 15/11", "--11-15", "year"), Period.YEAR),
        (Duty("gửi báo cáo", "--06-20", "year"), Period.SIX_MONTHS),
        (Duty("gửi báo cáo", "--11-20", "year"), Period.YEAR),
        (Duty("gửi báo cáo trước ngày 30 tháng 6 năm 2026", "2026-06-30"), None),
    ],
)
def test_the_words_say_the_period_and_dates_within_them_do_not(duty: Duty, kind: Period | None) -> None:
    assert kind_of(duty) == kind


@pytest.mark.parametrize(
    ("duty", "found"),
    [
        (
            Duty("báo cáo 6 tháng", "--06-15", "year"),
            Round("Báo cáo 6 tháng đầu năm 2026", date(2025, 12, 15), date(2026, 6, 14), date(2026, 6, 15)),
        ),
        (
            Duty("báo cáo năm", "--12-20", "year"),
            Round("Báo cáo năm 2026", date(2025, 12, 15), date(2026, 12, 14), date(2026, 12, 20)),
        ),
        (
            Duty("báo cáo tháng trước ngày 18 hằng tháng", "---18", "month"),
            Round("Báo cáo tháng 1 năm 2026", date(2025, 12, 15), date(2026, 1, 14), date(2026, 1, 18)),
        ),
        (
            Duty("báo cáo quý", "", "quarter"),
            Round("Báo cáo quý I năm 2026", date(2025, 12, 15), date(2026, 3, 14), date(2026, 3, 18)),
        ),
        (
            Duty("báo cáo", "-Q1-05", "quarter"),
            Round("Báo cáo quý I năm 2026", date(2025, 12, 15), date(2026, 3, 14), date(2026, 4, 5)),
        ),
        (
            Duty("báo cáo", "-Q3-18", "quarter"),
            Round("Báo cáo quý I năm 2026", date(2025, 12, 15), date(2026, 3, 14), date(2026, 3, 18)),
        ),
        (
            Duty("báo cáo", "-H6-15"),
            Round("Báo cáo 6 tháng đầu năm 2026", date(2025, 12, 15), date(2026, 6, 14), date(2026, 6, 15)),
        ),
        (
            Duty("báo cáo", "-E-month-w"),
            Round("Báo cáo tháng 1 năm 2026", date(2025, 12, 15), date(2026, 1, 14), date(2026, 1, 30)),
        ),
        (
            Duty("báo cáo", "@signing:2026-01-12+10w"),
            Round("Báo cáo đến ngày 14/01/2026", date(2026, 1, 1), date(2026, 1, 14), date(2026, 1, 26)),
        ),
        (
            Duty("báo cáo", "@receipt+5w"),
            Round("Báo cáo đến ngày 14/12/2026", date(2026, 1, 1), date(2026, 12, 14), date(2026, 12, 31)),
        ),
        (
            Duty("gửi kết quả", "2026-06-30"),
            Round("Báo cáo đến ngày 14/06/2026", date(2026, 1, 1), date(2026, 6, 14), date(2026, 6, 30)),
        ),
        (
            Duty("báo cáo tuần", "-W-5", "week"),
            Round("Báo cáo tuần đến ngày 08/01/2026", date(2026, 1, 2), date(2026, 1, 8), date(2026, 1, 9)),
        ),
    ],
)
def test_the_window_is_the_decrees_and_the_due_date_the_plans(duty: Duty, found: Round) -> None:
    assert suggest(duty, Plan(), DAY, ANNOUNCED) == found


def test_a_due_date_before_the_decrees_cut_off_draws_the_data_back_to_the_last_14th() -> None:
    assert suggest(Duty("báo cáo năm", "--11-15", "year"), Plan(), DAY, ANNOUNCED) == Round(
        "Báo cáo năm 2026", date(2025, 12, 15), date(2026, 11, 14), date(2026, 11, 15)
    )


def test_a_years_report_due_in_january_is_on_the_year_before() -> None:
    assert suggest(Duty("báo cáo năm", "--01-15", "year"), Plan(), DAY, ANNOUNCED) == Round(
        "Báo cáo năm 2026", date(2025, 12, 15), date(2026, 12, 14), date(2027, 1, 15)
    )


def test_what_is_past_gives_way_to_what_comes() -> None:
    assert (
        suggest(Duty("báo cáo quý", "", "quarter"), Plan(), date(2026, 4, 1), ANNOUNCED).name
        == "Báo cáo quý II năm 2026"
    )


def test_a_round_that_is_open_already_is_passed_over() -> None:
    duty = Duty("báo cáo quý", "", "quarter")
    first = suggest(duty, Plan(), DAY, ANNOUNCED)
    opened = {(first.window_start, first.window_end)}
    assert suggest(duty, Plan(), DAY, ANNOUNCED, opened).name == "Báo cáo quý II năm 2026"


def test_a_weekly_round_that_is_open_gives_way_to_the_next_week() -> None:
    duty = Duty("báo cáo tuần", "", "week")
    opened = {(date(2026, 1, 2), date(2026, 1, 8))}
    assert suggest(duty, Plan(), DAY, ANNOUNCED, opened) == Round(
        "Báo cáo tuần đến ngày 15/01/2026", date(2026, 1, 9), date(2026, 1, 15), date(2026, 1, 16)
    )


def test_the_decrees_date_goes_by_the_calendar_in_force() -> None:
    duty, off = Duty("báo cáo quý", "", "quarter"), frozenset({date(2026, 3, 16), date(2026, 3, 17)})
    assert suggest(duty, Plan(), DAY, Calendar(days_off=off)).due == date(2026, 3, 20)


def test_after_the_plans_period_the_last_round_is_still_offered() -> None:
    duty = Duty("báo cáo năm", "--12-20", "year")
    assert suggest(duty, Plan(), date(2028, 1, 1), ANNOUNCED).name == "Báo cáo năm 2026"


DUES = st.one_of(
    st.just(""),
    st.dates(date(2025, 1, 1), date(2028, 12, 31)).map(date.isoformat),
    st.dates(date(2025, 1, 1), date(2025, 12, 31)).map(lambda day: f"--{day:%m-%d}"),
    st.integers(1, 31).map(lambda number: f"---{number:02}"),
    st.integers(1, 7).map(lambda number: f"-W-{number}"),
    st.builds("-Q{}-{:02}".format, st.integers(1, 3), st.integers(1, 31)),
    st.builds("-H{}-{:02}".format, st.integers(1, 6), st.integers(1, 31)),
    st.sampled_from(["-E-month", "-E-quarter-w", "@signing:2026-01-12+10w", "@end-5d"]),
)


@given(
    text=st.sampled_from(["", "báo cáo 6 tháng", "báo cáo năm", "báo cáo quý", "hằng tháng", "9 tháng"]),
    due=DUES,
    every=st.sampled_from(["", "year", "6 months", "quarter", "month", "week"]),
    start=st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2026, 12, 31))),
    day=st.dates(date(2025, 1, 1), date(2028, 12, 31)),
)
def test_every_duty_gives_a_round_in_order(text: str, due: str, every: str, start: date | None, day: date) -> None:
    plan = Plan(start, date(start.year + 1, 12, 31) if start else None)
    found = suggest(Duty(text, due, every), plan, day, ANNOUNCED)
    assert found.name.startswith("Báo cáo ")
    assert found.window_start <= found.window_end
