"""What a message says of one thing, as it was that day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NotRequired, TypedDict

from dondoc.core.periods import Calendar
from dondoc.reminders.models import Message
from dondoc.reminders.rules.ladder import days_past
from dondoc.reminders.sources import Fact

OPENING_PAGE = "cycle-open"
"""The page of a line about a round that the reading office should open; its key is the duty."""


class Line(TypedDict):
    """``due`` is "" for what has no date, ``days`` past the last day to send, negative for days left; ``unit`` who owes
    it, "" where that is the reader; ``above`` who was told of its lateness today; ``page`` and ``key`` the url of the
    thing; ``plan`` what the plan that asks for it is called; ``helps`` that the unit only coordinates; ``changes``
    the counts of what an amendment did to its work, in the order of `dondoc.plans.wording.said_concern`."""

    what: str
    due: str
    days: int
    unit: str
    above: str
    page: str
    key: int
    plan: NotRequired[str]
    helps: NotRequired[bool]
    changes: NotRequired[list[int]]


def line_of(fact: Fact, day: date, calendar: Calendar, *, unit: str = "", above: str = "") -> Line:
    """A thing as a message tells of it on a day."""
    days = days_past(fact.due, day, calendar)
    return Line(
        what=fact.what,
        due=fact.due.isoformat(),
        days=days,
        unit=unit,
        above=above,
        page=fact.page,
        key=fact.key,
        plan=fact.plan,
    )


def kept(lines: Sequence[Line]) -> list[Line]:
    """The lines that a message keeps: the latest first."""
    return sorted(lines, key=lambda line: (-line["days"], line["unit"], line["what"]))[: Message.LINES_KEPT]
