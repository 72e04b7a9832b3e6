"""Looks at one watched thing as it stands now, and says what is to be told and when to look again. Writes nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.utils import timezone

from dondoc.core.periods import Calendar
from dondoc.reminders.lines import Line, line_of
from dondoc.reminders.models import Watch
from dondoc.reminders.rules.ladder import Rule, look, working
from dondoc.reminders.sources import Fact
from dondoc.units.queries import as_of

_DAY = timedelta(days=1)


class Values(NamedTuple):
    """The values of a watch that a look may change."""

    unit_id: int
    due: date
    next_at: datetime | None
    told_on: date | None
    escalated_for: date | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a watch; ``line`` is what its unit is told, if anything, and ``above`` who else is."""

    values: Values
    line: Line | None = None
    above: int | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """The units of one handful as of today: those that stand, with the unit above each, and names of both."""

    above: Mapping[int, int | None]
    names: Mapping[int, str]

    @classmethod
    def of(cls, unit_ids: Collection[int], offices: Collection[int], day: date) -> Places:
        above = dict(as_of(day).filter(unit_id__in=unit_ids).values_list("unit_id", "parent_id"))
        named = {*unit_ids, *offices, *(unit_id for unit_id in above.values() if unit_id)}
        return cls(above, dict(as_of(day).filter(unit_id__in=named).values_list("unit_id", "name")))


class Viewer:
    """The moment and all that is needed to judge by: the calendar in force, the rules of offices, the units.

    ``risen`` holds watches with the due dates whose lateness units above have been told: a date may come back.
    """

    def __init__(
        self,
        now: datetime,
        calendar: Calendar,
        rules: Mapping[int, Rule],
        places: Places,
        risen: Collection[tuple[int, date]] = (),
    ) -> None:
        here = timezone.localtime(now)
        self.now, self.day, self.hour = now, here.date(), here.hour
        self.calendar, self.rules, self.places, self.risen = calendar, rules, places, risen
        self.works = working(self.day, calendar) == self.day
        self.next_worked = working(self.day + _DAY, calendar)

    def outcome(self, watch: Watch, fact: Fact | None) -> Outcome:
        """What a look at a watch comes to; ``fact`` is its thing as it stands, None where it is open no more."""
        if fact is None:
            return Outcome(values_of(watch)._replace(next_at=None))
        if fact.unit_id != watch.unit_id:  # passed on: looked at again with what else is due at that unit
            return Outcome(Values(fact.unit_id, fact.due, self.now, None, watch.escalated_for))
        seen = values_of(watch)._replace(due=fact.due)
        rule = self.rules[fact.office_id]
        closed_until = self._closed_until(rule, fact.unit_id)
        if closed_until is not None:
            return Outcome(seen._replace(next_at=closed_until))
        return self._judged(seen, fact, rule, risen=(watch.pk, fact.due) in self.risen)

    def _closed_until(self, rule: Rule, unit_id: int) -> datetime | None:
        """From when anything may be said to a unit; None for now. One that has ended waits for its heir."""
        if not self.works or unit_id not in self.places.above:
            return self._at(self.next_worked, rule)
        return self._at(self.day, rule) if self.hour < rule.hour else None

    def _judged(self, seen: Values, fact: Fact, rule: Rule, *, risen: bool) -> Outcome:
        found = look(
            fact.due,
            told_on=_latest(seen.told_on, fact.since),
            escalated=risen or seen.escalated_for == fact.due,
            day=self.day,
            rule=rule,
            calendar=self.calendar,
        )
        values = seen._replace(next_at=self._at(found.again, rule))
        if not found.tell:
            return Outcome(values)
        values = values._replace(told_on=self.day)
        if not found.escalate:
            return Outcome(values, line_of(fact, self.day, self.calendar))
        above = self.places.above[fact.unit_id] or (fact.office_id if fact.office_id != fact.unit_id else None)
        line = line_of(fact, self.day, self.calendar, above=self.places.names.get(above, "") if above else "")
        return Outcome(values._replace(escalated_for=fact.due), line, above)

    def _at(self, day: date, rule: Rule) -> datetime:
        """The hour of the rule on a day."""
        return datetime.combine(day, time(rule.hour), tzinfo=timezone.get_current_timezone())


def _latest(told_on: date | None, since: date | None) -> date | None:
    """When a unit was last told, or the day before the round was asked for: what came earlier is not made up for."""
    before = since - _DAY if since else None
    return max((day for day in (told_on, before) if day), default=None)


def values_of(watch: Watch) -> Values:
    """The values as they stand."""
    return Values(watch.unit_id, watch.due, watch.next_at, watch.told_on, watch.escalated_for)
