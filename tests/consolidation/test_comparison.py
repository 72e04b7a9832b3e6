"""The round before as the units of a later day would have reported it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest

from dondoc.consolidation.comparison import Compared, compare, earlier_cycle
from dondoc.consolidation.queries import cycle_totals
from dondoc.consolidation.rules.comparison import How
from dondoc.consolidation.rules.results import Figure
from dondoc.reporting.actions.cycles import open_cycle
from dondoc.reporting.actions.forms import set_across
from dondoc.reporting.models import Cycle
from dondoc.successions.actions import undo
from dondoc.units.models import Unit
from orders import absorption, dissolution, done, merger, new_units, split
from rounds import Round

pytestmark = pytest.mark.django_db
OPENED, AUTUMN = date(2026, 12, 1), date(2026, 9, 1)
WHOLE_YEAR = (date(2026, 6, 15), date(2026, 12, 14))


def next_cycle(round_: Round) -> Cycle:
    dues = {level: date(2026, 12, 20 - level) for level in range(5)}
    return open_cycle(
        duty=round_.duty, name="Cả năm", window_start=WHOLE_YEAR[0], window_end=WHOLE_YEAR[1], dues=dues, day=OPENED,
        by=round_.office,
    )  # fmt: skip


def past(round_: Round, rule: str = "sum") -> Mapping[int, list[Compared]]:
    """Unit id -> its figures of the first round, as of the second."""
    set_across(form=round_.form, rules=[rule, rule], by=round_.office)
    cycle = next_cycle(round_)
    earlier = earlier_cycle(cycle)
    assert earlier == round_.cycle
    totals = cycle_totals(cycle, as_of=OPENED, today=OPENED)
    found = compare(totals, earlier)
    return {unit: found.at(row) for unit, row in totals.rows.items()}


def told(compared: list[Compared]) -> tuple[list[Figure | None], How, int]:
    share, count = compared
    assert (share.how, share.sources) == (count.how, count.sources)
    return [share.figure, count.figure], share.how, share.sources


def report(round_: Round) -> None:
    """Commune 2/3 and 4, school below it 1/2 and 5, other commune 3/4 and 6."""
    cast = round_.cast
    round_.accept(cast.commune, round_.typed(2, 3, 4))
    round_.accept(cast.school, round_.typed(1, 2, 5))
    round_.accept(cast.other_commune, round_.typed(3, 4, 6))


def test_without_a_change_of_units_the_figures_are_those_of_the_round_before(round_: Round) -> None:
    report(round_)
    found = past(round_)
    cast = round_.cast
    assert told(found[cast.commune.pk]) == ([Figure(3, 5, 2), Figure(9, None, 2)], How.SAME, 0)
    assert told(found[cast.province.pk]) == ([Figure(6, 9, 3), Figure(15, None, 3)], How.SAME, 0)


def test_a_first_round_has_none_before_it(round_: Round) -> None:
    assert earlier_cycle(round_.cycle) is None


@pytest.mark.parametrize(
    ("rule", "own", "whole"),
    [
        ("sum", ([Figure(6, 9, 3), Figure(15, None, 3)], How.SUM, 2), ([Figure(6, 9, 3), Figure(15, None, 3)], How.SUM, 2)),
        ("weighted", ([Figure(6, 9, 3), Figure(15, None, 3)], How.WEIGHTED, 2), ([Figure(6, 9, 3), Figure(15, None, 3)], How.WEIGHTED, 2)),
        ("keep", ([Figure(1, 2, 1), Figure(5, None, 1)], How.KEPT, 2), ([Figure(6, 9, 3), Figure(15, None, 3)], How.KEPT, 2)),
        ("none", ([None, None], How.NONE, 2), ([None, None], How.NONE, 2)),
    ],
)  # fmt: skip
def test_a_merged_unit_has_what_the_rule_gives_it(
    round_: Round, rule: str, own: tuple[list[Figure | None], How, int], whole: tuple[list[Figure | None], How, int]
) -> None:
    report(round_)
    cast = round_.cast
    (new,) = new_units(done(merger(cast.commune, cast.other_commune, below=cast.province), OPENED))
    found = past(round_, rule)
    assert told(found[new.pk]) == own  # the school below it goes along, untouched
    assert told(found[cast.province.pk]) == whole
    assert told(found[cast.school.pk]) == ([Figure(1, 2, 1), Figure(5, None, 1)], How.SAME, 0)


@pytest.mark.parametrize(
    ("rule", "figures"),
    [
        ("keep", [Figure(4, 6, 2), Figure(11, None, 2)]),  # its own and the school's, that came along
        ("sum", [Figure(6, 9, 3), Figure(15, None, 3)]),
    ],
)
def test_a_unit_that_takes_in_another_keeps_its_own_or_has_both(
    round_: Round, rule: str, figures: list[Figure]
) -> None:
    report(round_)
    done(absorption(round_.cast.other_commune, round_.cast.commune), OPENED)
    assert told(past(round_, rule)[round_.cast.other_commune.pk])[0] == figures


def divided(round_: Round) -> list[Unit]:
    """The other commune becomes two, a third and two thirds of it."""
    cast = round_.cast
    shares = {"UBND xã Đá Trên": Fraction(1, 3), "UBND xã Đá Dưới": Fraction(2, 3)}
    return new_units(done(split(cast.other_commune, shares, below=cast.province), OPENED))


def test_parts_by_their_shares_add_up_to_the_whole(round_: Round) -> None:
    report(round_)
    upper, lower = divided(round_)
    found = past(round_, "weighted")
    assert told(found[upper.pk]) == ([Figure(1, 1, 1), Figure(2, None, 1)], How.WEIGHTED, 1)
    assert told(found[lower.pk]) == ([Figure(2, 3, 1), Figure(4, None, 1)], How.WEIGHTED, 1)
    assert told(found[round_.cast.province.pk])[0] == [Figure(6, 9, 4), Figure(15, None, 4)]


def test_by_sum_a_part_can_not_be_compared_and_the_whole_can(round_: Round) -> None:
    report(round_)
    upper, _lower = divided(round_)
    found = past(round_, "sum")
    assert told(found[upper.pk]) == ([None, None], How.NONE, 1)
    assert told(found[round_.cast.province.pk])[:2] == ([Figure(6, 9, 3), Figure(15, None, 3)], How.SUM)


def test_several_changes_one_after_the_other_are_followed(round_: Round) -> None:
    report(round_)
    cast = round_.cast
    upper, lower = divided(round_)
    (new,) = new_units(done(merger(lower, cast.commune, below=cast.province, day=AUTUMN), OPENED))
    found = past(round_, "weighted")
    assert told(found[new.pk]) == ([Figure(5, 8, 3), Figure(13, None, 3)], How.WEIGHTED, 2)
    assert told(found[upper.pk])[0] == [Figure(1, 1, 1), Figure(2, None, 1)]


def test_a_dissolved_unit_counts_with_its_heir_or_at_the_top(round_: Round) -> None:
    report(round_)
    cast = round_.cast
    done(dissolution(cast.school, None), OPENED)
    done(dissolution(cast.other_commune, cast.commune), OPENED)
    found = past(round_)
    assert told(found[cast.commune.pk]) == ([Figure(5, 7, 2), Figure(10, None, 2)], How.SUM, 1)
    assert told(found[cast.province.pk]) == ([Figure(6, 9, 3), Figure(15, None, 3)], How.SUM, 2)


def test_what_was_undone_is_not_followed(round_: Round) -> None:
    report(round_)
    cast = round_.cast
    undo(succession=done(absorption(cast.commune, cast.other_commune), OPENED), reason="Nhầm", by=round_.office)
    assert told(past(round_)[cast.other_commune.pk]) == ([Figure(3, 4, 1), Figure(6, None, 1)], How.SAME, 0)


def test_a_report_after_the_change_speaks_of_the_unit_as_it_is(round_: Round) -> None:
    """A unit that goes on smaller reports in a window that ends after the split: nothing is divided."""
    cast = round_.cast
    early = date(2026, 6, 10)
    order = split(
        cast.other_commune, {"": Fraction(3, 5), "UBND xã Đá Mới": Fraction(2, 5)}, below=cast.province, day=early
    )
    done(order, OPENED)
    round_.accept(cast.other_commune, round_.typed(3, 4, 6))
    assert told(past(round_, "weighted")[cast.other_commune.pk]) == ([Figure(3, 4, 1), Figure(6, None, 1)], How.SAME, 0)


def test_the_change_is_in_whole_figures_or_percentage_points(round_: Round) -> None:
    report(round_)
    share, count = past(round_)[round_.cast.commune.pk]
    assert share.change(Figure(4, 5, 1)) == Fraction(20)
    assert count.change(Figure(12, None, 1)) == 3
    assert count.change(Figure(0, None, 0)) is None
