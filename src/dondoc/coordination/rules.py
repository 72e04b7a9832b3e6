"""When the yearly reviews of a programme are due, and which posts a committee usually has."""

from __future__ import annotations

import calendar
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import Enum


class ReviewState(Enum):
    """How a year's review stands."""

    HELD = "held"
    LATE = "late"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class DueReview:
    """The review of one year, the last day for it, and how it stands."""

    year: int
    due: date
    state: ReviewState

    def days_late(self, today: date) -> int:
        """By how many days it is late; 0 where it is not."""
        return (today - self.due).days if self.state is ReviewState.LATE else 0


@dataclass(frozen=True, slots=True)
class Term:
    """A programme's term, and the day of each year that it is reviewed by; in a shorter month its last day."""

    starts: date
    ends: date | None
    month: int
    day: int

    def due_in(self, year: int) -> date:
        """The last day for the review of a year; in the last year no later than the end of the term."""
        due = date(year, self.month, min(self.day, calendar.monthrange(year, self.month)[1]))
        return self.ends if self.ends is not None and self.ends.year == year and self.ends < due else due


def reviews_of(term: Term, held: Collection[int], today: date) -> list[DueReview]:
    """Every year's review from the first to the next that is still to come, the latest first.

    The first is that of the first year whose day falls within the term; years of reviews that were held outside
    of the term are kept too.
    """
    first = term.starts.year if term.due_in(term.starts.year) >= term.starts else term.starts.year + 1
    last = today.year if term.due_in(today.year) >= today and today.year not in held else today.year + 1
    if term.ends is not None:
        last = min(last, term.ends.year)
    years = {*range(first, last + 1), *held}
    return [
        DueReview(year, term.due_in(year), _state(term.due_in(year), year in held, today))
        for year in sorted(years, reverse=True)
    ]


def _state(due: date, is_held: bool, today: date) -> ReviewState:
    if is_held:
        return ReviewState.HELD
    return ReviewState.LATE if due < today else ReviewState.COMING
