"""An office hears in time which rounds it should open, until it has opened them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.core.periods import ANNOUNCED
from dondoc.plans.models import Duty, Plan
from dondoc.reminders.models import Message
from dondoc.reminders.openings import to_open
from dondoc.reminders.words import title, told
from dondoc.reporting.actions.cycles import open_cycle
from dondoc.reporting.actions.forms import make_form
from dondoc.reporting.models import SelfOpening
from reminders.inboxes import inbox, run
from rounds import DUE, DUE_BELOW, WINDOW, make_plan

NAME = "Báo cáo 6 tháng đầu năm 2026"
MONDAY = date(2026, 6, 1)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """The province's plan asks for a report by 16 June of every year; it was accepted in January."""
    made = make_plan(cast)
    Plan.objects.filter(pk=made.pk).update(created_at="2026-01-12T08:00+07:00")
    made.refresh_from_db()
    return made


def waiting(cast: Cast, day: date) -> list[tuple[str, date]]:
    return [(each.round.name, each.round.due) for each in to_open(cast.province.pk, day, ANNOUNCED)]


def open_round(plan: Plan, cast: Cast, start: date, end: date) -> None:
    office = cast.user(Role.OFFICE, cast.province)
    make_form(plan=plan, by=office)
    open_cycle(
        duty=plan.duties.get(),
        name=NAME,
        window_start=start,
        window_end=end,
        dues={1: DUE, 2: DUE_BELOW},
        day=MONDAY,
        by=office,
    )


def test_a_round_waits_from_three_weeks_before_its_due_date_to_a_month_after(cast: Cast, plan: Plan) -> None:
    days = (date(2026, 5, 25), date(2026, 5, 26), DUE, date(2026, 7, 17), date(2026, 7, 18))
    assert [waiting(cast, day) for day in days] == [[], *[[(NAME, DUE)]] * 3, []]


def test_a_round_that_is_open_waits_no_more_on_whatever_days_it_asks_for(cast: Cast, plan: Plan) -> None:
    open_round(plan, cast, date(2026, 1, 1), date(2026, 6, 14))
    assert waiting(cast, MONDAY) == []


def test_a_round_of_another_period_is_another_one(cast: Cast, plan: Plan) -> None:
    open_round(plan, cast, date(2026, 5, 1), WINDOW[1])
    assert waiting(cast, MONDAY) == [(NAME, DUE)]


def test_what_was_due_before_the_plan_was_accepted_is_not_asked_for(cast: Cast, plan: Plan) -> None:
    Plan.objects.update(created_at="2026-06-20T08:00+07:00")
    assert waiting(cast, date(2026, 6, 22)) == []


def test_rounds_that_open_by_themselves_are_left_to_that_while_it_works(cast: Cast, plan: Plan) -> None:
    order = SelfOpening.objects.create(duty=plan.duties.get(), days_ahead=15, set_by=plan.accepted_by)
    assert waiting(cast, MONDAY) == []
    order.trouble = "Kế hoạch chưa có biểu mẫu."
    order.save()
    assert waiting(cast, MONDAY) == [(NAME, DUE)]


def test_the_weekly_list_names_them_first_with_their_plan(cast: Cast, plan: Plan) -> None:
    for day in (MONDAY - timedelta(days=3), MONDAY):
        run(day)
    assert inbox(cast.province) == [("01/06", "digest", [(NAME, -15)])]
    message = Message.objects.get()
    assert title(message) == "1 kỳ báo cáo cần mở"
    assert [(each.what, each.plan, each.when) for each in told(message)] == [
        (f"Mở kỳ: {NAME}", "Kế hoạch 12/KH-UBND", "còn 15 ngày")
    ]


def test_any_number_of_duties_takes_two_queries(cast: Cast, plan: Plan) -> None:
    counts = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as queries:
            found = waiting(cast, MONDAY)
        counts.append((len(queries), len(found)))
        for order in range(9):
            duty = Duty.objects.create(
                plan=plan, kind="report", order=order, text="báo cáo 6 tháng", span_start=0, span_end=1, due="--06-16"
            )
            duty.units.add(cast.commune)
    assert counts == [(2, 1), (2, 10)]
