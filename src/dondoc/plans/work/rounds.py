"""Reads of rounds: of an assignment whose task comes again and again (docs/tasks.md)."""

from __future__ import annotations

from datetime import date

from dondoc.core.periods import Calendar
from dondoc.plans.dues import Due, following, gone_by, left, opens_on, parse, recurs
from dondoc.plans.models import Assignment
from dondoc.plans.work.states import OPEN


def rule_of(row: Assignment) -> Due | None:
    """The due date of an assignment that comes again and again; None for one that comes once.

    A part goes by the rounds of its whole, and what an amendment took out of the plan has none any more.
    """
    if row.parent_id is not None or row.ended_by_id is not None or row.due is None or not row.task.due:
        return None
    found = parse(row.task.due)
    return found if recurs(found) else None


def next_due(row: Assignment, calendar: Calendar) -> date | None:
    """The due day of the round after the one at hand, of those that are not closed; None where none follows."""
    rule, coming = rule_of(row), row.due
    if rule is None or coming is None:
        return None
    closed, until = _closed(row), row.task.plan.period_end
    while True:
        coming = following(rule, coming, until, calendar)
        if coming is None or coming not in closed:
            return coming


def opens(row: Assignment) -> date | None:
    """From which day on the round at hand is asked for; None for what comes once, or is over."""
    rule = rule_of(row)
    return opens_on(rule, row.due) if rule is not None and row.due is not None and row.state in OPEN else None


def behind(row: Assignment, day: date, calendar: Calendar) -> list[date]:
    """The due days up to a day of the rounds that are not closed, the one at hand first; none for what comes once."""
    rule = rule_of(row)
    if rule is None or row.due is None:
        return []
    closed, until = _closed(row), row.task.plan.period_end
    last = day if until is None else min(day, until)
    return [row.due, *(each for each in gone_by(rule, row.due, last, calendar) if each not in closed)]


def share_done(row: Assignment, coming: date, calendar: Calendar) -> int:
    """How far the work is as a whole, in per cent: the closed rounds of all, ``coming`` being the next one.

    0 in a plan without an end, which has no number of rounds.
    """
    rule, until = rule_of(row), row.task.plan.period_end
    if rule is None or until is None:
        return 0
    past = row.rounds.count()
    return 100 * past // (past + left(rule, coming, until, calendar))


def _closed(row: Assignment) -> set[date]:
    return set(row.rounds.values_list("due", flat=True))
