"""What is measured of the reports of units."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from dondoc.core.facts import Measured
from dondoc.reporting.actions.cycles import leave_out
from dondoc.reporting.facts import on_time, returned
from dondoc.reporting.models import Obligation, ObligationState
from rounds import DUE, Round

pytestmark = pytest.mark.django_db
YEAR = date(2026, 1, 1), date(2026, 12, 31)


def _units(round_: Round) -> list[int]:
    cast = round_.cast
    return [cast.commune.pk, cast.other_commune.pk, cast.school.pk, cast.police.pk]


@time_machine.travel("2026-06-20 09:00:00+07:00", tick=False)
def test_a_report_is_in_time_when_it_was_first_sent_by_its_due_date(round_: Round) -> None:
    cast = round_.cast
    round_.send(cast.commune, day=DUE)
    round_.send(cast.school, day=DUE)  # a day after its own due date
    assert on_time(_units(round_), *YEAR) == {
        cast.commune.pk: Measured(1, 1),
        cast.other_commune.pk: Measured(0, 1),
        cast.school.pk: Measured(0, 1),
    }


@time_machine.travel("2026-06-10 09:00:00+07:00", tick=False)
def test_what_is_not_due_yet_and_not_sent_is_not_judged(round_: Round) -> None:
    cast = round_.cast
    round_.send(cast.commune, day=date(2026, 6, 9))
    assert on_time(_units(round_), *YEAR) == {cast.commune.pk: Measured(1, 1)}


@time_machine.travel("2026-06-20 09:00:00+07:00", tick=False)
def test_extensions_count_exempt_units_stand_apart_and_other_years_are_not_asked(round_: Round) -> None:
    cast = round_.cast
    Obligation.objects.filter(unit=cast.commune).update(due=date(2026, 6, 30))
    round_.send(cast.commune, day=date(2026, 6, 19))
    office = round_.office
    leave_out(obligation=round_.of(cast.school), state=ObligationState.EXEMPT, reason="Mới thành lập.", by=office)
    assert on_time(_units(round_), *YEAR) == {
        cast.commune.pk: Measured(1, 1),
        cast.other_commune.pk: Measured(0, 1),
    }
    assert on_time(_units(round_), date(2025, 1, 1), date(2025, 12, 31)) == {}


@time_machine.travel("2026-06-20 09:00:00+07:00", tick=False)
def test_returns_are_counted_for_units_that_have_sent(round_: Round) -> None:
    cast = round_.cast
    round_.give_back(cast.commune)
    round_.give_back(cast.commune)
    round_.send(cast.school)
    assert returned(_units(round_), *YEAR) == {cast.commune.pk: Measured(2), cast.school.pk: Measured(0)}


@time_machine.travel("2026-06-20 09:00:00+07:00", tick=False)
def test_many_units_take_no_more_queries_than_one(
    round_: Round, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for units in (_units(round_)[:1], _units(round_)):
        with django_assert_num_queries(2):
            on_time(units, *YEAR)
        with django_assert_num_queries(2):
            returned(units, *YEAR)
