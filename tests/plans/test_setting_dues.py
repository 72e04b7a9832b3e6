"""Putting another due date into force for a duty, with gaps between levels."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cast import Cast
from dondoc.core.errors import Invalid
from dondoc.core.models import Event
from dondoc.plans.actions import accept_reading, set_due
from dondoc.plans.dues import Fixed, Quarterly
from dondoc.plans.models import Assignment, Duty, LevelGap
from dondoc.plans.queries import gaps_of
from readings import make_reading, office, plan_json
from rounds import Round, make_plan, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def duty(cast: Cast) -> Duty:
    return make_plan(cast).duties.get()


def test_the_rule_and_the_gaps_are_kept_and_logged(duty: Duty) -> None:
    by = duty.plan.accepted_by
    set_due(duty=duty, due=Quarterly(3, 18), gaps={2: 3}, by=by)
    set_due(duty=duty, due=Quarterly(3, 18), gaps={2: 3}, by=by)  # the same again is no change
    duty.refresh_from_db()
    assert (duty.due, duty.every, gaps_of(duty)) == ("-Q3-18", "year", {2: 3})
    assert list(Event.objects.filter(verb="duty.due").values_list("before", "after", "unit_id")) == [
        ({"due": "--06-16"}, {"due": "-Q3-18", "gaps": {"2": 3}}, duty.plan.unit_id)
    ]


def test_without_a_rule_the_decrees_pattern_holds_and_old_gaps_go(duty: Duty) -> None:
    by = duty.plan.accepted_by
    set_due(duty=duty, due=Fixed(date(2026, 6, 30)), gaps={2: 3, 3: 2}, by=by)
    set_due(duty=duty, due=None, gaps={2: 1}, by=by)
    duty.refresh_from_db()
    assert (duty.due, gaps_of(duty)) == ("", {2: 1})


@pytest.mark.parametrize("days", [0, 61, -1])
def test_a_gap_out_of_range_is_refused_and_nothing_changed(duty: Duty, days: int) -> None:
    with pytest.raises(Invalid, match="từ 1 đến 60 ngày làm việc"):
        set_due(duty=duty, due=None, gaps={2: days}, by=duty.plan.accepted_by)
    duty.refresh_from_db()
    assert (duty.due, gaps_of(duty)) == ("--06-16", {})


def test_the_database_keeps_one_gap_a_level_within_the_range(duty: Duty) -> None:
    LevelGap.objects.create(duty=duty, level=2, days=3)
    for level, days in ((2, 1), (3, 0)):
        with pytest.raises(IntegrityError), transaction.atomic():
            LevelGap.objects.create(duty=duty, level=level, days=days)


def test_a_round_that_is_open_keeps_its_dates(cast: Cast) -> None:
    round_: Round = make_round(cast)
    before = set(round_.cycle.obligations.values_list("unit", "due"))
    set_due(duty=round_.duty, due=Fixed(date(2026, 6, 30)), gaps={2: 5}, by=round_.office)
    assert set(round_.cycle.obligations.values_list("unit", "due")) == before


def test_what_is_assigned_with_a_recurring_date_is_due_the_next_time(cast: Cast) -> None:
    read = plan_json()
    police, communes = read["assignments"][:2]
    police["tasks"][0] |= {"due": "---18", "every": "quarter"}
    communes["tasks"][0] |= {"due": "2026-02-10"}
    reading = make_reading(cast, plan=read)
    accept_reading(reading=reading, revision=0, day=date(2026, 3, 20), by=office(cast))
    held = Assignment.objects.order_by("task__order", "unit").values_list("task__due", "unit", "due")
    assert list(held) == [
        ("-Q3-18", cast.department.pk, date(2026, 6, 18)),
        ("-Q3-18", cast.police.pk, date(2026, 6, 18)),
        ("2026-02-10", cast.commune.pk, date(2026, 2, 10)),
        ("2026-02-10", cast.other_commune.pk, date(2026, 2, 10)),
    ]
