"""Which figure of a report to the level above a total answers, and as which numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

NUMBERS = ("count", "amount")
ANSWERS = ("yes_no", "choice")


class Reason(StrEnum):
    """Why a figure can't be filled in."""

    NO_SUCH = "no_such"
    OTHER_KIND = "other_kind"
    ANSWER = "answer"
    NOTHING_YET = "nothing_yet"
    HIDDEN = "hidden"
    TOO_FINE = "too_fine"


@dataclass(frozen=True, slots=True)
class Asks:
    """What matters of an indicator: its kind, and the digits behind the comma that it takes."""

    kind: str
    decimals: int


@dataclass(frozen=True, slots=True)
class Total:
    """A total in the smallest steps of its indicator; ``denominator`` of shares only."""

    numerator: int
    denominator: int | None
    reports: int
    hidden: bool


def parts_of(above: Asks, own: Asks, total: Total) -> Mapping[str, int] | Reason:
    """The numbers to be filled in, or why not. Exact: a figure finer than the level above takes is not rounded."""
    numbers = above.kind in NUMBERS and own.kind in NUMBERS
    if not numbers and not above.kind == own.kind == "share":
        return Reason.ANSWER if above.kind == own.kind and own.kind in ANSWERS else Reason.OTHER_KIND
    if not total.reports:
        return Reason.NOTHING_YET
    if total.hidden:
        return Reason.HIDDEN
    if total.denominator is not None:
        return {"numerator": total.numerator, "denominator": total.denominator}
    value, rest = divmod(total.numerator * 10**above.decimals, 10**own.decimals)
    return Reason.TOO_FINE if rest else {"value": value}
