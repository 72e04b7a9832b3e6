"""Bars over time, as shares of a span of whole months: what SVG needs is made here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.plans.models import Assignment
from dondoc.web.tasks.rows import Row

YEARS = 5  # a bar that begins before or ends after is cut
LABELLED = 8  # months that get a name; of more every second, third ... one does


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the scale: where it begins, and its name where there is room for it."""

    at: str
    name: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One row with its bar: ``start`` and ``width`` of the scale, ``done`` of the scale; "" where it has no due day."""

    row: Row
    start: str
    width: str
    done: str
    tone: str


@dataclass(frozen=True, slots=True)
class Scale:
    """From the first of a month to the last of another, with where ``today`` is."""

    first: date
    last: date
    today: str
    months: tuple[Month, ...]

    @classmethod
    def over(cls, rows: Sequence[Assignment], today: date) -> Scale:
        """The months that hold the days of all rows and today, but no more than `YEARS` before and after."""
        days = [day for row in rows for day in (begins(row), row.due) if day] + [today]
        first = max(min(days), date(today.year - YEARS, 1, 1)).replace(day=1)
        last = min(max(days), date(today.year + YEARS, 12, 31))
        bare = cls(first, _last_of_month(last), "", ())
        starts = list(_months(first, last))
        every = -(-len(starts) // LABELLED)
        named = (Month(bare.place(day), f"{day:%m/%Y}" if n % every == 0 else "") for n, day in enumerate(starts))
        return cls(bare.first, bare.last, bare.place(today), tuple(named))

    def place(self, day: date) -> str:
        """Where a day begins, as SVG wants it."""
        return f"{100 * self._share(day):.2f}%"

    def _share(self, day: date) -> float:
        return (day - self.first).days / ((self.last - self.first).days + 1)

    def span(self, start: date, end: date) -> str:
        """How wide the days from one to another are, both included."""
        return f"{100 * ((end - start).days + 1) / ((self.last - self.first).days + 1):.2f}%"


def begins(row: Assignment) -> date | None:
    """Where a row's bar begins: with the work on it, else, or where that began too late, with its plan."""
    plan, due = row.task.plan, row.due
    days = (row.begun_on, plan.period_start, plan.date, due)
    return next((day for day in days if day and (due is None or day <= due)), due)


def bars_of(rows: Sequence[Row], scale: Scale) -> list[Bar]:
    """The bar of each row; late ones are marked, and so is what is over."""
    return [_bar(row, scale) for row in rows]


def _bar(row: Row, scale: Scale) -> Bar:
    start, due = begins(row.assignment), row.assignment.due
    tone = "bad" if row.days_late else "good" if row.assignment.status == "confirmed" else "accent"
    if start is None or due is None:
        return Bar(row, "", "", "", tone)
    days = ((due - start).days + 1) * row.percent / 100 / ((scale.last - scale.first).days + 1)
    return Bar(row, scale.place(start), scale.span(start, due), f"{100 * days:.2f}%", tone)


def _months(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _last_of_month(day: date) -> date:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
