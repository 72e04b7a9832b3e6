"""Reports that go up another way than the tree."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.accounts.models import Role
from dondoc.calendar.queries import calendar
from dondoc.consolidation.queries import cycle_totals
from dondoc.core.errors import Invalid, Refused
from dondoc.reporting.actions.routes import end_route, set_route
from dondoc.reporting.matrix import matrix
from dondoc.reporting.models import Route
from dondoc.reporting.permissions import can_enter_for, can_see_obligation
from dondoc.reporting.queries import cycles_for
from dondoc.reporting.rules.routes import circling, routed
from dondoc.units.models import Unit
from dondoc.units.rules import child_path, ids_of
from rounds import DUE_BELOW, Round

SINCE = date(2026, 6, 1)


def path(*ids: int) -> str:
    found = ""
    for each in ids:
        found = child_path(found, each)
    return found


def shown(paths: list[str]) -> list[tuple[int, ...]]:
    return [ids_of(each) for each in paths]


def test_a_routed_unit_takes_all_below_it_along() -> None:
    tree = [path(1), path(1, 2), path(1, 2, 4), path(1, 2, 4, 6), path(1, 3)]
    assert shown(routed(tree, {4: 3})) == [(1,), (1, 2), (1, 3), (1, 3, 4), (1, 3, 4, 6)]


def test_routes_follow_one_another() -> None:
    tree = [path(1), path(1, 2), path(1, 3), path(1, 5), path(1, 5, 7)]
    assert shown(routed(tree, {2: 7, 5: 3})) == [(1,), (1, 3), (1, 3, 5), (1, 3, 5, 7), (1, 3, 5, 7, 2)]


def test_routes_to_below_each_other_lead_in_a_circle_and_change_nothing() -> None:
    tree = [path(1), path(1, 2), path(1, 2, 5), path(1, 6), path(1, 6, 7), path(1, 8)]
    assert circling({2: 7, 6: 5, 8: 5}, {ids_of(each)[-1]: each for each in tree}) == {2, 6}
    assert shown(routed(tree, {2: 7, 6: 5})) == shown(tree)
    assert shown(routed(tree, {2: 7, 6: 5, 8: 5})) == [(1,), (1, 2), (1, 2, 5), (1, 2, 5, 8), (1, 6), (1, 6, 7)]


@given(st.data())
def test_every_unit_stays_once_and_stands_below_another_whatever_the_routes(data: st.DataObject) -> None:
    tree, known = [path(1)], [path(1)]
    for unit in range(2, data.draw(st.integers(2, 12))):
        above = data.draw(st.sampled_from([each for each in known if len(ids_of(each)) < 4]))
        known.append(child_path(above, unit))
    tree = sorted(known)
    units = [ids_of(each)[-1] for each in tree]
    routes = data.draw(st.dictionaries(st.sampled_from(units[1:] or [1]), st.sampled_from(units), max_size=4))
    found = routed(tree, routes)
    assert sorted(ids_of(each)[-1] for each in found) == sorted(units)
    assert found == sorted(found) and all(len(each) == 8 or each[:-8] in found for each in found)


@pytest.fixture
def sent(round_: Round) -> Round:
    """The school, below the commune, reports 9 classes; the commune 4, the other commune 1."""
    cast = round_.cast
    for unit, classes in ((cast.commune, 4), (cast.school, 9), (cast.other_commune, 1)):
        round_.accept(unit, round_.typed(1, 1, classes))
    return round_


def route(round_: Round, unit: Unit, to: Unit, since: date = SINCE) -> Route:
    return set_route(
        plan=round_.plan, unit_id=unit.pk, to_id=to.pk, since=since, reason="Theo quy chế", by=round_.office
    )


def classes(round_: Round, day: date = DUE_BELOW) -> dict[str, int]:
    totals = cycle_totals(round_.cycle, as_of=day, today=day)
    cast = round_.cast
    units = {"province": cast.province, "commune": cast.commune, "other": cast.other_commune, "school": cast.school}
    return {name: totals.results_at(totals.row(unit.pk))[1].figure.numerator for name, unit in units.items()}


@pytest.mark.django_db
def test_figures_count_where_the_route_leads_and_the_whole_stays_the_same(sent: Round) -> None:
    cast = sent.cast
    assert classes(sent) == {"province": 14, "commune": 13, "other": 1, "school": 9}
    made = route(sent, cast.school, cast.other_commune)
    assert classes(sent) == {"province": 14, "commune": 4, "other": 10, "school": 9}
    lines = {line.name: line.counts.owed for line in matrix(sent.cycle, cast.province.pk, DUE_BELOW, calendar()).lines}
    assert lines == {"Ủy ban nhân dân xã Suối Lam": 1, "Ủy ban nhân dân phường Bến Đá": 2}
    end_route(route=made, day=DUE_BELOW, by=sent.office)
    assert classes(sent) == {"province": 14, "commune": 13, "other": 1, "school": 9}


@pytest.mark.django_db
def test_who_receives_a_report_sees_it_and_may_enter_it(sent: Round) -> None:
    cast = sent.cast
    office, report = cast.user(Role.OFFICE, cast.other_commune), sent.of(cast.school)
    assert not can_see_obligation(office, report, DUE_BELOW)
    police = cast.user(Role.OFFICE, cast.police)
    assert not cycles_for(police, DUE_BELOW).exists()
    route(sent, cast.commune, cast.police)
    assert list(cycles_for(police, DUE_BELOW)) == [sent.cycle]
    assert not cycles_for(police, SINCE - timedelta(days=1)).exists()
    route(sent, cast.school, cast.other_commune)
    assert can_see_obligation(office, report, DUE_BELOW)
    assert can_enter_for(office, report, cast.other_commune.pk, DUE_BELOW)
    assert not can_see_obligation(office, sent.of(cast.commune), DUE_BELOW)


@pytest.mark.django_db
def test_a_route_that_leads_back_or_nowhere_new_is_refused(sent: Round) -> None:
    cast = sent.cast
    for unit, to in (
        (cast.commune, cast.school),  # it stands below
        (cast.school, cast.commune),  # it goes there anyway
        (cast.province, cast.commune),
    ):
        with pytest.raises(Invalid):
            route(sent, unit, to)
    route(sent, cast.school, cast.other_commune)
    with pytest.raises(Invalid):
        route(sent, cast.other_commune, cast.school)
    with pytest.raises(Refused):
        route(sent, cast.school, cast.department)
    assert Route.objects.count() == 1


@pytest.mark.django_db
def test_a_later_route_ends_the_one_before(sent: Round) -> None:
    cast = sent.cast
    route(sent, cast.school, cast.other_commune)
    route(sent, cast.school, cast.department, date(2026, 7, 1))
    held = Route.objects.order_by("valid_from").values_list("to", "valid_from", "valid_to")
    assert list(held) == [
        (cast.other_commune.pk, SINCE, date(2026, 7, 1)),
        (cast.department.pk, date(2026, 7, 1), None),
    ]
