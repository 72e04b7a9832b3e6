from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.plans.actions import accept_reading
from dondoc.plans.models import Assignment, Plan
from dondoc.plans.overview import Charged, overview
from dondoc.plans.permissions import can_run_plan, can_see_plan
from dondoc.plans.queries import assignments_of, owing, plans_for, reporting_duties, search, with_counts
from dondoc.units.queries import visible_to
from readings import make_reading, office

DAY = date(2026, 3, 2)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return accept_reading(reading=make_reading(cast), revision=0, day=DAY, by=office(cast))


@pytest.mark.parametrize(
    ("role", "unit", "may"),
    [
        (Role.OFFICE, "province", (True, True)),
        (Role.HEAD, "province", (True, False)),
        (Role.OFFICER, "commune", (True, False)),
        (Role.OFFICE, "police", (True, False)),
        (Role.HEAD, "department", (True, False)),
        (Role.HEAD, "school", (False, False)),
    ],
)
def test_a_plan_is_seen_by_whom_it_charges_and_run_by_its_office(
    cast: Cast, plan: Plan, role: Role, unit: str, may: tuple[bool, bool]
) -> None:
    user = cast.user(role, getattr(cast, unit))
    assert (can_see_plan(user, plan, DAY), can_run_plan(user, plan, DAY)) == may


def test_a_stranger_sees_no_plan(cast: Cast, plan: Plan) -> None:
    assert not can_see_plan(cast.stranger(), plan, DAY)


def test_a_plan_of_a_commune_is_seen_from_above_and_not_from_beside(cast: Cast) -> None:
    reading = make_reading(cast, unit=cast.commune)
    plan = accept_reading(reading=reading, revision=0, day=DAY, by=cast.user(Role.OFFICE, cast.commune))
    assert list(plans_for(cast.user(Role.OFFICER, cast.province), DAY)) == [plan]
    assert not plans_for(cast.user(Role.OFFICE, cast.other_commune), DAY).exists()


@pytest.mark.parametrize(("words", "found"), [("phong chay", True), ("SONG MAY", True), ("khoang san", False)])
def test_plans_are_searched_without_accents(plan: Plan, words: str, found: bool) -> None:
    assert search(Plan.objects.all(), words).exists() is found


def test_a_listed_plan_counts_its_parts(cast: Cast, plan: Plan) -> None:
    (listed,) = with_counts(Plan.objects.all(), DAY).values_list(
        "unit_name", "target_count", "task_count", "duty_count"
    )
    assert listed == ("Ủy ban nhân dân tỉnh Sông Mây", 2, 3, 2)


def test_what_a_unit_is_charged_with_is_found(cast: Cast, plan: Plan) -> None:
    second, report = plan.tasks.all()[1], plan.duties.all()[0]
    assert owing([report.pk]) == {report.pk: [cast.commune.pk, cast.other_commune.pk]}
    assert [held.task for held in assignments_of(cast.commune.pk)] == [second]
    assert list(reporting_duties(plan)) == [report]


def test_a_plan_is_laid_out_for_who_asks_and_names_the_units_in_sight(cast: Cast, plan: Plan) -> None:
    commune, beside = "Ủy ban nhân dân xã Suối Lam", "Ủy ban nhân dân phường Bến Đá"
    police, department = "Công an tỉnh Sông Mây", "Sở Giáo dục và Đào tạo"
    seen = overview(plan, visible_to(office(cast), DAY), cast.province.pk)
    assert [part.units for part in seen.tasks] == [
        Charged(2, (police, department), mine=False),
        Charged(2, (commune, beside), mine=False),
        Charged(0, (), mine=False),
    ]
    assert [part.units for part in seen.duties] == [
        Charged(2, (commune, beside), mine=False),
        Charged(0, (), mine=False),
    ]
    below = overview(plan, visible_to(cast.user(Role.OFFICER, cast.commune), DAY), cast.commune.pk)
    assert [part.units for part in (*below.tasks, *below.duties)] == [
        Charged(2, (), mine=False),
        Charged(2, (commune,), mine=True),
        Charged(0, (), mine=False),
        Charged(2, (commune,), mine=True),
        Charged(0, (), mine=False),
    ]


def test_a_task_holds_a_unit_once(cast: Cast, plan: Plan) -> None:
    task = plan.tasks.all()[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(task=task, unit=cast.police, role="own")


def test_a_plan_cannot_end_before_it_begins(plan: Plan) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(pk=plan.pk).update(period_end=date(2025, 1, 1))
