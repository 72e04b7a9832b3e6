"""Exact shares of a unit that is divided, and whole numbers divided by them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from math import floor

_WEIGHT = re.compile(r"\d{1,3}(?:[. ]\d{3})+|\d{1,12}")
_FRACTION = re.compile(r"(\d{1,9})\s*/\s*(\d{1,9})")
_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,6}))?\s*%")


class NoShares(ValueError):
    """What was typed is no division of one whole; ``place`` is the share at fault, None for their sum."""

    def __init__(self, place: int | None = None) -> None:
        self.place = place
        super().__init__(place)


def read_shares(texts: Sequence[str]) -> tuple[Fraction, ...]:
    """The shares as typed: fractions ("2/5") or percentages ("40%") that add up to 1, or whole numbers.

    Whole numbers are a measure that the parts have in common, such as inhabitants or area ("12.000" and
    "8.000" are 3/5 and 2/5); dots and spaces part thousands. Raises `NoShares`.
    """
    bare = [text.strip() for text in texts]
    if bare and all(_WEIGHT.fullmatch(text) for text in bare):
        weights = [int(re.sub(r"\D", "", text)) for text in bare]
        if 0 in weights:
            raise NoShares(weights.index(0))
        return tuple(Fraction(weight, sum(weights)) for weight in weights)
    shares = tuple(_share(place, text) for place, text in enumerate(bare))
    if sum(shares) != 1:
        raise NoShares
    return shares


def divide(whole: int, shares: Sequence[Fraction]) -> tuple[int, ...]:
    """A whole number divided by shares that add up to 1, into whole numbers that add up to it.

    Each part gets its share rounded down; what is left goes one by one to the largest remainders, of equal ones
    to the larger share, then to the earlier part.
    """
    exact = [whole * share for share in shares]
    parts = [floor(part) for part in exact]
    by_remainder = sorted(range(len(shares)), key=lambda place: (parts[place] - exact[place], -shares[place], place))
    for place in by_remainder[: whole - sum(parts)]:
        parts[place] += 1
    return tuple(parts)


def divide_pair(
    numerator: int, denominator: int, shares: Sequence[Fraction]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Numerator and denominator of a ratio, divided so that no part's numerator is above its denominator.

    What is in the numerator and what is only in the denominator are divided each by itself: both wholes add
    up. (Divided apart, a part of 10 could come out larger than the same part of 11.)
    """
    if numerator > denominator:
        return divide(numerator, shares), divide(denominator, shares)
    above = divide(numerator, shares)
    rest = divide(denominator - numerator, shares)
    return above, tuple(part + other for part, other in zip(above, rest, strict=True))


def _share(place: int, text: str) -> Fraction:
    if match := _FRACTION.fullmatch(text):
        top, bottom = int(match[1]), int(match[2])
        share = Fraction(top, bottom) if bottom else Fraction(0)
    elif match := _PERCENT.fullmatch(text):
        share = Fraction(f"{match[1]}.{match[2] or 0}") / 100
    else:
        raise NoShares(place)
    if not 0 < share <= 1:
        raise NoShares(place)
    return share
