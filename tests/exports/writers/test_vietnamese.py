"""Numbers and dates as Vietnamese official papers print them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.exports.writers.vietnamese import (
    format_date,
    format_decimal,
    format_int,
    format_percent,
    format_short_date,
)


@given(st.integers())
def test_a_whole_number_without_its_stops_is_the_number(value: int) -> None:
    assert int(format_int(value).replace(".", "")) == value


@pytest.mark.parametrize(
    ("value", "printed"), [(0, "0"), (999, "999"), (1000, "1.000"), (1234567, "1.234.567"), (-4321, "-4.321")]
)
def test_a_stop_stands_between_thousands(value: int, printed: str) -> None:
    assert format_int(value) == printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Decimal("1234.50"), "1.234,5"),
        (Decimal("0.005"), "0,01"),
        (Decimal("-0.004"), "0"),
        (Decimal("-0.5"), "-0,5"),
        (Decimal("1E+3"), "1.000"),
        (1234567, "1.234.567"),
    ],
)
def test_a_decimal_has_a_comma_two_places_at_most_and_no_zeros_at_its_end(value: Decimal | int, printed: str) -> None:
    assert format_decimal(value) == printed


@pytest.mark.parametrize(
    ("numerator", "denominator", "printed"),
    [
        (2, 3, "66,67%"),
        (1, 2, "50%"),
        (0, 7, "0%"),
        (7, 7, "100%"),
        (99999, 100000, "99,99%"),
        (1, 1000000, "0,01%"),
        (3, 2, "150%"),
        (12345, 100, "12.345%"),
    ],
)
def test_a_share_is_printed_in_per_cent(numerator: int, denominator: int, printed: str) -> None:
    assert format_percent(numerator, denominator) == printed


@given(st.integers(1, 10**6).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_a_printed_share_is_within_one_hundredth_and_whole_or_nothing_only_if_it_is(
    share: tuple[int, int],
) -> None:
    part, whole = share
    printed = format_percent(part, whole)
    number = Fraction(printed.removesuffix("%").replace(",", "."))
    assert abs(number - Fraction(100 * part, whole)) < Fraction(1, 100)
    assert (printed == "100%", printed == "0%") == (part == whole, part == 0)


def test_a_share_of_nothing_is_refused() -> None:
    with pytest.raises(ZeroDivisionError, match="nothing"):
        format_percent(0, 0)


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2026, 3, 5), "ngày 05 tháng 3 năm 2026", "05/3/2026"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026", "10/02/2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026", "31/12/2026"),
    ],
)
def test_days_under_ten_and_the_first_two_months_have_a_leading_zero(day: date, long: str, short: str) -> None:
    assert (format_date(day), format_short_date(day)) == (long, short)
