"""Amounts as they are typed, sums, and what they are called."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.budget.rules import (
    LARGEST,
    SourceKind,
    Standing,
    Sums,
    expected_share,
    in_words,
    parse_amount,
    rolled_up,
    source_named,
    standing,
)
from dondoc.units.folding import fold

MID_YEAR = date(2026, 7, 2)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.250.000", 1_250_000),
        ("1250000", 1_250_000),
        ("1 250 000 đồng", 1_250_000),
        ("1.250.000đ", 1_250_000),
        ("0", 0),
        ("1,5 tỷ", None),
        ("1.25", None),
        ("-5", None),
        ("1,250,000", None),
        ("", None),
        ("१२", None),
    ],
)
def test_an_amount_is_whole_and_in_dong(typed: str, amount: int | None) -> None:
    assert parse_amount(typed) == amount


@given(st.integers(0, LARGEST))
def test_what_is_printed_is_read_again(amount: int) -> None:
    assert parse_amount(in_words(amount)) == amount


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Ngân sách trung ương", SourceKind.CENTRAL),
        ("ngân sách tỉnh cấp qua Sở Tài chính", SourceKind.PROVINCE),
        ("ngân sách cấp xã", SourceKind.COMMUNE),
        ("nguồn xã hội hóa", SourceKind.SOCIAL),
        ("theo quy định hiện hành", SourceKind.OTHER),
    ],
)
def test_the_words_of_a_plan_name_a_source(words: str, kind: SourceKind) -> None:
    assert source_named(fold(words)) is kind


@pytest.mark.parametrize(
    ("sums", "said"),
    [
        (Sums(), Standing.NOTHING),
        (Sums(estimate=5), Standing.UNALLOTTED),
        (Sums(received=5, given=8), Standing.OVERGIVEN),
        (Sums(received=5, spent=6), Standing.OVER),
        (Sums(spent=6), Standing.OVER),
        (Sums(received=100, spent=10), Standing.SLOW),
        (Sums(received=100, spent=40), Standing.ON_WAY),
        (Sums(received=100, spent=100), Standing.SPENT_OUT),
        (Sums(received=100, spent=90, settled=90), Standing.SETTLED),
        (Sums(received=100, given=100), Standing.ON_WAY),
        (Sums(received=100, spent=60, carried_out=40), Standing.SPENT_OUT),
    ],
)
def test_money_stands_as_its_sums_say(sums: Sums, said: Standing) -> None:
    assert standing(sums, 2026, MID_YEAR) is said


def test_the_year_goes_by_from_the_first_day_to_the_last() -> None:
    days = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 1))
    shares = [round(expected_share(2026, day), 3) for day in days]
    assert shares == [0.0, 0.274, 99.726, 100.0, 100.0]


AMOUNTS = st.builds(Sums, *[st.integers(0, 10**12)] * 7)


@given(st.dictionaries(st.integers(1, 40), AMOUNTS), st.lists(st.integers(0, 39), min_size=40, max_size=40))
def test_a_node_is_the_sum_of_its_own_and_of_those_right_below(own: dict[int, Sums], parents: list[int]) -> None:
    above = {unit: parents[unit - 1] % unit for unit in range(1, 41)}  # 0 for a root; always a smaller number

    def way(unit: int) -> tuple[int, ...]:
        return (*way(above[unit]), unit) if unit else ()

    found = rolled_up(own, {unit: way(unit) for unit in own})

    def naive(unit: int) -> Sums:
        total = own.get(unit, Sums())
        for child in (each for each in above if above[each] == unit):
            total += naive(child)
        return total

    assert found == {unit: naive(unit) for unit in {each for one in own for each in way(one)}}
