"""When something is due, as printed: one value for every way in which a plan says it."""

from __future__ import annotations

from dataclasses import dataclass

from dondoc.reader.clauses.dates import Moment
from dondoc.reader.plan import After
from dondoc.reader.source import Span

# What stands for the trigger of a whole date that has no word before it.
DATED = "đúng ngày"


@dataclass(frozen=True, slots=True)
class When:
    """A time expression and the words that make it a due date ("trước", "chậm nhất", "trong", ...).

    Exactly one of ``moment`` (a date), ``due`` with ``every`` (a recurring day of month or week)
    and ``after`` (a period) is given; a daily hour has ``every`` alone. ``next`` tells that the day
    lies in the period after, ``previous`` that it lies in the year before,
    ``listed`` that it follows another day in a printed list, ``has_work`` that the span holds the work as well.
    """

    span: Span
    trigger: str = ""
    moment: Moment | None = None
    due: str | None = None
    every: str | None = None
    time: str | None = None
    next: bool = False
    previous: bool = False
    month: int | None = None
    after: After | None = None
    listed: bool = False
    has_work: bool = False
