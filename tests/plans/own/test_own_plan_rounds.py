"""A duty to issue a plan every year: the round at hand is judged, and the clock goes on to the next one."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.core.models import Event
from dondoc.core.periods import ANNOUNCED
from dondoc.plans.actions import set_due
from dondoc.plans.dues import parse
from dondoc.plans.models import Duty, Plan, PlanRound
from dondoc.plans.own.actions import hang, link_plan, open_rounds
from dondoc.plans.own.queries import above, carried_out, issues_of, ties
from dondoc.plans.own.standing import Standing
from dondoc.successions.actions import settle, undo
from dondoc.units.models import Unit
from orders import done, merger
from own_plans import Issuing, add_task, own_plan

pytestmark = pytest.mark.django_db
FIRST, SECOND = date(2026, 3, 16), date(2027, 3, 16)


@pytest.fixture
def yearly(issuing: Issuing) -> Issuing:
    """Both communes issue a plan by 16 March of every year from 2026 to 2028; the province accepted its own in 2026."""
    Plan.objects.filter(pk=issuing.plan.pk).update(period_end=date(2028, 12, 31), created_at="2026-01-12T08:00+07:00")
    Duty.objects.filter(pk=issuing.duty.pk).update(due="--03-16")
    assert open_rounds(date(2026, 1, 12), ANNOUNCED) == 0
    return issuing


def link(yearly: Issuing, unit: Unit, number: str, issued: date) -> Plan:
    own = own_plan(yearly.cast, unit, number, issued=issued)
    link_plan(owing=yearly.of(unit), plan=own, by=yearly.office(unit))
    return own


def standing(yearly: Issuing, day: date) -> list[tuple[date | None, Standing, int]]:
    """How both communes stand on a day."""
    return [(each.due, each.judged.standing, each.judged.days) for each in issues_of(yearly.plan, None, day, ANNOUNCED)]


def past() -> list[tuple[int, date, int | None]]:
    return list(PlanRound.objects.order_by("pk").values_list("unit", "due", "plan"))


def test_each_round_is_judged_by_its_own_day(yearly: Issuing) -> None:
    cast = yearly.cast
    own = link(yearly, cast.commune, "3/KH-UBND", date(2026, 3, 10))
    assert standing(yearly, date(2026, 3, 20)) == [(FIRST, Standing.ON_TIME, 0), (FIRST, Standing.LATE, 4)]
    assert open_rounds(date(2026, 12, 31), ANNOUNCED) == 0
    assert open_rounds(date(2027, 1, 1), ANNOUNCED) == 1
    assert standing(yearly, date(2027, 1, 1)) == [(SECOND, Standing.NOT_YET_DUE, 0), (FIRST, Standing.LATE, 291)]
    assert open_rounds(date(2027, 3, 2), ANNOUNCED) == 1
    assert open_rounds(date(2027, 3, 2), ANNOUNCED) == 0
    assert standing(yearly, date(2027, 3, 18)) == [(SECOND, Standing.LATE, 2)] * 2
    assert past() == [(cast.commune.pk, FIRST, own.pk), (cast.other_commune.pk, FIRST, None)]
    told = Event.objects.filter(verb="duty.next_round").order_by("pk").values_list("unit_id", "before", "after")
    assert list(told) == [
        (cast.commune.pk, {"due": "2026-03-16", "plan": own.pk}, {"due": "2027-03-16", "plan": None}),
        (cast.other_commune.pk, {"due": "2026-03-16"}, {"due": "2027-03-16"}),
    ]


def test_rounds_that_nobody_opened_are_closed_in_one_go(yearly: Issuing) -> None:
    assert open_rounds(date(2028, 5, 1), ANNOUNCED) == 4
    assert [due for _unit, due, _plan in past()] == [FIRST, FIRST, SECOND, SECOND]
    assert open_rounds(date(2030, 1, 1), ANNOUNCED) == 0  # the plan is over


def test_what_a_plan_of_a_past_round_carries_out_stays_so(yearly: Issuing) -> None:
    own = link(yearly, yearly.cast.commune, "3/KH-UBND", date(2026, 3, 10))
    task = add_task(own, "Diễn tập chữa cháy.")
    open_rounds(date(2027, 1, 1), ANNOUNCED)
    assert carried_out(own) == [yearly.plan]
    assert above([own.pk]) == {yearly.plan.pk}
    assert ties(own, [yearly.plan]) == ([yearly.of(yearly.cast.commune)], [])
    assert hang(plan=own, tasks={task.pk: yearly.work.drill.pk}, targets={}, by=yearly.office(own.unit)) == 1


def test_another_date_holds_for_those_that_have_not_issued(yearly: Issuing) -> None:
    link(yearly, yearly.cast.commune, "3/KH-UBND", date(2026, 3, 10))
    set_due(duty=yearly.duty, due=parse("--06-30"), gaps={}, by=yearly.work.office)
    open_rounds(date(2026, 4, 1), ANNOUNCED)
    assert list(yearly.duty.owing.order_by("pk").values_list("due", flat=True)) == [FIRST, date(2026, 6, 30)]
    open_rounds(date(2027, 1, 1), ANNOUNCED)
    assert list(yearly.duty.owing.order_by("pk").values_list("due", flat=True)) == [
        date(2027, 6, 30),
        date(2026, 6, 30),
    ]


def test_a_period_after_an_event_has_its_day_beside_each_unit(issuing: Issuing) -> None:
    Duty.objects.filter(pk=issuing.duty.pk).update(due="@signing:2026-03-02+10w")
    for _twice in range(2):
        assert open_rounds(date(2026, 3, 2), ANNOUNCED) == 0
    assert set(issuing.duty.owing.values_list("due", flat=True)) == {FIRST}
    Duty.objects.filter(pk=issuing.duty.pk).update(due="@receipt+10d")
    open_rounds(date(2026, 3, 2), ANNOUNCED)
    assert set(issuing.duty.owing.values_list("due", flat=True)) == {None}


def test_past_rounds_stand_beside_those_of_the_heir_and_come_back(yearly: Issuing) -> None:
    cast, day = yearly.cast, date(2027, 4, 1)
    own = link(yearly, cast.other_commune, "3/KH-UBND", date(2026, 3, 10))
    open_rounds(date(2027, 3, 2), ANNOUNCED)
    rows = [(cast.other_commune.pk, FIRST, own.pk), (cast.commune.pk, FIRST, None)]
    succession = done(merger(cast.commune, cast.other_commune, below=cast.province, day=day), day)
    settle(succession=succession, today=day, by=None)
    (left,) = yearly.duty.owing.all()
    assert sorted(left.rounds.values_list("unit", "due", "plan"), reverse=True) == sorted(rows, reverse=True)
    undo(succession=succession, reason="Ghi nhầm quyết định", by=yearly.work.office)
    assert list(yearly.of(cast.other_commune).rounds.values_list("unit", flat=True)) == [cast.other_commune.pk]
