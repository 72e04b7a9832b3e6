"""What can be late: reports, tasks, plans that a unit must issue, findings of visits, self-scores."""

from dondoc.reminders.sources.base import Fact, Source
from dondoc.reminders.sources.findings import Findings
from dondoc.reminders.sources.issuing import Issuing
from dondoc.reminders.sources.reports import Reports
from dondoc.reminders.sources.scores import Scores
from dondoc.reminders.sources.tasks import Tasks

SOURCES: tuple[Source, ...] = (Reports(), Tasks(), Issuing(), Findings(), Scores())

__all__ = ["SOURCES", "Fact", "Source"]
