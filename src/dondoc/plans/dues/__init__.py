"""One grammar for every due date in force. Pure: values in, values out; docs/due-dates.md shows each kind."""

from dondoc.plans.dues.conflicts import Clash, Conflict, conflicts
from dondoc.plans.dues.days import day_after, occurrences, only_day, upcoming
from dondoc.plans.dues.kinds import (
    LONGEST,
    LONGEST_PERIOD,
    After,
    Due,
    EndOf,
    Event,
    Fixed,
    HalfYearly,
    Measure,
    Monthly,
    Quarterly,
    Span,
    Weekly,
    Yearly,
    recurs,
)
from dondoc.plans.dues.reading import of_reading, parse
from dondoc.plans.dues.rounds import AHEAD, following, gone_by, left, opens_on

__all__ = [
    "AHEAD",
    "LONGEST",
    "LONGEST_PERIOD",
    "After",
    "Clash",
    "Conflict",
    "Due",
    "EndOf",
    "Event",
    "Fixed",
    "HalfYearly",
    "Measure",
    "Monthly",
    "Quarterly",
    "Span",
    "Weekly",
    "Yearly",
    "conflicts",
    "day_after",
    "following",
    "gone_by",
    "left",
    "occurrences",
    "of_reading",
    "only_day",
    "opens_on",
    "parse",
    "recurs",
    "upcoming",
]
