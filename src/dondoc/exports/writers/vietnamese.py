"""Numbers and dates as Vietnamese official papers print them: 1.234.567, 66,67%, ngày 05 tháng 3 năm 2026."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

_PLACES = 2
_HUNDRED = Decimal(100)
_STEP = Decimal(1).scaleb(-_PLACES)


def format_int(value: int) -> str:
    """A whole number with a full stop between thousands: 1234567 is "1.234.567"."""
    return f"{value:,}".replace(",", ".")


def format_decimal(value: Decimal | int) -> str:
    """At most two decimals, rounded half up, zeros at the end left out: 1234.50 is "1.234,5"."""
    return _print(_round(Decimal(value), ROUND_HALF_UP))


def format_percent(numerator: int, denominator: int) -> str:
    """The share in per cent: 2 of 3 is "66,67%".

    Rounding never turns a part into the whole or into nothing: 99,999% prints as "99,99%" and 0,001% as
    "0,01%", so that a paper can't say 100% of a target that is missed.

    Raises ZeroDivisionError where the denominator is 0.
    """
    if denominator == 0:
        raise ZeroDivisionError("A share of nothing has no percentage.")
    share = Decimal(numerator) * _HUNDRED / Decimal(denominator)
    rounded = _round(share, ROUND_HALF_UP)
    if share < _HUNDRED <= rounded:
        rounded = _round(share, ROUND_DOWN)
    elif share > 0 and not rounded:
        rounded = _STEP
    return f"{_print(rounded)}%"


def format_date(day: date) -> str:
    """ "ngày 05 tháng 3 năm 2026": a leading zero for days under 10 and months 1 and 2 only.

    Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4.
    """
    return f"ngày {day.day:02} tháng {_month(day)} năm {day.year}"


def format_short_date(day: date) -> str:
    """ "05/3/2026", for table cells; leading zeros as in format_date."""
    return f"{day.day:02}/{_month(day)}/{day.year}"


_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """ "XIV" of 14."""
    found = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        found += sign * count
    return found


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month <= 2 else str(day.month)


def _round(value: Decimal, rounding: str) -> Decimal:
    return value.quantize(_STEP, rounding=rounding)


def _print(value: Decimal) -> str:
    """The digits of a value of two decimals."""
    whole, decimals = f"{value:,.{_PLACES}f}".split(".")
    decimals = decimals.rstrip("0")
    number = whole.replace(",", ".") + (f",{decimals}" if decimals else "")
    return "0" if number == "-0" else number
