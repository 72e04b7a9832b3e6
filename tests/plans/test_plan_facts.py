"""What is measured of the tasks and the own plans of units."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from cast import Cast
from dondoc.core.facts import Measured
from dondoc.plans.facts import plans_issued, tasks_done, tasks_due
from dondoc.plans.models import Assignment, TaskRound
from own_plans import make_issuing, own_plan
from tasks import make_work

pytestmark = pytest.mark.django_db
YEAR = date(2026, 1, 1), date(2026, 12, 31)


def _everyone(cast: Cast) -> list[int]:
    return [cast.commune.pk, cast.other_commune.pk, cast.police.pk, cast.department.pk, cast.school.pk]


@time_machine.travel("2026-07-10 09:00:00+07:00", tick=False)
def test_tasks_in_time_are_a_share_of_those_that_are_done_or_late(cast: Cast) -> None:
    work = make_work(cast)
    Assignment.objects.filter(pk=work.of(cast.commune).pk).update(status="confirmed", done_on=date(2026, 6, 30))
    row = work.of(cast.commune)
    TaskRound.objects.create(
        assignment=row, unit=cast.commune, due=date(2026, 3, 31), status="done", done_on=date(2026, 4, 2)
    )
    Assignment.objects.filter(pk=work.of(cast.police, work.check).pk).update(due=date(2026, 9, 30))
    assert tasks_done(_everyone(cast), *YEAR) == {
        cast.commune.pk: Measured(1, 2),
        cast.other_commune.pk: Measured(0, 1),
    }
    assert [(row.words, row.page, row.in_time) for row in tasks_due([cast.police.pk], *YEAR)] == [
        (work.check.text, "task", None)
    ]


@time_machine.travel("2026-07-10 09:00:00+07:00", tick=False)
def test_a_dropped_task_stands_apart_and_who_helps_is_not_measured(cast: Cast) -> None:
    work = make_work(cast)
    Assignment.objects.filter(pk=work.of(cast.commune).pk).update(status="dropped", reason="Đã hết hiệu lực.")
    assert tasks_done([cast.commune.pk, cast.department.pk], *YEAR) == {}


@time_machine.travel("2026-05-05 09:00:00+07:00", tick=False)
def test_own_plans_are_judged_by_the_day_that_they_bear(cast: Cast) -> None:
    issuing = make_issuing(cast)
    issuing.link(own_plan(cast, cast.commune, "5/KH-UBND", issued=date(2026, 3, 10)))
    assert plans_issued(_everyone(cast), *YEAR) == {
        cast.commune.pk: Measured(1, 1),
        cast.other_commune.pk: Measured(0, 1),
    }
    issuing.link(own_plan(cast, cast.other_commune, "6/KH-UBND", issued=None))
    assert plans_issued(_everyone(cast), *YEAR) == {cast.commune.pk: Measured(1, 1)}


@time_machine.travel("2026-07-10 09:00:00+07:00", tick=False)
def test_many_units_take_no_more_queries_than_one_for_tasks_and_plans(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_issuing(cast)
    for units in ([cast.commune.pk], _everyone(cast)):
        with django_assert_num_queries(3):
            tasks_done(units, *YEAR)
        with django_assert_num_queries(3):
            plans_issued(units, *YEAR)
