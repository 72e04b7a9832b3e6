"""What every kind of thing with a due date has in common for a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Model

from dondoc.plans.models import Plan

BEFORE, AFTER = timedelta(days=90), timedelta(days=730)
MOST = 500
"""Entries of one file."""
LONGEST = 200  # characters of a title
LONGEST_CLAUSE = 1_000


class Span(NamedTuple):
    """The due dates that a file holds, both ends included."""

    first: date
    last: date


class Logged(NamedTuple):
    """A thing in the event log whose events count as changes; ``unit_ids`` where only those of some units do."""

    object_type: str
    object_id: int
    unit_ids: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """One thing with a due date, in words.

    ``name`` stays the same as long as the thing is there. ``lead`` says before ``what`` how it stands, as ``state``
    does; ``facts`` are lines of their own. ``path`` is that of its page; ``since`` when it came to be.
    """

    name: str
    unit_id: int
    day: date
    is_open: bool
    lead: str
    what: str
    state: str
    category: str
    plan: Plan
    facts: tuple[str, ...]
    path: str
    since: datetime
    logged: tuple[Logged, ...]


def logged(kind: type[Model], pk: int, unit_ids: frozenset[int] | None = None) -> Logged:
    """A thing as the event log knows it."""
    return Logged(kind._meta.label_lower, pk, unit_ids)


def shortened(text: str, most: int = LONGEST) -> str:
    """On one line, and not too long for one."""
    bare = " ".join(text.split())
    return bare if len(bare) <= most else bare[: most - 1].rstrip() + "…"
