"""The next round of a duty as it would open: name, window, the due date of each level, and what does not fit. Pure."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from dondoc.core.periods import Calendar, cascade
from dondoc.plans.dues import Conflict, conflicts
from dondoc.reporting.rules.schedule import HasDue, HasPeriod, Round, suggest


class Planned(NamedTuple):
    """A round with the due date of each level, counted down from the plan's unit, and the conflicts among them."""

    round: Round
    dues: Mapping[int, date]
    conflicts: Sequence[Conflict]


def planned(
    duty: HasDue,
    plan: HasPeriod,
    *,
    levels: Sequence[int],
    gaps: Mapping[int, int],
    day: date,
    calendar: Calendar,
    opened: Container[tuple[date, date]] = (),
) -> Planned:
    """The round that `suggest` finds. ``levels`` owe, the top one first; ``gaps`` are in working days."""
    found = suggest(duty, plan, day, calendar, opened)
    return laid_out(found, plan, levels=levels, gaps=gaps, day=day, calendar=calendar)


def laid_out(
    found: Round, plan: HasPeriod, *, levels: Sequence[int], gaps: Mapping[int, int], day: date, calendar: Calendar
) -> Planned:
    """A round with the due dates of the levels that owe, and what does not fit."""
    days = cascade(found.due, [gaps.get(level, 1) for level in levels[1:]], calendar) if levels else []
    dues = dict(zip(levels, days, strict=True))
    clashes = conflicts(dues, window_end=found.window_end, plan_end=plan.period_end, today=day, calendar=calendar)
    return Planned(found, dues, clashes)
