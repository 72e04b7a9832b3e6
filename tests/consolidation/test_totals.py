"""Totals from what is stored equal those of the plainest reckoning."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from django.utils import timezone

from cast import START, Cast
from dondoc.consolidation import accepted
from dondoc.consolidation.queries import cycle_totals
from dondoc.consolidation.rules.results import Figure, Result
from dondoc.core.errors import Refused
from dondoc.core.periods import ANNOUNCED
from dondoc.reporting.actions.cycles import leave_out
from dondoc.reporting.models import Cycle, Obligation, ObligationState, Submission
from dondoc.reporting.queries import owed_in
from dondoc.reporting.rules.figures import pack, packed
from dondoc.reporting.rules.forms import columns as columns_in
from dondoc.reporting.rules.standing import Counts, Standing
from dondoc.units.actions import create_unit
from dondoc.units.models import Unit, UnitKind, UnitVersion
from rounds import OPENED, Round

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 18)
FAR = 10**10  # takes wider rows than none of it does


def end(unit: Unit, day: date) -> None:
    UnitVersion.objects.filter(unit=unit).update(valid_to=day)


def test_only_accepted_reports_are_summed_and_each_node_holds_those_below(round_: Round) -> None:
    cast = round_.cast
    round_.accept(cast.commune, round_.typed(2, 3, 4))
    round_.accept(cast.school, round_.typed(5, 6, 1))
    round_.send(cast.other_commune, round_.typed(9, 9, 9))
    totals = cycle_totals(round_.cycle, as_of=DAY, today=DAY)
    figures = {
        unit.pk: [each.figure for each in totals.results_at(totals.row(unit.pk))]
        for unit in (cast.province, cast.commune, cast.school, cast.other_commune)
    }
    assert figures == {
        cast.province.pk: [Figure(7, 9, 2), Figure(5, None, 2)],
        cast.commune.pk: [Figure(7, 9, 2), Figure(5, None, 2)],
        cast.school.pk: [Figure(5, 6, 1), Figure(1, None, 1)],
        cast.other_commune.pk: [Figure(0, 0, 0), Figure(0, None, 0)],
    }
    assert totals.own_figures(cast.commune.pk) == [Figure(2, 3, 1), Figure(4, None, 1)]
    assert totals.own_figures(cast.other_commune.pk) == [Figure(0, None, 0)] * 2


@pytest.mark.parametrize(
    ("span", "part", "at_once"), [(2**15, 2**24, 1024), (1, 2**24, 1), (3, 2**24, 1), (2**15, 100, 2), (9, 1, 9)]
)
def test_reports_of_another_round_whose_ids_stand_between_are_left_out(
    round_: Round, monkeypatch: pytest.MonkeyPatch, span: int, part: int, at_once: int
) -> None:
    monkeypatch.setattr(accepted, "SPAN", span)
    monkeypatch.setattr(accepted, "PART", part)
    monkeypatch.setattr(accepted, "AT_ONCE", at_once)
    other = Cycle.objects.get(pk=round_.cycle.pk)
    other.pk, other.window_end = None, other.window_end + timedelta(days=1)
    other.save()
    ours: list[int] = []
    for number, pk in enumerate(Obligation.objects.order_by("pk").values_list("pk", flat=True)):
        cycle = other if number % 4 == 1 else round_.cycle
        figures = [number] * 4 if cycle is other else [number, 9, number * FAR]  # another form has other columns
        Submission.objects.create(
            obligation_id=pk, version=1, state="accepted", sent_at=timezone.now(), vector=packed(figures)
        )
        Obligation.objects.filter(pk=pk).update(cycle=cycle, state="accepted")
        ours += [number] if cycle is round_.cycle else []
    sums = cycle_totals(round_.cycle, as_of=DAY, today=DAY).sums[0]
    assert sums.tolist() == [sum(ours), 9 * len(ours), sum(ours) * FAR]


def test_running_again_changes_nothing_and_a_return_takes_the_figures_out(round_: Round) -> None:
    cast = round_.cast
    round_.accept(cast.commune)
    first, second = (cycle_totals(round_.cycle, as_of=DAY, today=DAY).results_at(0) for _time in (1, 2))
    assert first == second
    Submission.objects.update(state="returned", reason="Sai")
    assert [each.figure.value for each in cycle_totals(round_.cycle, as_of=DAY, today=DAY).results_at(0)] == [
        None,
        None,
    ]


def test_a_target_is_met_exactly_at_its_level_and_units_are_counted(round_: Round) -> None:
    cast = round_.cast
    round_.accept(cast.commune, round_.typed(2, 3, 4))
    round_.accept(cast.school, round_.typed(6665, 9997, 6))
    share, count = cycle_totals(round_.cycle, as_of=DAY, today=DAY).results_at(0)
    assert share.result == Result(Figure(6667, 10_000, 2), True, 0)
    assert (share.units_met, share.units_counted) == (1, 2)  # two of three is under 66,67 %
    assert count.result == Result(Figure(10, None, 2), True, 0)


def test_the_level_of_a_count_is_held_against_the_whole_only(round_: Round) -> None:
    round_.accept(round_.cast.commune)
    totals = cycle_totals(round_.cycle, as_of=DAY, today=DAY)
    results = totals.results_at(totals.row(round_.cast.commune.pk))
    assert [each.result is not None for each in results] == [True, False]


def test_counts_add_up_at_every_node(round_: Round) -> None:
    cast = round_.cast
    round_.accept(cast.school)
    leave_out(obligation=round_.of(cast.other_commune), state=ObligationState.EXEMPT, reason="Miễn", by=round_.office)
    totals = cycle_totals(round_.cycle, as_of=DAY, today=DAY)
    counts = {unit: totals.counts_at(totals.row(unit.pk)) for unit in (cast.province, cast.commune)}
    assert counts[cast.province] == Counts.of([Standing.ACCEPTED, Standing.EXEMPT, Standing.LATE])
    assert counts[cast.commune] == Counts.of([Standing.ACCEPTED, Standing.LATE])
    assert (counts[cast.province].owed, counts[cast.province].total) == (2, 3)


def test_a_unit_that_has_ended_keeps_its_figures_and_counts_at_the_top(round_: Round) -> None:
    cast = round_.cast
    round_.accept(cast.commune, round_.typed(2, 3, 4))
    round_.accept(cast.school, round_.typed(3, 3, 5))
    end(cast.school, date(2026, 7, 1))
    later = date(2026, 7, 2)
    totals = cycle_totals(round_.cycle, as_of=later, today=later)
    assert [each.figure for each in totals.results_at(0)] == [Figure(5, 6, 2), Figure(9, None, 2)]
    assert totals.results_at(totals.row(cast.commune.pk))[0].figure == Figure(2, 3, 1)
    assert totals.own_figures(cast.school.pk) == [Figure(3, 3, 1), Figure(5, None, 1)]
    assert totals.own_figures(cast.province.pk) == [Figure(0, None, 0)] * 2
    share = totals.results_at(0)[0]
    assert (share.units_met, share.units_counted) == (1, 2)


def test_a_day_before_the_plans_unit_stood_is_refused(round_: Round) -> None:
    with pytest.raises(Refused, match="không có trong cây đơn vị"):
        cycle_totals(round_.cycle, as_of=date(2020, 1, 1), today=DAY)


@pytest.mark.parametrize("seed", range(8))
def test_totals_of_any_tree_state_and_gap_equal_a_naive_reckoning(round_: Round, cast: Cast, seed: int) -> None:
    chance = random.Random(seed)
    parents = grow(cast, chance)
    columns = columns_in(round_.form.indicators.all())
    figures = report(round_, list(parents), chance)
    totals = cycle_totals(round_.cycle, as_of=DAY, today=DAY)
    standings = {each.obligation.unit_id: each.standing for each in owed_in(round_.cycle, DAY, ANNOUNCED)}
    for unit_id in totals.unit_ids:
        inside = [each for each in totals.unit_ids if unit_id in way_up(each, parents)]
        row = totals.row(unit_id)
        accepted = [figures[each] for each in inside if each in figures]
        assert totals.sums[row].tolist() == [
            sum(each[column] or 0 for each in accepted) for column in range(len(columns))
        ]
        assert totals.filled[row].tolist() == [
            sum(each[column] is not None for each in accepted) for column in range(len(columns))
        ]
        assert totals.counts_at(row) == Counts.of(standings[each] for each in inside if each in standings)
        assert list(totals.units_below(row)) == inside
        for where in Standing:
            there = [each for each in inside if standings.get(each) is where]
            assert totals.standing_at(row, where, 2) == there[:2]
        assert [totals.unit_ids[child] for child in totals.children(row)] == [
            each for each in totals.unit_ids if parents.get(each) == unit_id
        ]


def grow(cast: Cast, chance: random.Random) -> dict[int, int]:
    """Hangs some units anywhere below the province; gives each unit's parent, all but the province's."""
    units = [cast.province, cast.commune, cast.other_commune, cast.department, cast.police, cast.school]
    parents = {unit.pk: cast.province.pk for unit in units[1:5]} | {cast.school.pk: cast.commune.pk}
    for number in range(chance.randint(0, 8)):
        parent = chance.choice(units)
        unit = create_unit(name=f"Điểm {number}", kind=UnitKind.OTHER, parent=parent, valid_from=START, by=None)
        parents[unit.pk] = parent.pk
        units.append(unit)
    return parents


def report(round_: Round, unit_ids: list[int], chance: random.Random) -> dict[int, list[int | None]]:
    """Gives every unit an obligation in some state; of those accepted, figures with gaps."""
    accepted: dict[int, list[int | None]] = {}
    Obligation.objects.all().delete()
    share, count = round_.form.indicators.all()
    for unit_id in unit_ids:
        state = chance.choice(ObligationState.values)
        obligation = Obligation.objects.create(
            cycle=round_.cycle, unit_id=unit_id, due=chance.choice([OPENED, DAY]), state=state, reason="Lý do"
        )
        if state != "accepted":
            continue
        top, base, counted = (chance.choice([None, 0, chance.randint(1, 10**12)]) for _box in range(3))
        values = {
            str(share.pk): {k: v for k, v in (("numerator", top), ("denominator", base)) if v is not None},
            str(count.pk): {} if counted is None else {"value": counted},
        }
        Submission.objects.create(
            obligation=obligation, version=1, state="accepted", values=values, sent_at=timezone.now(),
            vector=pack(values, columns_in(round_.form.indicators.all())),
        )  # fmt: skip
        accepted[unit_id] = [top, base, counted]
    return accepted


def way_up(unit_id: int, parents: dict[int, int]) -> list[int]:
    """A unit and all above it."""
    way = [unit_id]
    while way[-1] in parents:
        way.append(parents[way[-1]])
    return way
