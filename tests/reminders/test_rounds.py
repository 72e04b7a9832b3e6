"""What comes again and again is reminded of round by round; the unit above hears of each lateness once."""

from __future__ import annotations

from datetime import date

import pytest

from cast import Cast
from dondoc.core.periods import ANNOUNCED
from dondoc.plans.actions import set_due
from dondoc.plans.dues import parse
from dondoc.plans.models import Assignment, Duty, Plan, Task, TaskRound
from dondoc.plans.own.actions import open_rounds
from dondoc.plans.work.actions import change_assignment, drop, finish, send_back_round
from dondoc.reminders.models import Escalation
from dondoc.successions.actions import settle
from orders import done, merger, new_units
from own_plans import Issuing, make_issuing, own_plan
from reminders.inboxes import each_day, inbox, run
from tasks import Work, make_work

DRILL = "Tổ chức diễn tập chữa cháy."
MARCH, APRIL = date(2026, 3, 18), date(2026, 4, 18)


@pytest.fixture
def work(cast: Cast) -> Work:
    """The commune drills by the 18th of every month; March is at hand. Nobody else has anything to do."""
    made = make_work(cast)
    Task.objects.filter(pk=made.drill.pk).update(due="---18")
    Assignment.objects.exclude(task=made.drill, unit=cast.commune).delete()
    Assignment.objects.update(due=MARCH)
    return made


def finish_on(work: Work, day: date) -> None:
    finish(assignment=work.of(work.cast.commune), day=day, by=work.head(work.cast.commune))


def told(work: Work) -> list[tuple[str, int]]:
    """On which days the commune was reminded, and how far the round at hand was past its date."""
    return [(day, lines[0][1]) for day, kind, lines in inbox(work.cast.commune) if kind == "reminder"]


def test_a_round_that_is_done_is_followed_by_the_reminders_of_the_next_one(work: Work) -> None:
    for day in each_day(date(2026, 3, 9), date(2026, 4, 15)):
        run(day)
        if day == date(2026, 3, 13):
            finish_on(work, day)
    assert told(work) == [("09/03", -9), ("13/03", -5), ("09/04", -11), ("15/04", -5)]


def test_a_weekly_round_is_not_reminded_of_before_it_is_asked_for(work: Work) -> None:
    Task.objects.filter(pk=work.drill.pk).update(due="-W-5")
    Assignment.objects.update(due=date(2026, 3, 13))
    for day in each_day(date(2026, 3, 9), date(2026, 3, 20)):
        run(day)
        if day == date(2026, 3, 11):
            finish_on(work, day)
    # seven working days before 20 March would be 11 March, when the round before was at hand
    assert told(work) == [("10/03", -3), ("17/03", -3), ("19/03", -1), ("20/03", 0)]


def test_a_due_date_that_comes_back_is_not_told_above_twice(work: Work) -> None:
    run(date(2026, 3, 23))
    finish_on(work, date(2026, 3, 23))
    run(date(2026, 4, 27 + 1))  # 27 April is a holiday
    send_back_round(past=TaskRound.objects.get(), reason="Thiếu biên bản.", by=work.office)
    run(date(2026, 5, 4))  # the week's day, put off by holidays
    assert list(Escalation.objects.order_by("pk").values_list("due", flat=True)) == [MARCH, APRIL]
    assert told(work)[-1] == ("04/05", 47)


def test_a_moved_date_is_a_lateness_of_its_own(work: Work) -> None:
    run(date(2026, 3, 23))
    later = date(2026, 3, 25)
    change_assignment(assignment=work.of(work.cast.commune), due=later, weight=1, by=work.office)
    for day in each_day(date(2026, 3, 24), date(2026, 3, 30)):
        run(day)
    assert list(Escalation.objects.order_by("pk").values_list("due", flat=True)) == [MARCH, later]


def test_an_heir_is_told_at_once_and_the_unit_above_not_again(work: Work, cast: Cast) -> None:
    run(date(2026, 3, 23))
    day = date(2026, 3, 24)
    succession = done(merger(cast.commune, cast.other_commune, below=cast.province, day=day), day)
    settle(succession=succession, today=day, by=None)
    run(day)
    (heir,) = new_units(succession)
    assert inbox(heir) == [("24/03", "reminder", [(DRILL, 6)])]
    assert Escalation.objects.count() == 1


def test_what_is_dropped_is_told_no_more(work: Work) -> None:
    drop(assignment=work.of(work.cast.commune), reason="Không còn cần", by=work.office)
    assert run(MARCH) == (0, 0)


@pytest.fixture
def yearly(cast: Cast) -> Issuing:
    """Both communes issue a plan by 16 March of every year; the province accepted its own in January 2026."""
    made = make_issuing(cast)
    Assignment.objects.all().delete()
    Plan.objects.filter(pk=made.plan.pk).update(period_end=date(2028, 12, 31), created_at="2026-01-12T08:00+07:00")
    Duty.objects.filter(pk=made.duty.pk).update(due="--03-16")
    return made


def issuing(yearly: Issuing, day: date) -> list[tuple[str, int]]:
    """A run after the clock has gone on; what the commune has been told by then."""
    open_rounds(day, ANNOUNCED)
    run(day)
    return [(on, lines[0][1]) for on, kind, lines in inbox(yearly.cast.commune) if kind == "reminder"]


def test_a_plan_of_every_year_is_reminded_of_until_it_is_linked_and_again_the_next_year(yearly: Issuing) -> None:
    assert issuing(yearly, date(2026, 3, 5)) == [("05/03", -11)]
    yearly.link(own_plan(yearly.cast, yearly.cast.commune, "3/KH-UBND", issued=date(2026, 3, 6)))
    assert issuing(yearly, date(2026, 3, 16)) == [("05/03", -11)]
    assert issuing(yearly, date(2027, 1, 4)) == [("05/03", -11)]
    assert issuing(yearly, date(2027, 3, 5)) == [("05/03", -11), ("05/03", -11)]


def test_a_plan_that_only_cites_the_one_asking_does_not_end_the_reminders_of_a_yearly_duty(yearly: Issuing) -> None:
    own_plan(yearly.cast, yearly.cast.commune, "3/KH-UBND", cites="ke-hoach:12/kh-ubnd:2026")
    assert issuing(yearly, date(2026, 3, 5)) == [("05/03", -11)]


def test_a_plan_that_is_due_some_days_after_the_signing_is_reminded_of(yearly: Issuing) -> None:
    set_due(duty=yearly.duty, due=parse("@signing:2026-03-02+10w"), gaps={}, by=yearly.work.office)
    assert issuing(yearly, date(2026, 3, 13)) == [("13/03", -3)]
