"""What can be late: reports, tasks, and plans that a unit must issue."""

from dondoc.reminders.sources.base import Fact, Source
from dondoc.reminders.sources.issuing import Issuing
from dondoc.reminders.sources.reports import Reports
from dondoc.reminders.sources.tasks import Tasks

SOURCES: tuple[Source, ...] = (Reports(), Tasks(), Issuing())

__all__ = ["SOURCES", "Fact", "Source"]
