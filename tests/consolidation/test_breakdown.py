"""A total by an attribute of the units: it adds up to the node's, and tells no small count that the tree hides."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast import START, Cast
from consolidation.test_hiding import FLOOR, Reports, hiding, tree, trees
from dondoc.consolidation.breakdown import attributes, break_down
from dondoc.consolidation.queries import cycle_totals
from dondoc.consolidation.rules.grouping import OUTSIDE, barred
from dondoc.consolidation.rules.results import Figure
from dondoc.reporting.actions.routes import set_route
from dondoc.reporting.models import Obligation
from dondoc.reporting.rules.forms import IndicatorDraft
from dondoc.reporting.rules.standing import Standing
from dondoc.units.actions import create_unit
from dondoc.units.models import UnitKind, UnitVersion
from dondoc.units.queries import path_of
from rounds import Round, make_round

DAY = date(2026, 6, 18)


@pytest.fixture
def wide(cast: Cast) -> Round:
    """Two urban and one rural commune and a school report."""
    round_ = make_round(
        cast,
        IndicatorDraft("Số lớp", "count"),
        IndicatorDraft("Số người", "count", about_people=True),
        IndicatorDraft("Mưa", "amount", aggregation="max"),
        IndicatorDraft("Mực nước", "count", aggregation="latest"),
    )
    third = create_unit(name="Phường Mây Tre", kind=UnitKind.COMMUNE, parent=cast.province, valid_from=START, by=None)
    Obligation.objects.create(cycle=round_.cycle, unit=third, due=date(2026, 6, 16))
    zones = {cast.commune: "rural", cast.other_commune: "urban", third: "urban"}
    for unit, zone in zones.items():
        UnitVersion.objects.filter(unit=unit).update(details={"zone": zone})
    for unit, people in ((cast.commune, 30), (cast.other_commune, 20), (cast.school, 40)):
        round_.accept(unit, round_.boxes(c1="3", c2=str(people), c3="7", c4="1"))
    return round_


@pytest.mark.django_db
def test_groups_add_up_to_the_node_and_say_who_is_missing(wide: Round) -> None:
    totals = cycle_totals(wide.cycle, as_of=DAY, today=DAY)
    found = break_down(totals, 0, "zone")
    told = {
        label: (
            [each.figure for each in found.totals.results_at(row)],
            found.totals.counts_at(row)[Standing.ACCEPTED],
            found.totals.counts_at(row)[Standing.LATE],
        )
        for label, row in found.groups()
    }
    none, one = Figure(0, None, 0), 1
    assert told == {
        "Nông thôn (tỉnh, huyện, xã)": ([Figure(3, None, one), Figure(30, None, one), Figure(7, None, one), none], 1, 0),
        "Đô thị (thành phố, quận, thị xã, thị trấn, phường)": (
            [Figure(3, None, one), Figure(20, None, one), Figure(7, None, one), none], 1, 1,
        ),
        "Không ghi": ([Figure(3, None, one), Figure(40, None, one), Figure(7, None, one), none], 1, 0),
    }  # fmt: skip
    assert found.totals.sums[0].tolist() == [*totals.sums[0].tolist()[:3], 0]
    assert found.totals.counts[0].tolist() == totals.counts[0].tolist()


@pytest.mark.django_db
def test_what_no_unit_below_has_is_not_offered(wide: Round) -> None:
    cast = wide.cast
    UnitVersion.objects.filter(unit=cast.school).update(details={"zone": "urban", "ownership": "public", "tier": ""})
    UnitVersion.objects.filter(unit=cast.department).update(details={"branch": "education"})  # it does not report
    totals = cycle_totals(wide.cycle, as_of=DAY, today=DAY)
    rows = [totals.row(each.pk) for each in (cast.province, cast.commune, cast.other_commune, cast.school)]
    path = path_of(cast.province.pk, DAY) or ""
    assert [[name for name, _label in attributes(totals, row, wide.cycle, path)] for row in rows] == [
        ["kind", "zone", "ownership"],
        ["kind", "zone", "ownership"],
        ["kind", "zone"],
        ["kind", "ownership"],
    ]


@pytest.mark.django_db
def test_a_node_below_is_broken_down_by_its_own_units(wide: Round) -> None:
    totals = cycle_totals(wide.cycle, as_of=DAY, today=DAY)
    row = totals.row(wide.cast.commune.pk)
    found = break_down(totals, row, "kind")
    assert [(label, found.totals.results_at(place)[0].figure.numerator) for label, place in found.groups()] == [
        ("UBND cấp xã", 3),
        ("Trường học", 3),
    ]


@pytest.mark.django_db
def test_a_unit_that_a_route_leads_in_is_in_its_group(wide: Round) -> None:
    cast = wide.cast
    set_route(
        plan=wide.plan, unit_id=cast.school.pk, to_id=cast.other_commune.pk, since=date(2026, 6, 1),
        reason="Trường báo cáo về phường", by=wide.office,
    )  # fmt: skip
    totals = cycle_totals(wide.cycle, as_of=DAY, today=DAY)
    found = break_down(totals, totals.row(cast.other_commune.pk), "kind")
    assert [label for label, _row in found.groups()] == ["UBND cấp xã", "Trường học"]


@given(trees(), st.data())
def test_what_is_told_of_groups_follows_from_what_the_tree_tells(
    invented: tuple[list[int], Reports], data: st.DataObject
) -> None:
    parents, reports = invented
    above, places, _figures, _sums = tree(parents, reports)
    hidden = hiding(parents, reports)
    node = data.draw(st.integers(0, len(parents) - 1))
    inside = np.array([node in _way(parents, row) for row in range(len(parents))])
    groups = np.array([data.draw(st.integers(1, 3)) if inside[row] else OUTSIDE for row in places], dtype=np.int64)
    found = barred(above, hidden.rows, places, hidden.reports, groups, lambda rows: inside[rows])
    known = _equations(above, places, hidden, len(reports))
    rank = np.linalg.matrix_rank(known) if len(known) else 0
    for group in set(groups.tolist()) - set(found.tolist()) - {OUTSIDE}:
        told = np.zeros((1, len(parents) + len(reports)))
        told[0, len(parents) + np.flatnonzero(groups == group)] = 1
        assert np.linalg.matrix_rank(np.vstack([known, told])) == rank
    assert FLOOR > 0


def _equations(above: np.ndarray, places: np.ndarray, hidden: object, reports: int) -> np.ndarray:
    """What the tree tells: how totals are made of parts, and each told total and report."""
    size = len(above) + reports
    equations = []
    for row in range(len(above)):
        equation = np.zeros(size)
        equation[row] = 1
        equation[np.flatnonzero(above == row)] = -1
        equation[len(above) + np.flatnonzero(places == row)] = -1
        equations.append(equation)
        if hidden.at(row) is None:  # type: ignore[attr-defined]
            equations.append(np.eye(size)[row])
    equations += [np.eye(size)[len(above) + each] for each in range(reports) if hidden.of_report(each) is None]  # type: ignore[attr-defined]
    return np.array(equations)


def _way(parents: list[int], row: int) -> list[int]:
    return [row] if parents[row] < 0 else [row, *_way(parents, parents[row])]
