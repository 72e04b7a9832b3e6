"""Where a unit stands that must issue a plan of its own. Pure: values in, values out, the day is passed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dondoc.core.periods import Calendar, days_late


class Standing(StrEnum):
    """Issued or not, and how that stands to the due date. Nothing is judged where a day is not known."""

    ON_TIME = "on_time"
    ISSUED_LATE = "issued_late"
    ISSUED = "issued"
    LATE = "late"
    NOT_YET_DUE = "not_yet_due"
    UNDATED = "undated"


ISSUED = frozenset({Standing.ON_TIME, Standing.ISSUED_LATE, Standing.ISSUED})


@dataclass(frozen=True, slots=True)
class Judged:
    """Where a unit stands, and by how many calendar days it is late or was."""

    standing: Standing
    days: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How many units must issue a plan, and how many of them stand where; the parts add up to ``owed``."""

    by_standing: Mapping[Standing, int]

    @property
    def owed(self) -> int:
        """All that must issue one, whether it can be judged or not."""
        return sum(self.by_standing.values())

    @property
    def issued(self) -> int:
        """Those that have, in time or not."""
        return sum(count for standing, count in self.by_standing.items() if standing in ISSUED)


def judge(*, is_issued: bool, issued_on: date | None, due: date | None, day: date, calendar: Calendar) -> Judged:
    """How a unit stands on a day. ``issued_on`` is the day that its plan bears, if it bears one.

    A due date on a day off runs to the next working day (`dondoc.core.periods.last_day_to_send`).
    """
    if is_issued and (issued_on is None or due is None):
        return Judged(Standing.ISSUED)
    if due is None:
        return Judged(Standing.UNDATED)
    if issued_on is not None and is_issued:
        late = days_late(due, issued_on, calendar)
        return Judged(Standing.ISSUED_LATE if late else Standing.ON_TIME, late)
    late = days_late(due, day, calendar)
    return Judged(Standing.LATE if late else Standing.NOT_YET_DUE, late)


def counted(standings: Iterable[Standing]) -> Counts:
    """How many stand where; each standing is named, also with none."""
    found = Counter(standings)
    return Counts({each: found[each] for each in Standing})
