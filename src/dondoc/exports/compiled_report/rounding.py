"""Rounding for print; everything before it is exact."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


def hundredths(value: Fraction) -> Decimal:
    """Rounded half up to two decimals, as official reports print shares."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
