"""The days on which a due date is reminded of: before it, on it, while it is late, and when the unit above is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dondoc.core.periods import Calendar, add_working_days, is_working_day, last_day_to_send

DAILY, WEEKLY = "day", "week"
LATE_FOR = timedelta(days=90)
"""How long after the due date a unit is still reminded; the weekly list of its office goes on naming it."""
ASLEEP = timedelta(days=30)  # between two looks at what nothing more is said of
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Rule:
    """How an office wants the units that owe it something to be reminded.

    ``before`` counts working days; ``escalate_after`` counts days late as everywhere, from the day after the last
    day to send, 0 for never; ``digest_on`` is the weekday of the office's own list (Monday is 0), None for no list;
    nothing goes out before ``hour``.
    """

    on: bool = True
    before: tuple[int, ...] = (7, 3, 1)
    on_day: bool = True
    late_every: str = WEEKLY
    escalate_after: int = 5
    digest_on: int | None = 0
    hour: int = 7


DEFAULT = Rule()


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at a due date comes to: whether its unit, and the one above, are told today; when to look again."""

    tell: bool
    escalate: bool
    again: date


@lru_cache(maxsize=4096)  # most of what falls due on one day is alike
def look(due: date, *, told_on: date | None, escalated: bool, day: date, rule: Rule, calendar: Calendar) -> Look:
    """What is to be done on a working day about something open.

    A unit is told when a day of the ladder has come since it was last told: one that fell on days when nothing ran is
    made up for once, never twice. What is first seen between two steps is told at once.
    """
    if not rule.on:
        return Look(tell=False, escalate=False, again=add_working_days(day, 1, calendar))
    step = next_step(due, told_on or date.min, rule, calendar)
    last = last_day_to_send(due, calendar)
    escalate = bool(rule.escalate_after) and not escalated and _may_escalate(last, day, rule)
    following = next_step(due, day, rule, calendar)
    return Look(
        tell=escalate or (step is not None and step <= day and day - last <= LATE_FOR),
        escalate=escalate,
        again=following or day + ASLEEP,
    )


def _may_escalate(last: date, day: date, rule: Rule) -> bool:
    return (day - last).days >= rule.escalate_after and day - last <= LATE_FOR


def next_step(due: date, after: date, rule: Rule, calendar: Calendar) -> date | None:
    """The first day of the ladder after a day; None when there is none any more."""
    return next((step for step in ladder(due, rule, calendar) if step > after), None)


@lru_cache(maxsize=4096)
def ladder(due: date, rule: Rule, calendar: Calendar) -> tuple[date, ...]:
    """Every day on which something due then is reminded of as long as it is open, in order; all are working days."""
    last = last_day_to_send(due, calendar)
    steps = {add_working_days(last, -days, calendar) for days in rule.before}
    if rule.on_day:
        steps.add(last)
    late = list(_late_steps(last, rule, calendar))
    if rule.escalate_after:
        risen = working(last + timedelta(days=rule.escalate_after), calendar)
        steps.add(risen)
        if rule.late_every == WEEKLY:
            late = late[:1] + [step for step in late[1:] if abs(step - risen) > _DAY]
    return tuple(sorted(steps.union(late)))


def _late_steps(last: date, rule: Rule, calendar: Calendar) -> Iterator[date]:
    """From the day after the last day to send: each working day, or each week the same weekday or the next worked.

    What holidays put off to the eve of the next week's day is left to that: nobody is told of one thing on two days
    running because offices were closed.
    """
    step = last + _DAY
    while step - last <= LATE_FOR:
        day = working(step, calendar)
        if rule.late_every == DAILY or step == last + _DAY or working(step + _WEEK, calendar) - day > _DAY:
            yield day
        step += _DAY if rule.late_every == DAILY else _WEEK


def working(day: date, calendar: Calendar) -> date:
    """The day itself, or the next working day."""
    return day if is_working_day(day, calendar) else add_working_days(day, 1, calendar)


def next_digest(after: date, rule: Rule, calendar: Calendar) -> date | None:
    """The day of an office's next list after a day: its weekday, or the next working day; None where it wants none."""
    if rule.digest_on is None or not rule.on:
        return None
    ahead = (rule.digest_on - after.weekday()) % 7 or 7
    weekday = after + timedelta(days=ahead - 7)  # that of this week may have been moved past the day
    moved = working(weekday, calendar)
    return moved if moved > after else working(weekday + _WEEK, calendar)


@lru_cache(maxsize=4096)
def days_past(due: date, day: date, calendar: Calendar) -> int:
    """Days past the last day to send: 0 on that day, negative for the days that are left."""
    return (day - last_day_to_send(due, calendar)).days
