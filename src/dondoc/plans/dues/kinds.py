"""The kinds of due dates, each a frozen value. `str` gives the form that is stored, `dondoc.plans.dues.parse` reads it.

| Stored | Kind |
|---|---|
| "2026-06-30" | `Fixed`: that day |
| "--06-15" | `Yearly`: 15 June of every year |
| "-H6-15" | `HalfYearly`: day 15 of the sixth month of each half: 15 June and 15 December |
| "-Q3-18" | `Quarterly`: day 18 of the third month of each quarter |
| "---18" | `Monthly`: day 18 of every month |
| "-W-5" | `Weekly`: every Friday |
| "-E-quarter", "-E-month-w" | `EndOf`: the last day of each quarter, the last working day of each month |
| "@signing:2026-01-12+10w" | `After`: ten working days after the signing on 12 January 2026 |

A day that a month does not have is its last day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Fixed:
    """One day."""

    day: date

    def __str__(self) -> str:
        return self.day.isoformat()


@dataclass(frozen=True, slots=True)
class Yearly:
    """A day of every year."""

    month: int
    day: int

    def __post_init__(self) -> None:
        date(2024, self.month, self.day)  # a leap year: 29 February may recur

    def __str__(self) -> str:
        return f"--{self.month:02}-{self.day:02}"


@dataclass(frozen=True, slots=True)
class HalfYearly:
    """A day of the ``month``-th month, 1 to 6, of each half of the year."""

    month: int
    day: int

    def __post_init__(self) -> None:
        _within(self.month, 6)
        _within(self.day, 31)

    def __str__(self) -> str:
        return f"-H{self.month}-{self.day:02}"


@dataclass(frozen=True, slots=True)
class Quarterly:
    """A day of the ``month``-th month, 1 to 3, of each quarter."""

    month: int
    day: int

    def __post_init__(self) -> None:
        _within(self.month, 3)
        _within(self.day, 31)

    def __str__(self) -> str:
        return f"-Q{self.month}-{self.day:02}"


@dataclass(frozen=True, slots=True)
class Monthly:
    """A day of every month."""

    day: int

    def __post_init__(self) -> None:
        _within(self.day, 31)

    def __str__(self) -> str:
        return f"---{self.day:02}"


@dataclass(frozen=True, slots=True)
class Weekly:
    """A day of every week; Monday is 1, as ISO 8601 counts."""

    weekday: int

    def __post_init__(self) -> None:
        _within(self.weekday, 7)

    def __str__(self) -> str:
        return f"-W-{self.weekday}"


class Span(StrEnum):
    """What ends."""

    MONTH = "month"
    QUARTER = "quarter"


MONTHS = {Span.MONTH: 1, Span.QUARTER: 3}


@dataclass(frozen=True, slots=True)
class EndOf:
    """The last day of every month or quarter, or (``working``) its last working day."""

    span: Span
    working: bool = False

    def __str__(self) -> str:
        return f"-E-{self.span}{'-w' if self.working else ''}"


class Event(StrEnum):
    """From what days are counted, as a reading tells it."""

    SIGNING = "signing"
    RECEIPT = "receipt"
    END = "end"
    EVENT = "event"


class Measure(StrEnum):
    """In what a period is counted."""

    WORKING_DAYS = "w"
    DAYS = "d"
    MONTHS = "m"
    HOURS = "h"


LONGEST_PERIOD = 999


@dataclass(frozen=True, slots=True)
class After:
    """A period after an event, or before it where ``amount`` is negative; ``since`` is the event's day, once known.

    The event's own day does not count (Bộ luật Dân sự 2015, Điều 147).
    """

    amount: int
    measure: Measure
    event: Event
    since: date | None = None

    def __post_init__(self) -> None:
        if not 1 <= abs(self.amount) <= LONGEST_PERIOD:
            raise ValueError(f"a period of {self.amount}")

    def __str__(self) -> str:
        since = f":{self.since.isoformat()}" if self.since else ""
        return f"@{self.event}{since}{self.amount:+d}{self.measure}"


Due = Fixed | Yearly | HalfYearly | Quarterly | Monthly | Weekly | EndOf | After
LONGEST = 40
"""Characters that a stored due date takes at most."""


def recurs(due: Due) -> bool:
    """Whether it comes again and again."""
    return not isinstance(due, Fixed | After)


def _within(number: int, most: int) -> None:
    if not 1 <= number <= most:
        raise ValueError(f"{number} is not within 1 to {most}")
