"""Shares of a unit that is divided, and whole numbers divided by them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.units.successions.shares import NoShares, divide, divide_pair, read_shares

weights = st.lists(st.integers(1, 10**6), min_size=1, max_size=6)
shares = weights.map(lambda all_: tuple(Fraction(each, sum(all_)) for each in all_))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["2/5", "3/5"], (Fraction(2, 5), Fraction(3, 5))),
        (["40%", "60 %"], (Fraction(2, 5), Fraction(3, 5))),
        (["33,3%", "66.7%"], (Fraction(333, 1000), Fraction(667, 1000))),
        (["12.000", "8 000"], (Fraction(3, 5), Fraction(2, 5))),
        (["1", "1", "1"], (Fraction(1, 3),) * 3),
        (["1/2", "50%"], (Fraction(1, 2), Fraction(1, 2))),
        (["1/1"], (Fraction(1),)),
    ],
)
def test_shares_are_fractions_percentages_or_a_common_measure(typed: list[str], expected: tuple[Fraction, ...]) -> None:
    assert read_shares(typed) == expected


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        (["2/5", "2/5"], None),
        (["40%", "61%"], None),
        (["2/5", ""], 1),
        (["1/0", "1/2"], 0),
        (["-1/2", "1/2"], 0),
        (["0", "5"], 0),
        (["nửa", "1/2"], 0),
        (["3/2", "1/2"], 0),
        (["12", "1/2"], 0),
        ([], None),
    ],
)
def test_what_is_no_division_of_one_whole_is_told_with_its_place(typed: list[str], place: int | None) -> None:
    with pytest.raises(NoShares) as error:
        read_shares(typed)
    assert error.value.place == place


@pytest.mark.parametrize(
    ("whole", "parts", "expected"),
    [
        (10, [Fraction(1, 3), Fraction(2, 3)], (3, 7)),
        (1, [Fraction(1, 2), Fraction(1, 2)], (1, 0)),
        (2, [Fraction(1, 3)] * 3, (1, 1, 0)),
        (7, [Fraction(1)], (7,)),
        (0, [Fraction(2, 5), Fraction(3, 5)], (0, 0)),
    ],
)
def test_the_largest_remainders_get_what_is_left(whole: int, parts: list[Fraction], expected: tuple[int, ...]) -> None:
    assert divide(whole, parts) == expected


@given(st.integers(0, 10**12), shares)
def test_parts_add_up_to_the_whole_and_are_off_by_less_than_one(whole: int, parts: tuple[Fraction, ...]) -> None:
    divided = divide(whole, parts)
    assert sum(divided) == whole
    assert all(abs(part - whole * share) < 1 for part, share in zip(divided, parts, strict=True))


@given(st.integers(0, 10**6), st.integers(0, 10**6), shares)
def test_no_part_of_a_ratio_has_more_done_than_there_is(done: int, undone: int, parts: tuple[Fraction, ...]) -> None:
    numerators, denominators = divide_pair(done, done + undone, parts)
    assert (sum(numerators), sum(denominators)) == (done, done + undone)
    assert all(0 <= above <= below for above, below in zip(numerators, denominators, strict=True))
