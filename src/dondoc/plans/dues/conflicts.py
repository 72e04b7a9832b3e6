"""What is wrong with the due dates of a round, told before it opens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dondoc.core.periods import Calendar, is_working_day, last_day_to_send, working_days_between


class Clash(StrEnum):
    """One way in which a due date does not fit."""

    WITHIN_WINDOW = "within_window"
    DAY_OFF = "day_off"
    PAST = "past"
    TOO_CLOSE = "too_close"
    AFTER_ABOVE = "after_above"
    AFTER_PLAN = "after_plan"


class Conflict(NamedTuple):
    """What is wrong with the date of one level; ``other`` is the day that it clashes with."""

    clash: Clash
    level: int
    due: date
    other: date


def conflicts(
    dues: Mapping[int, date], *, window_end: date, plan_end: date | None, today: date, calendar: Calendar
) -> list[Conflict]:
    """Everything that does not fit, the top level first. ``dues`` holds the date of each level, counted downward.

    The date lies at least one working day after the data's end and before the level above (Nghị định
    09/2019/NĐ-CP); on a day off one may send until the next working day (Bộ luật Dân sự 2015, Điều 148).
    """
    found: list[Conflict] = []
    above: date | None = None
    for level, due in sorted(dues.items()):
        clashes = [*_in_time(due, window_end, plan_end, today), *_with_others(due, above, calendar)]
        found += (Conflict(clash, level, due, other) for clash, other in clashes)
        above = due
    return found


def _in_time(due: date, window_end: date, plan_end: date | None, today: date) -> Iterator[tuple[Clash, date]]:
    if due <= window_end:
        yield Clash.WITHIN_WINDOW, window_end
    if due < today:
        yield Clash.PAST, today
    if plan_end is not None and due > plan_end:
        yield Clash.AFTER_PLAN, plan_end


def _with_others(due: date, above: date | None, calendar: Calendar) -> Iterator[tuple[Clash, date]]:
    last = last_day_to_send(due, calendar)
    if not is_working_day(due, calendar):
        yield Clash.DAY_OFF, last
    if above is None:
        return
    if due > above:
        yield Clash.AFTER_ABOVE, above
    elif working_days_between(last, last_day_to_send(above, calendar), calendar) < 1:
        yield Clash.TOO_CLOSE, above
