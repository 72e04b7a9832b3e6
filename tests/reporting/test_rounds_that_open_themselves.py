"""Rounds open by themselves on the office's order, each once, and say what stands in the way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from dondoc.core.periods import ANNOUNCED
from dondoc.plans.models import Duty
from dondoc.reporting.actions.forms import make_form
from dondoc.reporting.actions.opening import MOST_DAYS, open_by_hand, open_by_itself, open_due_rounds
from dondoc.reporting.models import Cycle, SelfOpening
from rounds import make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def duty(cast: Cast) -> Duty:
    """Due each year before 16/6: by 15/6 at the top, a working day before below."""
    plan = make_plan(cast)
    make_form(plan=plan, by=plan.accepted_by)
    return plan.duties.get()


def run(first: date, days: int) -> list[tuple[str, str]]:
    """Ticks once a day; on which days which rounds opened."""
    found = []
    for day in (first + timedelta(days=each) for each in range(days)):
        known = set(Cycle.objects.values_list("pk", flat=True))
        for _twice in range(2):
            open_due_rounds(day, ANNOUNCED)
        found += [(f"{day:%d/%m/%Y}", each.name) for each in Cycle.objects.exclude(pk__in=known)]
    return found


def test_each_round_opens_once_so_many_days_before_it_is_due_first(duty: Duty) -> None:
    open_by_itself(duty=duty, days_ahead=15, by=duty.plan.accepted_by)
    opened = run(date(2026, 5, 1), 60)
    cycle = Cycle.objects.get()
    assert opened == [(opened[0][0], "Báo cáo 6 tháng đầu năm 2026")]
    dues = sorted(set(cycle.obligations.values_list("due", flat=True)))
    assert f"{dues[0] - timedelta(days=15):%d/%m/%Y}" == opened[0][0]
    assert (cycle.opened_by, cycle.obligations.count()) == (duty.plan.accepted_by, 3)


def test_what_stands_in_the_way_is_kept_for_the_office_and_forgotten_once_it_opens(duty: Duty) -> None:
    form = duty.plan.forms.get()
    form.indicators.all().delete()
    open_by_itself(duty=duty, days_ahead=15, by=duty.plan.accepted_by)
    assert run(date(2026, 6, 1), 2) == []
    assert "chưa có biểu mẫu" in SelfOpening.objects.get().trouble
    form.delete()
    make_form(plan=duty.plan, by=duty.plan.accepted_by)
    assert len(run(date(2026, 6, 3), 1)) == 1
    assert SelfOpening.objects.get().trouble == ""


def test_the_order_is_taken_back_and_both_are_logged(duty: Duty, cast: Cast) -> None:
    office = cast.user(Role.OFFICE, cast.province)
    for days in (15, 20):
        open_by_itself(duty=duty, days_ahead=days, by=office)
    for _twice in range(2):
        open_by_hand(duty=duty, by=office)
    assert run(date(2026, 6, 1), 10) == []
    verbs = list(Event.objects.filter(verb__startswith="duty.self").values_list("verb", flat=True).order_by("pk"))
    assert verbs == ["duty.self_opening", "duty.self_opening", "duty.self_opening_off"]


@pytest.mark.parametrize("days", [0, MOST_DAYS + 1])
def test_a_number_out_of_bounds_is_told(duty: Duty, days: int) -> None:
    with pytest.raises(Invalid):
        open_by_itself(duty=duty, days_ahead=days, by=duty.plan.accepted_by)


def test_a_duty_without_reports_opens_nothing(duty: Duty) -> None:
    duty.kind = "plan"
    with pytest.raises(Refused):
        open_by_itself(duty=duty, days_ahead=15, by=duty.plan.accepted_by)
