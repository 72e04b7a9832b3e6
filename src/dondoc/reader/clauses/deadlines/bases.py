"""Which rule a due date rests on, by the way in which it is printed."""

from __future__ import annotations

from dondoc.reader.clauses.deadlines.triggers import is_firm
from dondoc.reader.clauses.deadlines.when import When
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.rules import Basis, basis

_AFTER = basis("deadline.after")
_EACH = {
    "month": basis("deadline.monthly"),
    "quarter": basis("deadline.monthly"),
    "week": basis("deadline.weekly"),
    "day": basis("deadline.daily"),
}
_YEARLY = basis("deadline.day.yearly")
_RANGE = basis("deadline.range")
_LISTED = basis("deadline.listed")
_YEAR = basis("deadline.year")
_STRETCH = basis("deadline.stretch")
_YEARLESS = basis("deadline.day.yearless")
_LABEL = basis("deadline.day.label")
_DAY = basis("deadline.day")
_LOOSE = basis("deadline.day.loose")
_LABELLED = LazyPattern(r"(?:thời gian|thời hạn|tiến độ|hạn)(?!\w)")


def basis_of(when: When, every: str | None) -> Basis:
    """What a due date rests on; ``every`` is the rhythm that was found for it."""
    if when.after is not None:
        return _AFTER
    moment = when.moment
    if moment is None:
        return _EACH.get(when.every or "", _LOOSE)
    if when.trigger.startswith("từ ") and not when.trigger.startswith("từ nay"):
        return _RANGE
    if moment.day is None:
        return _YEAR if moment.months >= 12 else _STRETCH
    if every is not None:
        return _YEARLY
    if when.listed:
        return _LISTED
    if moment.year is None:
        return _YEARLESS
    if _LABELLED.match(when.trigger):
        return _LABEL
    return _DAY if is_firm(when.trigger) else _LOOSE
