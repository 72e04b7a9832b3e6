"""A year as its pages show it: twelve months of weeks, each day with what it is."""

from __future__ import annotations

from calendar import Calendar as Weeks
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from dondoc.calendar.models import SetDay
from dondoc.core.periods import Calendar, holiday, is_working_day
from dondoc.plans.sentences import weekday_name

_MONDAY_FIRST = Weeks(firstweekday=0)
_SATURDAY = 6


@dataclass(frozen=True, slots=True)
class Day:
    """One day: whether offices work, and why where that is not what its weekday says.

    ``kind`` names its look: "worked", "weekend", "holiday", "made_up" (a weekend day that is worked), "set_off" and
    "set_worked" (set by hand).
    """

    day: date
    kind: str
    why: str = ""

    @property
    def works(self) -> bool:
        """Whether offices work."""
        return self.kind in ("worked", "made_up", "set_worked")

    @property
    def weekday(self) -> str:
        """The name of its weekday."""
        return weekday_name(self.day.isoweekday())

    @property
    def word(self) -> str:
        """What it is, in a word or two; "" for a day of work like any other."""
        return {
            "weekend": _("cuối tuần"),
            "holiday": _("nghỉ lễ"),
            "made_up": _("làm bù"),
            "set_off": _("nghỉ theo quyết định"),
            "set_worked": _("làm theo quyết định"),
        }.get(self.kind, "")

    @property
    def sign(self) -> str:
        """The letter that stands beside its number, so that colour is not all."""
        return {"holiday": _("N"), "made_up": _("B"), "set_off": _("N*"), "set_worked": _("L*")}.get(self.kind, "")


@dataclass(frozen=True, slots=True)
class Month:
    """A month in whole weeks, Monday first; None stands for the days of other months."""

    first: date
    weeks: Sequence[Sequence[Day | None]]
    worked: int


def year_of(year: int, calendar: Calendar, set_days: Iterable[SetDay]) -> list[Month]:
    """The months of a year by the calendar in force."""
    reasons = {each.date: each.reason for each in set_days}
    return [_month(year, month, calendar, reasons) for month in range(1, 13)]


def special(months: Iterable[Month]) -> list[Day]:
    """The days that are not what their weekday says, in order: what a printed list of the year holds."""
    days = (day for month in months for week in month.weeks for day in week if day is not None)
    return [day for day in days if day.kind not in ("worked", "weekend")]


def _month(year: int, month: int, calendar: Calendar, reasons: Mapping[date, str]) -> Month:
    weeks = [
        [_day(date(year, month, number), calendar, reasons) if number else None for number in week]
        for week in _MONDAY_FIRST.monthdayscalendar(year, month)
    ]
    worked = sum(day.works for week in weeks for day in week if day is not None)
    return Month(date(year, month, 1), weeks, worked)


def _day(day: date, calendar: Calendar, reasons: Mapping[date, str]) -> Day:
    works = is_working_day(day, calendar)
    if day in reasons:
        return Day(day, "set_worked" if works else "set_off", reasons[day])
    weekend = day.isoweekday() >= _SATURDAY
    if works:
        return Day(day, "made_up", _made_up_for(day)) if weekend else Day(day, "worked")
    name = holiday(day)
    return Day(day, "holiday", name) if name else Day(day, "weekend")


def _made_up_for(day: date) -> str:
    """For which day off a weekend day is worked, as the announced calendar names it."""
    printed = f"{day:%d/%m/%Y}"
    around = (day + timedelta(days=n) for n in range(-60, 61))
    off = next((each for each in around if printed in holiday(each)), None)
    return _("làm bù cho ngày %(day)s") % {"day": f"{off:%d/%m/%Y}"} if off else ""
