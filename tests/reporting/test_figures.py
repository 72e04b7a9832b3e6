"""Figures as typed, checked and packed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reporting.rules.figures import (
    LARGEST,
    MISSING,
    MOST_DECIMALS,
    Column,
    Fault,
    Slot,
    faults_to_send,
    is_hidden,
    pack,
    packed,
    parse_figure,
    parse_figures,
    print_figure,
)
from dondoc.reporting.rules.unpacking import unpack

SHARE = (Slot("1", "numerator", True), Slot("1", "denominator", True))
COUNT = Slot("2", "value", False)


@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        ("", None),
        ("  ", None),
        ("0", 0),
        ("-0", 0),
        ("007", 7),
        (" 12 ", 12),
        ("1.234", 1234),
        ("1 234 567", 1_234_567),
        ("1\u00a0234", 1234),
        ("8999999999999999", LARGEST - 1),
        ("9000000000000000", Fault.TOO_LARGE),
        ("9" * 400, Fault.TOO_LARGE),
        ("-1", Fault.NEGATIVE),
        ("-1.234", Fault.NEGATIVE),
        ("1.5", Fault.NOT_WHOLE),
        ("1,5", Fault.NOT_WHOLE),
        ("12.34", Fault.NOT_WHOLE),
        ("1234.567", Fault.NOT_WHOLE),
        ("1..234", Fault.NOT_WHOLE),
        ("muoi", Fault.NOT_WHOLE),
        ("1e3", Fault.NOT_WHOLE),
        ("²", Fault.NOT_WHOLE),
        ("१", Fault.NOT_WHOLE),
        ("--1", Fault.NOT_WHOLE),
    ],
)
def test_a_figure_is_a_whole_number_with_thousands_parted_or_not(typed: str, figure: object) -> None:
    assert parse_figure(typed) == figure


@given(st.integers(0, LARGEST - 1))
def test_every_figure_is_read_back_from_the_way_it_is_printed(figure: int) -> None:
    assert parse_figure(f"{figure:,}".replace(",", ".")) == figure


@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        ("12,5", 1250),
        ("12", 1200),
        ("1.234,50", 123_450),
        ("0,07", 7),
        ("0,070", 7),
        (",5", Fault.NOT_A_NUMBER),
        ("12.5", Fault.NOT_A_NUMBER),
        ("0,125", Fault.TOO_FINE),
        ("-0,01", Fault.NEGATIVE),
        ("89999999999999,99", LARGEST - 1),
        ("90000000000000", Fault.TOO_LARGE),
    ],
)
def test_an_amount_is_kept_in_its_smallest_steps(typed: str, figure: object) -> None:
    assert parse_figure(typed, 2) == figure


@given(st.integers(0, LARGEST - 1), st.integers(0, MOST_DECIMALS))
def test_every_amount_is_read_back_from_the_way_it_is_printed(figure: int, decimals: int) -> None:
    assert parse_figure(print_figure(figure, decimals), decimals) == figure


def test_an_answer_is_one_of_those_that_are_offered() -> None:
    choice = (Slot("1", "value", True, answers=3),)
    assert parse_figures({"1.value": "2"}, choice).values == {"1": {"value": 2}}
    assert parse_figures({"1.value": "3"}, choice).faults == {"1.value": Fault.NOT_AN_ANSWER}


def test_of_a_choice_each_answer_is_packed_by_itself() -> None:
    columns = [Column("1", "value", answer) for answer in range(3)]
    packed = [pack(values, columns) for values in ({"1": {"value": 1}}, {})]
    assert unpack(packed, 3).tolist() == [[0, 1, 0], [MISSING] * 3]


@given(st.text(max_size=30), st.integers(0, MOST_DECIMALS))
def test_whatever_is_typed_gives_a_figure_a_fault_or_nothing(text: str, decimals: int) -> None:
    figure = parse_figure(text, decimals)
    assert figure is None or isinstance(figure, Fault) or 0 <= figure < LARGEST


def test_a_numerator_above_its_denominator_is_told_at_the_numerator() -> None:
    figures = parse_figures({"1.numerator": "4", "1.denominator": "3"}, SHARE)
    assert (figures.values, figures.faults) == (
        {"1": {"numerator": 4, "denominator": 3}},
        {"1.numerator": Fault.OVER_BASE},
    )


def test_a_figure_with_a_fault_is_not_kept() -> None:
    figures = parse_figures({"1.numerator": "hai", "1.denominator": "3"}, SHARE)
    assert (figures.values, figures.faults) == (
        {"1": {"denominator": 3}},
        {"1.numerator": Fault.NOT_WHOLE},
    )


def test_required_figures_and_the_other_half_of_a_share_are_missed() -> None:
    optional = (Slot("3", "numerator", False), Slot("3", "denominator", False))
    values = {"3": {"numerator": 1}}
    assert faults_to_send(values, (*SHARE, COUNT, *optional)) == {
        "1.numerator": Fault.MISSING,
        "1.denominator": Fault.MISSING,
        "3.denominator": Fault.MISSING,
    }


def test_zeros_are_figures() -> None:
    assert faults_to_send({"1": {"numerator": 0, "denominator": 0}}, SHARE) == {}


FIGURE = st.one_of(st.none(), st.integers(0, 200), st.integers(0, LARGEST - 1))


@given(st.integers(1, 8).flatmap(lambda width: st.lists(st.lists(FIGURE, min_size=width, max_size=width), min_size=1)))
def test_packing_keeps_every_figure_and_every_gap_whatever_the_width_of_each_row(rows: list[list[int | None]]) -> None:
    columns = [Column(str(place), "value") for place in range(len(rows[0]))]
    packed_rows = [
        pack({str(place): {"value": each} for place, each in enumerate(row) if each is not None}, columns)
        for row in rows
    ]
    expected = [[MISSING if each is None else each for each in row] for row in rows]
    assert unpack(packed_rows, len(columns)).tolist() == expected


@pytest.mark.parametrize(("largest", "size"), [(127, 1), (128, 2), (32_767, 2), (32_768, 4), (2**31, 8)])
def test_a_row_is_as_wide_as_its_largest_figure_needs(largest: int, size: int) -> None:
    assert len(packed([MISSING, 0, largest])) == 3 * size


def test_the_largest_figure_is_exact_as_a_floating_number_too() -> None:
    assert int(float(LARGEST - 1)) == LARGEST - 1 < 2**53


@pytest.mark.parametrize(
    ("figure", "about_people", "own", "hidden"),
    [
        (4, True, False, True),
        (5, True, False, False),
        (0, True, False, False),
        (4, True, True, False),
        (4, False, False, False),
    ],
)
def test_small_counts_of_people_are_hidden_outside_the_unit(
    figure: int, about_people: bool, own: bool, hidden: bool
) -> None:
    assert is_hidden(figure, 5, about_people=about_people, own=own) is hidden
