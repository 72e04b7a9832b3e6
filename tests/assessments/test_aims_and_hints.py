"""Results that are wanted, held against units; and what is noticed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from assessing import TODAY, Assessing, make_assessing
from dondoc.assessments.actions.aims import AimDraft, set_aims
from dondoc.assessments.aims import watched
from dondoc.assessments.rules.aims import Aim, Reached, Side, by_node, reached
from dondoc.assessments.rules.anomalies import Hint, Kind, above_facts, full_marks, jump, reused
from dondoc.assessments.sheets import sheet_of

NINETY = Aim(2, Side.UP, True, Fraction(90), True)
NO_WEAK = Aim(3, Side.DOWN, False, Fraction(0), False)


def test_ninety_per_cent_of_eleven_is_ten_units() -> None:
    assert reached(NINETY, {0: 4, 2: 5, 3: 1, None: 1}) == Reached(9, 11, 10, 1, 1, False)
    assert reached(NINETY, {0: 4, 2: 5, 3: 2}) == Reached(9, 11, 10, 1, 0, True)
    assert reached(NINETY, {0: 10, None: 1}) == Reached(10, 11, 10, 0, 1, True)
    assert reached(NINETY, {}) is None


def test_none_weak_is_met_for_sure_only_when_nobody_is_left() -> None:
    assert reached(NO_WEAK, {0: 3, None: 2}) == Reached(0, 5, 0, 0, 2, False)
    assert reached(NO_WEAK, {0: 3, 4: 1}) == Reached(1, 4, 0, 1, 0, True)  # struck out altogether is worse than weak


@given(
    st.dictionaries(st.one_of(st.none(), st.integers(0, 4)), st.integers(0, 50)),
    st.integers(0, 4), st.sampled_from(Side), st.booleans(), st.fractions(0, 100), st.booleans(),
)  # fmt: skip
def test_what_is_sure_stays_so_whatever_the_others_get(
    ranks: dict[int | None, int], rank: int, side: Side, least: bool, value: Fraction, share: bool
) -> None:
    aim = Aim(rank, side, least, value, share)
    now = reached(aim, ranks)
    if now is None:
        return
    open_units = ranks.get(None, 0)
    for got in (0, 4):
        then = reached(aim, {k: v for k, v in ranks.items() if k is not None} | {got: ranks.get(got, 0) + open_units})
        assert then is not None and then.total == now.total
        if now.sure:
            assert then.met == now.met


def test_every_node_counts_the_units_below_it() -> None:
    assert by_node([((1, 2), 0), ((1, 3), None), ((1, 3, 4), 0)]) == {
        1: {0: 2, None: 1},
        2: {0: 1},
        3: {None: 1, 0: 1},
        4: {0: 1},
    }


@pytest.mark.django_db
def test_a_round_is_watched_by_what_is_decided_with_the_rest_beside(
    assessing: Assessing, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cast = assessing.cast
    aims = [AimDraft("average", "up", True, Decimal(100), True), AimDraft("weak", "down", False, Decimal(0), False)]
    set_aims(round_=assessing.round, aims=aims, by=assessing.office)
    assessing.recognised(cast.commune)
    assessing.send(cast.other_commune)
    sheet = sheet_of(assessing.criteria)
    with django_assert_num_queries(2):
        seen = watched(assessing.round, sheet, TODAY)
    (_first, all_reach), (_second, none_weak) = seen.at(cast.province.pk)
    assert (all_reach.decided, all_reach.so_far) == (Reached(1, 2, 2, 1, 1, False), Reached(2, 2, 2, 0, 0, True))
    assert none_weak.decided == Reached(0, 2, 0, 0, 1, False)
    assert [seen.units_at(unit.pk) for unit in (cast.province, cast.commune, cast.school)] == [2, 1, 0]


def test_hints_are_of_four_kinds() -> None:
    assert list(full_marks(100, 100)) == [Hint(Kind.FULL_MARKS)]
    assert list(full_marks(99, 100)) == []
    assert list(jump(9000, 10000, 6900, 10000)) == [Hint(Kind.JUMP, amount=2100)]
    assert list(jump(4500, 9000, 7100, 10000)) == [Hint(Kind.JUMP, amount=-2100)]
    assert list(jump(9000, 10000, 7000, 10000)) == list(jump(9000, 10000, None, None)) == []
    assert list(reused([("1", "a"), ("2", "a"), ("3", "b")], {"b": {"year", "unit"}})) == [
        Hint(Kind.REUSED, "1", where="criterion"),
        Hint(Kind.REUSED, "2", where="criterion"),
        Hint(Kind.REUSED, "3", where="unit"),
        Hint(Kind.REUSED, "3", where="year"),
    ]
    assert list(above_facts({"1": 40, "2": 20}, {"1": 20, "2": 20})) == [Hint(Kind.ABOVE_FACT, "1", 20)]


@pytest.mark.django_db
def test_last_year_is_looked_at_in_any_version_of_the_set(assessing: Assessing) -> None:
    commune = assessing.cast.commune
    assessing.recognised(commune, a11="0", a12="0")
    later = make_assessing(assessing.cast, year=2027, criteria=assessing.criteria)
    sent = later.send(commune)
    assert sorted({(kind, where) for kind, _criterion, _amount, where in sent.hints}) == [
        ("full", ""),
        ("jump", ""),
        ("reused", "year"),
    ]
