"""What can be late: reports, tasks, plans that a unit must issue, findings of visits."""

from dondoc.reminders.sources.base import Fact, Source
from dondoc.reminders.sources.findings import Findings
from dondoc.reminders.sources.issuing import Issuing
from dondoc.reminders.sources.reports import Reports
from dondoc.reminders.sources.tasks import Tasks

SOURCES: tuple[Source, ...] = (Reports(), Tasks(), Issuing(), Findings())

__all__ = ["SOURCES", "Fact", "Source"]
