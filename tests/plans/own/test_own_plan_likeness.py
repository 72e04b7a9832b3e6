"""What an own plan's items carry out is proposed by like words; sure only where nothing else comes near."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.plans.own.likeness import LIKE, SURE, Above, Own, likeness, propose

DRILL = "to chuc dien tap phuong an chua chay tai truong hoc"
FUNDS = "bo tri kinh phi mua sam trang thiet bi"
WORDS = st.lists(
    st.sampled_from(["kiem tra", "to chuc", "dien tap", "truong hoc", "kinh phi", "bo tri", "xa"]), min_size=1
)
ABOVE = st.lists(
    st.builds(Above, st.integers(1, 9), WORDS.map(" ".join), st.sampled_from(["", "ubnd xa"]), held=st.booleans()),
    unique_by=lambda each: each.pk,
)
OWN = st.lists(st.builds(Own, st.integers(1, 9), WORDS.map(" ".join)), unique_by=lambda each: each.pk)


@pytest.mark.parametrize(
    ("words", "above", "sure"),
    [
        (DRILL, 1, True),
        (f"{DRILL} tren dia ban xa suoi lam, xong truoc ngay 30/5", 1, True),
        ("dien tap chua chay cho hoc sinh cac truong", 1, False),
        (FUNDS, 2, True),
    ],
)
def test_the_item_of_like_words_is_proposed(words: str, above: int, sure: bool) -> None:
    (found,) = propose([Own(7, words)], [Above(1, DRILL), Above(2, FUNDS)]).values()
    assert (found.own, found.above, found.sure) == (7, above, sure)


def test_nothing_is_proposed_for_what_is_like_nothing() -> None:
    assert propose([Own(7, "nao vet kenh muong")], [Above(1, DRILL), Above(2, FUNDS)]) == {}


def test_a_few_words_held_in_a_longer_clause_say_nothing() -> None:
    assert propose([Own(7, "chua chay")], [Above(1, DRILL)]) == {}


def test_of_the_same_words_the_task_that_the_unit_holds_is_meant() -> None:
    (found,) = propose([Own(7, FUNDS)], [Above(1, FUNDS, held=False), Above(2, FUNDS)]).values()
    assert (found.above, found.sure) == (2, True)


def test_of_the_same_words_twice_neither_is_sure() -> None:
    (found,) = propose([Own(7, FUNDS)], [Above(1, FUNDS), Above(2, FUNDS)]).values()
    assert (found.above, found.sure) == (1, False)


def test_a_task_that_the_unit_does_not_hold_is_never_sure() -> None:
    (found,) = propose([Own(7, FUNDS)], [Above(1, FUNDS, held=False)]).values()
    assert found.sure is False


def test_the_same_agency_goes_before_another() -> None:
    others = [Above(1, FUNDS, "so tai chinh"), Above(2, FUNDS, "ubnd xa")]
    (found,) = propose([Own(7, FUNDS, "ubnd xa")], others).values()
    assert found.above == 2


def test_figures_of_different_measures_never_go_together() -> None:
    assert propose([Own(7, DRILL, measure="%")], [Above(1, DRILL, measure="lop")]) == {}


@given(own=OWN, above=ABOVE, seed=st.integers(0, 9))
def test_the_order_of_the_items_does_not_matter(own: list[Own], above: list[Above], seed: int) -> None:
    mixed = above[:]
    random.Random(seed).shuffle(mixed)
    assert propose(own, mixed) == propose(own, above)


@given(own=OWN, above=ABOVE)
def test_a_proposal_is_of_items_that_are_there_and_like_enough(own: list[Own], above: list[Above]) -> None:
    words = {each.pk: each for each in above}
    mine = {each.pk: each.words for each in own}
    for pk, found in propose(own, above).items():
        assert found.own == pk
        assert found.score == likeness(mine[pk], words[found.above].words)
        assert LIKE <= found.score <= 100
        assert not found.sure or (found.score >= SURE and words[found.above].held)
