"""From the stored form, and from what a reading says, to a due date in force."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from dondoc.plans.dues.kinds import (
    LONGEST_PERIOD,
    After,
    Due,
    EndOf,
    Event,
    Fixed,
    HalfYearly,
    Measure,
    Monthly,
    Quarterly,
    Span,
    Weekly,
    Yearly,
)

_YEARLY = re.compile(r"--(\d\d)-(\d\d)")
_DAY = re.compile(r"---(\d\d)")
_WEEKLY = re.compile(r"-W-([1-7])")
_IN_PART = re.compile(r"-([HQ])([1-6])-(\d\d)")
_END = re.compile(r"-E-(month|quarter)(-w)?")
_AFTER = re.compile(r"@(signing|receipt|end|event)(?::(\d{4}-\d\d-\d\d))?([+-]\d{1,3})([wdmh])")
_LATEST_CUT_OFF = 15  # the decree's quarters end on the 14th of their last month


def parse(stored: str) -> Due:
    """The due date that `str` wrote. Raises ValueError for anything else."""
    if found := _YEARLY.fullmatch(stored):
        return Yearly(int(found[1]), int(found[2]))
    if found := _DAY.fullmatch(stored):
        return Monthly(int(found[1]))
    if found := _WEEKLY.fullmatch(stored):
        return Weekly(int(found[1]))
    if found := _IN_PART.fullmatch(stored):
        part = HalfYearly if found[1] == "H" else Quarterly
        return part(int(found[2]), int(found[3]))
    if found := _END.fullmatch(stored):
        return EndOf(Span(found[1]), working=found[2] is not None)
    if found := _AFTER.fullmatch(stored):
        since = date.fromisoformat(found[2]) if found[2] else None
        return After(int(found[3]), Measure(found[4]), Event(found[1]), since)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", stored):
        return Fixed(date.fromisoformat(stored))
    raise ValueError(f"no due date: {stored!r}")


def of_reading(
    due: str | None,
    every: str | None,
    after: Mapping[str, Any] | None = None,
    *,
    month: int | None = None,
    signed: date | None = None,
) -> Due | None:
    """What a reader's values mean; None where they name no day.

    ``month`` is the month of the quarter where the words say it; where they do not, a day from the 15th on lies in
    the quarter's last month, an earlier one in the first month of the next: after the data's end by Nghị định
    09/2019/NĐ-CP. ``signed`` is the day on which the document was signed. Raises ValueError for a day that is none.
    """
    if not due:
        return _after(after, signed) if after else None
    read = parse(due)
    match read, every:
        case Monthly(day), "quarter":
            return Quarterly(month or (3 if day >= _LATEST_CUT_OFF else 1), day)
        case Yearly(number, day), "quarter":
            return Quarterly((number - 1) % 3 + 1, day)
        case Yearly(number, day), "6 months":
            return HalfYearly((number - 1) % 6 + 1, day)
    return read


def _after(after: Mapping[str, Any], signed: date | None) -> After | None:
    """A period in place of a date; None for one without a length, or of a length that no plan means."""
    names = {"months": Measure.MONTHS, "hours": Measure.HOURS, "days": Measure.DAYS}
    name = next((name for name in names if 1 <= abs(int(after.get(name) or 0)) <= LONGEST_PERIOD), None)
    if name is None:
        return None
    measure = Measure.WORKING_DAYS if name == "days" and after.get("working") else names[name]
    event = Event(after.get("from") or Event.EVENT)
    return After(int(after[name]), measure, event, signed if event is Event.SIGNING else None)
