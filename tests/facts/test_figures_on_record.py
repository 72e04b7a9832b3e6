"""The figures of a report as dondoc's own records have them."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.activities.actions.classes import Held, Planned, hold_unplanned
from dondoc.facts import FACTS
from dondoc.facts.reports import facts_for, on_record, reported_for
from dondoc.reporting.actions.cycles import leave_out
from dondoc.reporting.actions.forms import renew_form
from dondoc.reporting.asked import asked, forget_asking
from dondoc.reporting.models import Indicator, ObligationState
from dondoc.units.actions import create_unit
from dondoc.units.models import Unit, UnitKind
from rounds import Round, make_round

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 10)


def named(round_: Round, **facts: str) -> list[Indicator]:
    """The round's indicators, those of these codes with the facts that they name."""
    for code, fact in facts.items():
        round_.form.indicators.filter(code=code).update(fact=fact)
    forget_asking()
    return asked(round_.cycle)


def held(unit: Unit, cast: Cast, day: date = date(2026, 3, 1)) -> None:
    told = Planned("Sơ cứu", "fire", day.year, 1)
    by = cast.user(Role.OFFICER, unit)
    hold_unplanned(unit_id=unit.pk, told=told, held=Held(day, 60, {"workers": 20}), today=DAY, by=by)


def test_a_form_that_names_no_fact_costs_no_query(
    round_: Round, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    obligation, indicators = round_.of(round_.cast.commune), asked(round_.cycle)
    with django_assert_num_queries(0):
        assert on_record(obligation, indicators, DAY) == {}


def test_records_of_the_window_are_measured_in_three_queries(
    round_: Round, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cast = round_.cast
    held(cast.commune, cast)
    held(cast.commune, cast, date(2025, 12, 14))  # the day before the window
    share, count = named(round_, c2="training.classes")
    obligation = round_.of(cast.commune)
    with django_assert_num_queries(3):
        found = on_record(obligation, [share, count], DAY)
    assert {key: (record.parts, record.units) for key, record in found.items()} == {str(count.pk): ({"value": 1}, 1)}


def test_a_unit_reports_for_those_below_that_owe_nothing_themselves(round_: Round) -> None:
    cast = round_.cast
    below = create_unit(
        name="Trạm Y tế Suối Lam", kind=UnitKind.OTHER, parent=cast.commune, valid_from=date(2026, 1, 1), by=None
    )
    held(cast.commune, cast)
    held(cast.school, cast)
    held(below, cast)
    indicators = named(round_, c2="training.classes")
    obligation = round_.of(cast.commune)
    assert reported_for(obligation, DAY) == {cast.commune.pk, below.pk}
    assert [record.parts for record in on_record(obligation, indicators, DAY).values()] == [{"value": 2}]
    leave_out(obligation=round_.of(cast.school), state=ObligationState.EXEMPT, reason="Mới lập.", by=round_.office)
    assert [record.parts for record in on_record(obligation, indicators, DAY).values()] == [{"value": 3}]


def test_what_nobody_ever_wrote_down_is_not_zero(round_: Round) -> None:
    cast, indicators = round_.cast, named(round_, c2="training.classes")
    assert on_record(round_.of(cast.commune), indicators, DAY) == {}
    held(cast.commune, cast, date(2025, 11, 1))
    assert [record.parts for record in on_record(round_.of(cast.commune), indicators, DAY).values()] == [{"value": 0}]


def test_a_share_takes_a_share_and_an_amount_its_decimals(round_: Round) -> None:
    cast = round_.cast
    held(cast.commune, cast)
    _share, count = named(round_, c1="training.programme", c2="training.cost")
    Indicator.objects.filter(pk=count.pk).update(kind="amount", decimals=2)
    found = on_record(round_.of(cast.commune), asked(round_.cycle), DAY)
    assert {key: dict(record.parts) for key, record in found.items()} == {str(count.pk): {"value": 0}}
    assert {fact.is_share for fact in facts_for("share")} == {True}
    assert facts_for("count") == list(FACTS)
    assert facts_for("text") == []


def test_a_fact_goes_on_into_the_next_version(round_: Round) -> None:
    named(round_, c2="training.classes")
    made = renew_form(form=round_.form, by=round_.office)
    assert list(made.indicators.values_list("code", "fact")) == [("c1", ""), ("c2", "training.classes")]


@pytest.fixture
def round_(cast: Cast) -> Round:
    return make_round(cast)
